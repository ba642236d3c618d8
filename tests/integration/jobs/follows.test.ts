import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { askForCase, askPayment, startPlan } from "~/bank/billing/ask.operations.server";
import { issueReceipt, receiptPdf } from "~/bank/billing/receipt.operations.server";
import { oweRefund, sendRefund } from "~/bank/billing/refund.operations.server";
import { cancelCase, recordNotCollected } from "~/bank/collection/case-ends.operations.server";
import { publishConsentText } from "~/bank/consent/texts.operations.server";
import { transferIn } from "~/bank/enquiries/transfer.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { endRight, grantRight } from "~/bank/people/family.server";
import { HANDLERS } from "~/jobs/handlers.server";
import { consentText } from "~db/seed/consent-texts/index.server";
import { givenDueDeposit, givenPaidDeposit, payBy, paymentOf, refundsOf } from "~tests/support/given/billing";
import { givenDispatchedKit, givenKit, givenReceived } from "~tests/support/given/collection";
import { givenConsentTexts, givenOpenConsent, givenSignedConsent } from "~tests/support/given/consent";
import { givenBank, givenCase } from "~tests/support/given/enquiries";
import { follow } from "~tests/support/given/jobs";
import { givenFamily, givenStaff, someone } from "~tests/support/given/people";
import { textOf } from "~tests/support/pdf-text";

const refusal = (code: string) => expect.objectContaining({ code });
const paymentsOf = (caseId: string) =>
  readAs(WORKER, (db) => db.selectFrom("payments").select(["purpose", "state"]).where("caseId", "=", caseId).orderBy("id").execute());
const tasksOf = (subjectId: string, kind: string) =>
  readAs(WORKER, (db) =>
    db.selectFrom("tasks").select(["state", "data"]).where("subjectId", "=", subjectId).where("kind", "=", kind).execute(),
  );
const consentsOf = (caseId: string) =>
  readAs(WORKER, (db) =>
    db.selectFrom("consents").select(["id", "state", "version"]).where("caseId", "=", caseId).orderBy("openedAt").execute(),
  );
const owed = async (caseId: string) => (await refundsOf(caseId)).map(({ amountMinor, reason }) => [amountMinor, reason]);

beforeAll(async () => {
  await givenBank();
  await givenConsentTexts();
});

describe("rule 46: what goes back follows from how far the case came", () => {
  test("cancelled before its kit left: everything", async () => {
    const kit = await givenKit();
    await cancelCase(kit.laboratory, kit.caseId, { reason: "family" });
    await follow(kit.donorId, "case.cancelled");
    await follow(kit.donorId, "case.cancelled");
    expect(await owed(kit.caseId)).toEqual([[300_00, "before_dispatch"]]);
  });

  test("cancelled after its kit had left, or not collected: all but what the signed table keeps", async () => {
    for (const end of [cancelCase, recordNotCollected] as const) {
      const kit = await givenDispatchedKit();
      await follow(kit.donorId, "kit.dispatched");
      await payBy((await paymentOf(kit.caseId, "balance")).id);
      await end(kit.laboratory, kit.caseId, { reason: "other" });
      await follow(kit.donorId, end === cancelCase ? "case.cancelled" : "case.not_collected");
      expect((await owed(kit.caseId)).reduce((sum, [amount]) => sum + Number(amount), 0)).toBe(1900_00 - 150_00);
    }
  });

  test("rejected on arrival with the whole case: by the table; one material of two: nothing yet", async () => {
    const whole = await givenReceived({ receipt: { verdict: "rejected", reason: "clotted" } });
    await follow(whole.donorId, "donation.rejected");
    expect(await owed(whole.caseId)).toEqual([[150_00, "rejected_without_fault"]]);
  });

  test("with the balance unpaid, its demand is withdrawn and nobody is asked again after the end", async () => {
    const kit = await givenDispatchedKit();
    await follow(kit.donorId, "kit.dispatched");
    await follow(kit.donorId, "kit.dispatched");
    expect(await paymentsOf(kit.caseId)).toEqual([
      { purpose: "deposit", state: "paid" },
      { purpose: "balance", state: "due" },
    ]);
    await recordNotCollected(kit.laboratory, kit.caseId, { reason: "emergency" });
    await follow(kit.donorId, "case.not_collected");
    await askForCase(kit.caseId, "balance");
    expect((await paymentsOf(kit.caseId)).map(({ state }) => state)).toEqual(["partly_refunded", "cancelled"]);
  });

  test("a refund without a charge to go back to is a fault that is named, not a refund that is called sent", async () => {
    const { caseId, paymentId } = await givenDueDeposit();
    await payBy(paymentId, "card", { paymentIntentId: null });
    await oweRefund(caseId, "before_dispatch");
    const [refund] = await refundsOf(caseId);
    await expect(sendRefund(refund?.id ?? "")).rejects.toThrow("has no charge to go back to");
    expect((await refundsOf(caseId))[0]?.state).toBe("owed");
  });
});

