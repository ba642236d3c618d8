import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../../support/browser";
import { acceptQuote, enquire, pay, quote, signConsent, someone, takeUpInvitation } from "../../support/journey";
import { fromNow, letDaysPass } from "../../support/journey-calendar";
import { releaseCertificate, verify } from "../../support/journey-certificate";
import { JOURNEY } from "../../support/journey-forms";
import { checkLabels, collectAndReceive, dispatch, openCase, packKit, registerBirth } from "../../support/journey-kit";
import { testDonor } from "../../support/journey-markers";
import { freeze, makeTissue, place } from "../../support/journey-processing";
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

test("a cord goes from its family's question in Arabic to a certified release straight from stock, by the responsible person", async ({
  as,
  stranger,
}) => {
  test.setTimeout(400_000);
  const maryam = someone("مريم", "birth", "ابتثجحخدذر");
  const yusuf = someone("يوسف", "birth", "ابتثجحخدذر");
  const surname = maryam.name.split(" ")[1] ?? "";
  const [mother, father] = [await stranger({ locale: "ar" }), await stranger({ locale: "ar" })];
  await enquire(mother, maryam);
  await expectArabic(mother);
  const coordinator = await as("coordinator");
  await quote(coordinator, maryam);
  const before = await fromNow(mother);
  await acceptQuote(mother, maryam, {
    donorIs: "unborn",
    expectedOn: before.on(30),
    donorGivenName: "سلمى",
    donorFamilyName: surname,
    relation: "mother",
    otherGivenName: "يوسف",
    otherFamilyName: surname,
    otherEmail: yusuf.email,
    otherRelation: "father",
  });
  await expectArabic(mother);
  await takeUpInvitation(father, yusuf);
  await expectArabic(father);
  await signConsent(mother, maryam);
  await expectArabic(mother);
  await signConsent(father, yusuf);
  await pay(mother);

  const laboratory = await as("lab-a");
  const quality = await as("quality");
  const held = await openCase(laboratory, `سلمى ${surname}`);
  const kit = await packKit(laboratory, held);
  await checkLabels(await as("lab-b"), kit, held.coi);
  const days = await fromNow(laboratory);
  await dispatch(laboratory, kit, held.coi, days);
  await letDaysPass(laboratory, 10);
  const child = { name: `سلمى ${surname}`, bornOn: days.on(2), number: `MRN-${maryam.email.slice(4, 14)}`, weightKg: "3.4" };
  await registerBirth(coordinator, held, { bornOn: child.bornOn, medicalNumber: child.number });
  const donation = await collectAndReceive(laboratory, held, days, { lengthCm: "24" });
  await testDonor({ laboratory, quality }, donation, days, "mother");
  const lot = await makeTissue(laboratory, donation, days, "DCT01");
  await freeze(laboratory, lot, days, 2, [4, 6], { dose: 4, reserve: 2, qc: 1, retain: 1, millionsPerVial: 1 });
  await place(laboratory, lot);
  await testLot({ laboratory, quality }, lot, { sampledAt: days.at(2, 6), testedOn: days.on(9) });
  await disposeReleasable(quality, lot);

  await renewLicence(coordinator);
  await grant(mother);
  await expectArabic(mother);
  await expectAccessible(mother);
  const clinic = await as("clinic-x");
  const request = await ask(clinic, child, 1e6);
  await payFees(mother, request, 1);
  await authorise(mother, maryam);
  await authorise(father, yusuf);
  await expectArabic(father);
  await reviewAndApprove(quality, await as("rp"), request);
  const vials = await packAndShip(laboratory, request);
  await receiveAndInfuse(clinic, request, vials);
  await verify(await stranger({ locale: "ar" }), await releaseCertificate(clinic, request), "ar");
});

/** The page speaks Arabic and is read from right to left. */
async function expectArabic(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
}
