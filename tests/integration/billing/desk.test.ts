import { beforeAll, expect, test } from "vitest";
import { askPayment, startPlan } from "~/bank/billing/ask.operations.server";
import { moneyDesk } from "~/bank/billing/money-desk.server";
import { oweRefund } from "~/bank/billing/refund.operations.server";
import { feesDue, paymentsVisibleTo, refundsVisibleTo, storagePlansVisibleTo } from "~/bank/billing/store.server";
import { notePaymentFailed } from "~/bank/billing/trouble.operations.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { type Actor, DUTIES, STRANGER, type StaffActor, WORKER } from "~/bank/people/actor";
import { now } from "~/outside/clock.server";
import * as desk from "~/routes/staff/money._index";
import { ask } from "~tests/support/asked";
import { givenDueDeposit, givenPaidDeposit, payBy } from "~tests/support/given/billing";
import { givenClinic, givenFamily, givenStaff } from "~tests/support/given/people";

const notFound = expect.objectContaining({ status: 404 });
let finance: StaffActor;
let due: Awaited<ReturnType<typeof givenDueDeposit>>;
let paid: Awaited<ReturnType<typeof givenPaidDeposit>>;
let failed: Awaited<ReturnType<typeof givenDueDeposit>>;

/** One deposit that waits, one that was declined, one that was paid and goes back since its case ended, and a plan that began. */
beforeAll(async () => {
  finance = await givenStaff("finance");
  due = await givenDueDeposit();
  failed = await givenDueDeposit();
  await notePaymentFailed("evt_desk", failed.paymentId);
  paid = await givenPaidDeposit();
  await oweRefund(paid.caseId, "not_collected");
  await transact(WORKER, async (tx, record) => {
    await tx
      .updateTable("cases")
      .set({ state: "stored", storedAt: new Date("2026-11-12T10:00:00Z") })
      .where("id", "=", due.caseId)
      .execute();
    await record({ type: "lot.stored", about: [due.caseId], caseId: due.caseId, donorId: due.donorId });
  });
  await startPlan(due.caseId);
});

const seen = (view: Parameters<typeof moneyDesk>[2], after: string | null = null) =>
  readAs(finance, (db) => moneyDesk(finance, db, view, after));

test("finance finds each thing in its list, and the count of each beside its name", async () => {
  const first = await seen("due");
  expect(first.counts).toEqual({ due: 1, failed: 1, paid: 1, refunds: 1, plans: 0 });
  expect(first.rows).toMatchObject([{ id: due.paymentId, purpose: "deposit", amountMinor: 300_00, coi: due.coi }]);
  expect((await seen("failed")).rows).toMatchObject([{ id: failed.paymentId, state: "failed" }]);
  expect((await seen("paid")).rows).toMatchObject([{ id: paid.paymentId, state: "partly_refunded" }]);
  expect((await seen("refunds")).rows).toMatchObject([
    { caseId: paid.caseId, reason: "not_collected", amountMinor: 150_00, state: "owed" },
  ]);
  expect((await seen("plans")).rows).toMatchObject([{ caseId: due.caseId, plan: "yearly", state: "due", at: null }]);
});

test("the list goes on where it stopped, newest first by the day of asking, and nothing is left out or shown twice", async () => {
  const start = now().getTime();
  for (let n = 0; n < 51; n += 1) {
    const { caseId, donorId } = paid;
    const dueAt = new Date(start - ((n * 3) % 7) * 86_400_000);
    const id = await transact(WORKER, (tx, record) => askPayment(tx, record, { caseId, donorId, purpose: "storage_yearly", dueAt }));
    await payBy(id ?? "");
  }
  const first = await seen("paid");
  expect([first.rows.length, first.next]).toEqual([50, first.rows[49]?.id]);
  const second = await seen("paid", first.next);
  expect([second.rows.length, second.next]).toEqual([2, null]);
  const all = [...first.rows, ...second.rows].map(({ id, at }) => ({ id, at: new Date(at ?? "").getTime() }));
  expect(new Set(all.map(({ id }) => id)).size).toBe(52);
  expect(all).toEqual([...all].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)));
  expect(first.counts.paid).toBe(52);
});

test.each(DUTIES)("money is shown to finance and coordinators: the page for the duty %s", async (duty) => {
  const page = ask(desk.loader, await givenStaff(duty), "/staff/money?show=failed");
  if (duty === "finance" || duty === "coordinator") expect(await page).toMatchObject({ view: "failed" });
  else await expect(page).rejects.toEqual(notFound);
});

test("an unknown list is the first one, and an address cut short is not there", async () => {
  expect(await ask(desk.loader, finance, "/staff/money?show=gold")).toMatchObject({ view: "due" });
  await expect(ask(desk.loader, finance, "/staff/money?show=paid&after=0198")).rejects.toEqual(notFound);
});

test("a family sees its own payments, refunds and plans; a clinic and a stranger see none", async () => {
  const idsFor = (actor: Actor, as: Actor = actor) =>
    readAs(as, async (db) => ({
      payments: (await paymentsVisibleTo(actor, db).execute()).map(({ id }) => id),
      refunds: (await refundsVisibleTo(actor, db).execute()).length,
      plans: (await storagePlansVisibleTo(actor, db).execute()).length,
    }));
  expect(await idsFor(due.family)).toEqual({ payments: [due.paymentId], refunds: 0, plans: 1 });
  expect(await idsFor(paid.family)).toMatchObject({ refunds: 1, plans: 0 });
  expect(await idsFor(await givenFamily())).toEqual({ payments: [], refunds: 0, plans: 0 });
  for (const actor of [(await givenClinic()).actor, STRANGER]) {
    expect(await idsFor(actor, WORKER)).toEqual({ payments: [], refunds: 0, plans: 0 });
    await expect(readAs(actor, (db) => db.selectFrom("payments").select("id").execute())).rejects.toThrow("permission denied");
  }
});

test("a request that asked for nothing owes nothing", async () => {
  expect(await readAs(WORKER, (db) => feesDue(db, due.caseId, ["release", "expansion"]))).toBe(0);
});
