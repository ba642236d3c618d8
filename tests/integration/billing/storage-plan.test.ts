import { expect, test } from "vitest";
import { askFirstFee, startPlan } from "~/bank/billing/ask.operations.server";
import { openCheckout } from "~/bank/billing/checkout.operations.server";
import { familyPayments } from "~/bank/billing/family-payments.server";
import { settleRenewal } from "~/bank/billing/renewal.operations.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { drainJobs } from "~/jobs/worker.server";
import { payBy, paymentOf, refundsOf } from "~tests/support/given/billing";
import { givenSignedConsent } from "~tests/support/given/consent";
import { deliverToRoutes } from "~tests/support/hooks";
import { withStandIns } from "~tests/support/stand-ins";

const standIns = withStandIns({ deliver: deliverToRoutes });
const STORED_AT = new Date("2026-11-12T22:30:00Z");
const inDays = (days: number) => new Date(standIns.stripe.now().getTime() + days * 86_400_000);
const sessionIn = (address: string) => address.split("/").at(-1) ?? "";

/** A case as it stands on the day of storage; what happened in between is not of this room. */
async function givenStored(storagePlan: "yearly" | "prepaid_20") {
  const held = await givenSignedConsent({ storagePlan });
  await transact(WORKER, async (tx, record) => {
    await tx.updateTable("cases").set({ state: "stored", storedAt: STORED_AT }).where("id", "=", held.caseId).execute();
    await record({ type: "lot.stored", about: [held.caseId], caseId: held.caseId, donorId: held.donorId });
  });
  await startPlan(held.caseId);
  await startPlan(held.caseId);
  await askFirstFee(held.caseId);
  await askFirstFee(held.caseId);
  return held;
}

const planOf = (caseId: string) =>
  readAs(WORKER, (db) => db.selectFrom("storagePlans").selectAll().where("caseId", "=", caseId).executeTakeFirstOrThrow());
const paymentsOf = (caseId: string) =>
  readAs(WORKER, (db) =>
    db.selectFrom("payments").select(["purpose", "state", "amountMinor"]).where("caseId", "=", caseId).orderBy("id").execute(),
  );

test("storage is first charged on the day of storage, as the bank's calendar counts it", async () => {
  const { caseId } = await givenStored("yearly");
  expect(await planOf(caseId)).toMatchObject({ startsOn: "2026-11-12", state: "due", paidUntil: null, amountMinor: 120_00 });
  expect(await paymentsOf(caseId)).toEqual([{ purpose: "storage_yearly", state: "due", amountMinor: 120_00 }]);
});

test("twenty years prepaid are one payment", async () => {
  const { caseId, family } = await givenStored("prepaid_20");
  const { id } = await paymentOf(caseId, "storage_prepaid_20");
  await payBy(id);
  expect(await planOf(caseId)).toMatchObject({ state: "active", paidUntil: "2046-11-12" });
  const { plans } = await readAs(family, (db) => familyPayments(family, db));
  expect(plans).toMatchObject([{ plan: "prepaid_20", amountMinor: 1800_00, renewsByItself: false }]);
});

test("a yearly plan is a subscription that renews when the clock moves on, at the signed price", async () => {
  const { caseId, family } = await givenStored("yearly");
  const first = await paymentOf(caseId, "storage_yearly");
  standIns.stripe.pay(sessionIn(await openCheckout(family, first.id)));
  await standIns.stripe.settled();
  expect(await planOf(caseId)).toMatchObject({ state: "active", paidUntil: "2027-11-12" });
  await standIns.stripe.advanceTo(inDays(367));
  expect(await planOf(caseId)).toMatchObject({ state: "active", paidUntil: "2028-11-12" });
  expect((await paymentsOf(caseId)).map(({ state, amountMinor }) => [state, amountMinor])).toEqual([
    ["paid", 120_00],
    ["paid", 120_00],
  ]);
});

test("rule 43: a renewal that fails makes the plan past due and finance's task, and the case stays stored; a new card pays it", async () => {
  const { caseId, family } = await givenStored("yearly");
  const first = await paymentOf(caseId, "storage_yearly");
  standIns.stripe.pay(sessionIn(await openCheckout(family, first.id)), "fails_later");
  await standIns.stripe.settled();
  await standIns.stripe.advanceTo(inDays(366));
  expect((await planOf(caseId)).state).toBe("past_due");
  const after = await readAs(WORKER, (db) => db.selectFrom("cases").select("state").where("id", "=", caseId).executeTakeFirstOrThrow());
  expect(after.state).toBe("stored");
  const tasks = () =>
    readAs(WORKER, (db) =>
      db.selectFrom("tasks").select("state").where("kind", "=", "storage_plan_past_due").where("caseId", "=", caseId).execute(),
    );
  expect(await tasks()).toEqual([{ state: "open" }]);

  const { stripeCustomerId } = await readAs(WORKER, (db) =>
    db.selectFrom("stripeCustomers").select("stripeCustomerId").where("personId", "=", family.personId).executeTakeFirstOrThrow(),
  );
  standIns.stripe.setCard(stripeCustomerId, "works");
  await standIns.stripe.advanceTo(inDays(10));
  expect((await planOf(caseId)).state).toBe("active");
  expect(await tasks()).toEqual([{ state: "done" }]);
});

test("a second subscription for one plan is ended and its charge goes back", async () => {
  const { caseId, family } = await givenStored("yearly");
  const { id } = await paymentOf(caseId, "storage_yearly");
  const address = await openCheckout(family, id);
  await payBy(id, "earlier", { subscriptionId: `sub_${id}` });
  standIns.stripe.pay(sessionIn(address));
  await standIns.stripe.settled();
  await drainJobs();
  await standIns.stripe.settled();
  expect(await refundsOf(caseId)).toMatchObject([{ amountMinor: 120_00, reason: "paid_twice", state: "sent" }]);
  expect((await planOf(caseId)).stripeSubscriptionId).toBe(`sub_${id}`);
  await standIns.stripe.advanceTo(inDays(800));
  expect((await paymentsOf(caseId)).filter(({ state }) => state === "paid")).toHaveLength(1);
});

test("rule 45: a renewal above the signed fee is refused and changes nothing", async () => {
  const { caseId } = await givenStored("yearly");
  const { id } = await paymentOf(caseId, "storage_yearly");
  await payBy(id, "card", { subscriptionId: `sub_${id}` });
  const renewal = { subscriptionId: `sub_${id}`, paymentId: id, paymentIntentId: "pi_high" };
  const dear = settleRenewal({ ...renewal, providerEventId: "evt_high", invoiceId: "in_high", amountMinor: 120_01 });
  await expect(dear).rejects.toMatchObject({ code: "held_by_database" });
  expect((await planOf(caseId)).paidUntil).toBe("2027-11-12");
  const right = { ...renewal, providerEventId: "evt_high", invoiceId: "in_right", amountMinor: 120_00 };
  expect(await settleRenewal(right)).toBe(true);
  expect(await settleRenewal(right)).toBe(false);
  expect(await settleRenewal({ ...right, providerEventId: "evt_right_too" })).toBe(true);
  expect((await planOf(caseId)).paidUntil).toBe("2028-11-12");
});
