import { expect, test } from "vitest";
import { askFirstFee, startPlan } from "~/bank/billing/ask.operations.server";
import { openCheckout } from "~/bank/billing/checkout.operations.server";
import { endStorage } from "~/bank/billing/end-storage.operations.server";
import type { Purpose } from "~/bank/billing/store.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { destroyVials } from "~/bank/storage/leave.operations.server";
import { drainJobs } from "~/jobs/worker.server";
import { payBy, paymentOf, refundsOf } from "~tests/support/given/billing";
import { givenSignedConsent } from "~tests/support/given/consent";
import { follow } from "~tests/support/given/jobs";
import { PASSWORD } from "~tests/support/given/people";
import { givenStored as givenCells, vialsOf } from "~tests/support/given/storage";
import { deliverToRoutes } from "~tests/support/hooks";
import { withStandIns } from "~tests/support/stand-ins";

const standIns = withStandIns({ deliver: deliverToRoutes });
const STORED_AT = new Date("2026-11-12T10:00:00Z");

async function givenPlan(storagePlan: "yearly" | "prepaid_20") {
  const held = await givenSignedConsent({ storagePlan });
  await transact(WORKER, async (tx, record) => {
    await tx.updateTable("cases").set({ state: "stored", storedAt: STORED_AT }).where("id", "=", held.caseId).execute();
    await record({ type: "lot.stored", about: [held.caseId], caseId: held.caseId, donorId: held.donorId });
  });
  await startPlan(held.caseId);
  await askFirstFee(held.caseId);
  const purpose: Purpose = storagePlan === "yearly" ? "storage_yearly" : "storage_prepaid_20";
  return { ...held, payment: await paymentOf(held.caseId, purpose) };
}
const planOf = (caseId: string) =>
  readAs(WORKER, (db) => db.selectFrom("storagePlans").selectAll().where("caseId", "=", caseId).executeTakeFirstOrThrow());

test.each([
  ["prepaid_20", "2027-02-15", 1800_00 - 4 * 7_50],
  ["prepaid_20", "2036-11-11", 900_00],
  ["prepaid_20", "2047-01-01", 0],
  ["yearly", "2027-02-15", 80_00],
  ["yearly", "2027-11-11", 0],
] as const)("%s, ended on %s: %d cents go back, the months not begun (€1,800 for 240, €120 for 12), once", async (plan, on, owed) => {
  const { caseId, payment } = await givenPlan(plan);
  await payBy(payment.id);
  await endStorage(caseId, new Date(`${on}T12:00:00Z`));
  await endStorage(caseId, new Date(`${on}T12:00:00Z`));
  const refunds = await refundsOf(caseId);
  expect(refunds.map(({ amountMinor, reason }) => [amountMinor, reason])).toEqual(owed === 0 ? [] : [[owed, "storage_pro_rata"]]);
  expect((await planOf(caseId)).state).toBe("ended");
});

test("a fee that nobody paid is withdrawn, and nothing goes back", async () => {
  const { caseId, payment } = await givenPlan("yearly");
  await endStorage(caseId, new Date("2026-12-01T12:00:00Z"));
  expect((await paymentOf(caseId, "storage_yearly")).state).toBe("cancelled");
  expect(await refundsOf(caseId)).toEqual([]);
  expect(payment.state).toBe("due");
});

test("the last vials are destroyed: the months not begun go back to the card, and the subscription charges nothing more", async () => {
  const held = await givenCells();
  await startPlan(held.caseId);
  await askFirstFee(held.caseId);
  const { id } = await paymentOf(held.caseId, "storage_yearly");
  standIns.stripe.pay((await openCheckout(held.family, id)).split("/").at(-1) ?? "");
  await standIns.stripe.settled();
  expect((await planOf(held.caseId)).state).toBe("active");
  const ids = (await vialsOf(held.lotId)).map((vial) => vial.id);
  const destroy = (vialIds: string[]) =>
    destroyVials(held.quality, { vialIds, reason: "withdrawn", witnessId: held.witness.id, password: PASSWORD });
  await destroy(ids.slice(1));
  await follow(held.donorId, "vials.destroyed");
  expect((await planOf(held.caseId)).state).toBe("active");
  await destroy(ids.slice(0, 1));
  await drainJobs();
  await standIns.stripe.settled();
  await drainJobs();
  expect((await planOf(held.caseId)).state).toBe("ended");
  const [refund, ...others] = await refundsOf(held.caseId);
  expect(refund).toMatchObject({ reason: "storage_pro_rata", state: "sent" });
  expect(others).toEqual([]);
  await standIns.stripe.advanceTo(new Date(standIns.stripe.now().getTime() + 800 * 86_400_000));
  const paid = await readAs(WORKER, (db) =>
    db.selectFrom("payments").select("id").where("caseId", "=", held.caseId).where("purpose", "=", "storage_yearly").execute(),
  );
  expect(paid).toHaveLength(1);
});
