import { expectAccessible, test } from "../../support/browser";
import { acceptQuote, enquire, pay, quote, signConsent, someone } from "../../support/journey";
import { fromNow, letDaysPass } from "../../support/journey-calendar";
import { releaseCertificate, verify } from "../../support/journey-certificate";
import { JOURNEY } from "../../support/journey-forms";
import { checkLabels, collectAndReceive, dispatch, openCase, packKit } from "../../support/journey-kit";
import { testDonor } from "../../support/journey-markers";
import { freeze, growPassages, makeLot, place, startCulture } from "../../support/journey-processing";
import {
  acceptExpansion,
  ask,
  authorise,
  grant,
  packAndShip,
  payFees,
  receiveAndInfuse,
  renewLicence,
  reviewAndApprove,
  thaw,
} from "../../support/journey-release";
import { disposeReleasable, testLot } from "../../support/journey-tests";
import { visit } from "../../support/looked";

test.use(JOURNEY);

test("fat goes from a stranger's question into the freezer, and its cells are grown to a dose that is certified", async ({
  as,
  stranger,
}) => {
  test.setTimeout(400_000);
  const ines = someone("Ines", "adipose");
  const family = await stranger();
  await enquire(family, ines);
  const coordinator = await as("coordinator");
  await quote(coordinator, ines);
  const patient = { name: ines.name, bornOn: "1971-08-30", number: `MRN-${ines.email.slice(4, 14)}`, weightKg: "70" };
  await acceptQuote(family, ines, { donorIs: "self", bornOn: patient.bornOn, medicalNumber: patient.number });
  await signConsent(family, ines);
  await pay(family);

  const laboratory = await as("lab-a");
  const quality = await as("quality");
  const held = await openCase(laboratory, ines.name);
  const kit = await packKit(laboratory, held);
  await visit(laboratory, `${kit}/cancel`);
  await checkLabels(await as("lab-b"), kit, held.coi);
  const days = await fromNow(laboratory);
  await dispatch(laboratory, kit, held.coi, days);
  await letDaysPass(laboratory, 23);
  const donation = await collectAndReceive(laboratory, held, days, { volumeMl: "120" });
  await testDonor({ laboratory, quality }, donation, days);
  const culture = await startCulture(laboratory, donation, days, "DAT01");
  await growPassages(laboratory, culture, days, [
    { harvestedOn: 8, harvestedMillions: 4 },
    { seededOn: 8, seededMillions: 4, harvestedOn: 12, harvestedMillions: 20 },
    { seededOn: 12, seededMillions: 20, harvestedOn: 16, harvestedMillions: 77 },
  ]);
  const banked = await makeLot(laboratory, culture, 37);
  await freeze(laboratory, banked, days, 16, [1, 3], { dose: 4, reserve: 2, qc: 1, retain: 1, millionsPerVial: 5 });
  await place(laboratory, banked);
  await testLot({ laboratory, quality }, banked, { sampledAt: days.at(16, 3), testedOn: days.on(23) });
  await disposeReleasable(quality, banked);

  await renewLicence(coordinator);
  await grant(family);
  const clinic = await as("clinic-x");
  const request = await ask(clinic, patient, 1e8);
  await acceptExpansion(family, ines);
  await payFees(family, request, 2);
  await authorise(family, ines);
  const grown = await thaw(laboratory, request);
  const since = await fromNow(laboratory);
  await letDaysPass(laboratory, 16);
  await growPassages(laboratory, grown, since, [
    { seededOn: 0, seededMillions: 11.2, harvestedOn: 4, harvestedMillions: 46 },
    { seededOn: 4, seededMillions: 46, harvestedOn: 8, harvestedMillions: 175 },
  ]);
  const lot = await makeLot(laboratory, grown, 10);
  await freeze(laboratory, lot, since, 8, [1, 3], { dose: 14, reserve: 0, qc: 1, retain: 1, millionsPerVial: 10 });
  await place(laboratory, lot);
  await laboratory.goto(held.address);
  await expectAccessible(laboratory);
  await testLot({ laboratory, quality }, lot, { sampledAt: since.at(8, 3), testedOn: since.on(15) });
  await disposeReleasable(quality, lot);

  await reviewAndApprove(quality, await as("qp"), request);
  await laboratory.goto(`/staff/releases/${request}/pack`);
  await expectAccessible(laboratory);
  const vials = await packAndShip(laboratory, request);
  await receiveAndInfuse(clinic, request, vials);
  await verify(await stranger(), await releaseCertificate(clinic, request));
});