describe("what is asked", () => {
  test("of a case from another bank, which signed no schedule here, is nothing", async () => {
    const holder = await givenFamily();
    const { caseId, donorId } = await transferIn(await givenStaff("coordinator"), {
      ...{ coi: `CHA9995${String(someone()).padStart(8, "0")}`, tissue: "bone_marrow", donorGivenName: "A", donorFamilyName: "B" },
      ...{ bornOn: "1980-01-01", country: "IT", storagePlan: "yearly", holderPersonId: holder.personId },
    });
    await askForCase(caseId, "deposit");
    await startPlan(caseId);
    const release = await transact(WORKER, (tx, record) => askPayment(tx, record, { caseId, donorId, purpose: "release" }));
    expect([release, await paymentsOf(caseId)]).toEqual([null, []]);
  });

  test("for storage is nothing before the day of storage", async () => {
    const { caseId } = await givenPaidDeposit();
    await startPlan(caseId);
    const plans = await readAs(WORKER, (db) => db.selectFrom("storagePlans").select("id").where("caseId", "=", caseId).execute());
    expect(plans).toEqual([]);
  });

  test("by the completed consent is the deposit, once", async () => {
    const { caseId, donorId } = await givenSignedConsent();
    await follow(donorId, "consent.completed");
    await follow(donorId, "consent.completed");
    expect(await paymentsOf(caseId)).toEqual([{ purpose: "deposit", state: "due" }]);
  });
});

describe("a receipt", () => {
  test("is made of what is paid, in the payer's language, and its bytes stay", async () => {
    const family = await givenFamily({ locale: "it", name: "Élodie" });
    const { paymentId } = await givenPaidDeposit({ family });
    await issueReceipt(paymentId);
    const first = await receiptPdf(family, paymentId);
    await issueReceipt(paymentId);
    expect((await receiptPdf(family, paymentId))?.pdf.equals(first?.pdf ?? Buffer.alloc(0))).toBe(true);
    const [page = "", ...more] = await textOf(first?.pdf ?? Buffer.alloc(0));
    expect(more).toEqual([]);
    for (const words of ["Élodie Family", "300,00", first?.number ?? "R-"]) expect(page).toContain(words);
  });

  test("is not made of what is not paid", async () => {
    const { paymentId, family } = await givenDueDeposit();
    await issueReceipt(paymentId);
    await issueReceipt(uuidv7());
    expect(await receiptPdf(family, paymentId)).toBeUndefined();
  });
});

describe("a consent opens by itself", () => {
  test("when the missing guardian is there: until then the coordinator has a task that says who is missing", async () => {
    const coordinator = await givenStaff("coordinator");
    const { caseId, donorId, family } = await givenCase({ tissue: "dental_pulp" });
    const rights = await readAs(WORKER, (db) =>
      db.selectFrom("rights").select("id").where("donorId", "=", donorId).where("kind", "=", "consent").execute(),
    );
    for (const { id } of rights) await endRight(coordinator, id);
    await follow(donorId, "quote.accepted");
    await follow(donorId, "quote.accepted");
    expect(await tasksOf(caseId, "consent_signers")).toEqual([{ state: "open", data: { reason: "guardians_missing" } }]);
    expect(await consentsOf(caseId)).toEqual([]);
    await grantRight(coordinator, donorId, { personId: family.personId, kinds: ["consent"], ground: "mother" });
    await follow(donorId, "right.granted");
    expect((await consentsOf(caseId)).map(({ state }) => state)).toEqual(["open"]);
    expect((await tasksOf(caseId, "consent_signers")).map(({ state }) => state)).toEqual(["done"]);
  });

  test("once for each case, however many rights are granted afterwards", async () => {
    const { caseId, donorId } = await givenOpenConsent({ tissue: "dental_pulp" });
    const aunt = await givenFamily();
    await grantRight(await givenStaff("coordinator"), donorId, { personId: aunt.personId, kinds: ["view"], ground: "guardian" });
    await follow(donorId, "right.granted");
    expect(await consentsOf(caseId)).toHaveLength(1);
  });
});

test("a newer text asks every case of its tissue that has an older one, by one task each, and no case that has ended", async () => {
  const [signed, open, ended] = [
    await givenSignedConsent({ tissue: "adipose" }),
    await givenOpenConsent({ tissue: "adipose" }),
    await givenSignedConsent({ tissue: "adipose" }),
  ];
  const other = await givenSignedConsent({ tissue: "dental_pulp" });
  await cancelCase(await givenStaff("coordinator"), ended.caseId, { reason: "family" });
  await publishConsentText(WORKER, consentText("adipose", "en", 2));
  const { id } = await readAs(WORKER, (db) =>
    db.selectFrom("events").select("id").where("type", "=", "consent_text.published").orderBy("position", "desc").executeTakeFirstOrThrow(),
  );
  for (let twice = 0; twice < 2; twice += 1) await HANDLERS["consent.ask_again"]?.({ id, eventId: id, key: `${id}:consent.ask_again` });
  for (const { caseId } of [signed, open])
    expect(await tasksOf(caseId, "consent_again")).toEqual([{ state: "open", data: { version: 2, tissue: "adipose" } }]);
  for (const { caseId } of [ended, other]) expect(await tasksOf(caseId, "consent_again")).toEqual([]);
});

test("an ask above the signed schedule, or for what it does not name, is refused before anything is written", async () => {
  const { caseId, donorId } = await givenSignedConsent({ tissue: "birth" });
  const lines = await readAs(WORKER, (db) =>
    db
      .selectFrom("quoteLines")
      .innerJoin("cases", "cases.quoteId", "quoteLines.quoteId")
      .select("quoteLines.item")
      .where("cases.id", "=", caseId)
      .execute(),
  );
  expect(lines.map(({ item }) => item)).not.toContain("amnion_placenta");
  const asked = transact(WORKER, (tx, record) => askPayment(tx, record, { caseId, donorId, purpose: "amnion_placenta" as "release" }));
  await expect(asked).rejects.toThrow(refusal("not_in_schedule"));
  expect(await paymentsOf(caseId)).toEqual([]);
});
