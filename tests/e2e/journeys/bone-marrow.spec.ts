import { expect, test } from "../../support/browser";
import { acceptQuote, enquire, letterLink, pay, quote, signConsent, someone } from "../../support/journey";
import { fromNow, letDaysPass } from "../../support/journey-calendar";
import { releaseCertificate, verify } from "../../support/journey-certificate";
import { JOURNEY } from "../../support/journey-forms";
import { checkLabels, collectAndReceive, dispatch, openCase, packKit } from "../../support/journey-kit";
import { testDonor } from "../../support/journey-markers";
import { freeze, growPassages, makeLot, place, startCulture } from "../../support/journey-processing";
import {
  ask,
  authorise,
  grant,
  packAndShip,
  payFees,
  receiveAndInfuse,
  renewLicence,
  reviewAndApprove,
} from "../../support/journey-release";
import { disposeReleasable, testLot } from "../../support/journey-tests";

test.use(JOURNEY);

test("bone marrow goes from a stranger's question to a certified release straight from stock, without a single script", async ({
  as,
  stranger,
}) => {
  test.setTimeout(400_000);
  const plain = { javaScriptEnabled: false };
  const nora = someone("Nora", "bone_marrow");
  const family = await stranger(plain);
  await enquire(family, nora);
  const coordinator = await as("coordinator", plain);
  await quote(coordinator, nora);
  const patient = { name: nora.name, bornOn: "1984-02-29", number: `MRN-${nora.email.slice(4, 12)}`, weightKg: "62" };
  await acceptQuote(family, nora, { donorIs: "self", bornOn: patient.bornOn, medicalNumber: patient.number });
  await signConsent(family, nora);
  await pay(family);
  await family.goto("/family");
  await expect(family.getByText("Deposit paid; the kit is being prepared")).toBeVisible();
  expect(await letterLink(family, nora.email, /\/family\/[\w/-]+/)).toMatch(/^\/family\//);

  const laboratory = await as("lab-a", plain);
  const quality = await as("quality", plain);
  const held = await openCase(laboratory, nora.name);
  const kit = await packKit(laboratory, held);
  await checkLabels(await as("lab-b", plain), kit, held.coi);
  const days = await fromNow(laboratory);
  await dispatch(laboratory, kit, held.coi, days);
  await family.goto("/family");
  await expect(family.getByText("The kit is on its way to you")).toBeVisible();
  await pay(family);
  await letDaysPass(laboratory, 23);
  const donation = await collectAndReceive(laboratory, held, days, { volumeMl: "48" });
  await family.goto("/family");
  await expect(family.getByText("Arrived at the laboratory")).toBeVisible();

  await testDonor({ laboratory, quality }, donation, days);
  const culture = await startCulture(laboratory, donation, days, "DBM01");
  await growPassages(laboratory, culture, days, [
    { harvestedOn: 8, harvestedMillions: 4 },
    { seededOn: 8, seededMillions: 4, harvestedOn: 12, harvestedMillions: 20 },
    { seededOn: 12, seededMillions: 20, harvestedOn: 16, harvestedMillions: 77 },
  ]);
  const lot = await makeLot(laboratory, culture, 37);
  await freeze(laboratory, lot, days, 16, [1, 3], { dose: 4, reserve: 2, qc: 1, retain: 1, millionsPerVial: 5 });
  await place(laboratory, lot);
  await testLot({ laboratory, quality }, lot, { sampledAt: days.at(16, 3), testedOn: days.on(23) });
  await disposeReleasable(quality, lot);

  await renewLicence(coordinator);
  await grant(family);
  const clinic = await as("clinic-x", plain);
  const request = await ask(clinic, patient, 1e7);
  await authorise(family, nora);
  await payFees(family, request, 1);
  await reviewAndApprove(quality, await as("qp", plain), request);
  const vials = await packAndShip(laboratory, request);
  await receiveAndInfuse(clinic, request, vials);
  await verify(await stranger(plain), await releaseCertificate(clinic, request));
});
