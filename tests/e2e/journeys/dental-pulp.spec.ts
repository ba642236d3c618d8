import { expectAccessible, test } from "../../support/browser";
import { acceptQuote, enquire, pay, quote, signConsent, someone, takeUpInvitation } from "../../support/journey";
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

test("a child's tooth goes from the mother's question to a certified release, and both parents sign on the way", async ({
  as,
  stranger,
}) => {
  test.setTimeout(400_000);
  const ruth = someone("Ruth", "dental_pulp");
  const paul = someone("Paul", "dental_pulp");
  const [mother, father] = [await stranger(), await stranger()];
  await enquire(mother, ruth);
  const coordinator = await as("coordinator");
  await quote(coordinator, ruth);
  const child = { name: `Lea ${ruth.name.split(" ")[1]}`, bornOn: "2019-05-04", number: `MRN-${ruth.email.slice(4, 14)}`, weightKg: "23" };
  const [givenName = "", familyName = ""] = child.name.split(" ");
  await acceptQuote(mother, ruth, {
    donorIs: "child",
    bornOn: child.bornOn,
    medicalNumber: child.number,
    donorGivenName: givenName,
    donorFamilyName: familyName,
    relation: "mother",
    otherGivenName: "Paul",
    otherFamilyName: familyName,
    otherEmail: paul.email,
    otherRelation: "father",
  });
  await takeUpInvitation(father, paul);
  await signConsent(mother, ruth);
  await signConsent(father, paul);
  await pay(mother);

  const laboratory = await as("lab-a");
  const quality = await as("quality");
  const held = await openCase(laboratory, child.name);
  const kit = await packKit(laboratory, held);
  await checkLabels(await as("lab-b"), kit, held.coi);
  const days = await fromNow(laboratory);
  await dispatch(laboratory, kit, held.coi, days);
  await letDaysPass(laboratory, 23);
  const donation = await collectAndReceive(laboratory, held, days, { fdiTooth: "61" });
  await testDonor({ laboratory, quality }, donation, days);
  const culture = await startCulture(laboratory, donation, days, "DDP01");
  await growPassages(laboratory, culture, days, [
    { harvestedOn: 9, harvestedMillions: 3 },
    { seededOn: 9, seededMillions: 3, harvestedOn: 12, harvestedMillions: 12 },
    { seededOn: 12, seededMillions: 12, harvestedOn: 16, harvestedMillions: 60 },
  ]);
  await expectAccessible(laboratory);
  const lot = await makeLot(laboratory, culture, 20);
  await freeze(laboratory, lot, days, 16, [1, 3], { dose: 4, reserve: 2, qc: 1, retain: 1, millionsPerVial: 5 });
  await place(laboratory, lot);
  await testLot({ laboratory, quality }, lot, { sampledAt: days.at(16, 3), testedOn: days.on(23) });
  await disposeReleasable(quality, lot);

  await renewLicence(coordinator);
  await grant(mother);
  const clinic = await as("clinic-x");
  const request = await ask(clinic, child, 1e7);
  await payFees(mother, request, 1);
  await authorise(mother, ruth);
  await authorise(father, paul);
  await expectAccessible(father);
  await reviewAndApprove(quality, await as("qp"), request);
  const vials = await packAndShip(laboratory, request);
  await receiveAndInfuse(clinic, request, vials);
  await verify(await stranger(), await releaseCertificate(clinic, request));
});
