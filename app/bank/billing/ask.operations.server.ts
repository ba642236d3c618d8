import { lockCase } from "~/bank/enquiries/cases.server";
import type { RecordEvent } from "~/bank/history/event";
import { refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { newId } from "~/outside/ids.server";
import { dayOfBank } from "~/web/when";
import { balanceMinor, checkPrice, type PriceLine } from "./price-cap.rules";
import type { Purpose } from "./store.server";

export interface Ask {
  caseId: string;
  donorId: string;
  purpose: Purpose;
  requestId?: string;
  storagePlanId?: string;
  dueAt?: Date;
}

/**
 * Asks the account holder for one payment at the price that was signed. Asked before for this order, request or plan, it is the same payment.
 * @returns the payment's id; null where nothing is owed: the case has no signed schedule (transferred in), or the deposit was the whole price.
 */
export async function askPayment(tx: Tx, record: RecordEvent, ask: Ask): Promise<string | null> {
  const held = await lockCase(tx, ask.caseId);
  if (held.quoteId === null) return null;
  const earlier = await earlierAsk(tx, ask);
  if (earlier !== undefined) return earlier;
  const quote = await tx.selectFrom("quotes").select("currency").where("id", "=", held.quoteId).executeTakeFirstOrThrow();
  const schedule = await tx.selectFrom("quoteLines").select(["item", "amountMinor"]).where("quoteId", "=", held.quoteId).execute();
  const amountMinor = amountOf(ask.purpose, schedule);
  if (amountMinor === 0) return null;
  const id = newId();
  await tx
    .insertInto("payments")
    .values({
      id,
      caseId: ask.caseId,
      donorId: ask.donorId,
      personId: held.accountHolderId,
      requestId: ask.requestId ?? null,
      storagePlanId: ask.storagePlanId ?? null,
      purpose: ask.purpose,
      amountMinor,
      currency: quote.currency,
      state: "due",
      dueAt: ask.dueAt ?? tx.now,
      createdAt: tx.now,
    })
    .execute();
  await record({
    type: "payment.asked",
    about: [id],
    donorId: ask.donorId,
    caseId: ask.caseId,
    data: { paymentId: id, purpose: ask.purpose, requestId: ask.requestId ?? null },
  });
  return id;
}

/** The price of a purpose by the signed schedule. @throws Refusal `not_in_schedule` */
export function amountOf(purpose: Purpose, schedule: readonly PriceLine[]): number {
  if (purpose === "balance") return balanceMinor(schedule);
  const amountMinor = schedule.find(({ item }) => item === purpose)?.amountMinor ?? 0;
  checkPrice({ item: purpose, amountMinor }, schedule);
  refuseUnless(amountMinor > 0, "not_in_schedule", { item: purpose });
  return amountMinor;
}

async function earlierAsk(tx: Tx, ask: Ask): Promise<string | undefined> {
  let query = tx
    .selectFrom("payments")
    .select("id")
    .where("caseId", "=", ask.caseId)
    .where("purpose", "=", ask.purpose)
    .where("state", "<>", "cancelled");
  if (ask.requestId !== undefined) query = query.where("requestId", "=", ask.requestId);
  if (ask.purpose === "storage_yearly") query = query.where("state", "in", ["due", "open", "failed"]);
  return (await query.executeTakeFirst())?.id;
}

/** The states of a case that ended without cells: nothing more of the collection price is asked. */
const ENDED = ["cancelled", "not_collected", "rejected_at_intake", "failed_process", "withdrawn", "discarded"];

/** Asks for what a milestone of the case makes due; a case that has ended meanwhile owes nothing more. */
export function askForCase(caseId: string, purpose: "deposit" | "balance"): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    const held = await lockCase(tx, caseId);
    if (ENDED.includes(held.state)) return;
    await askPayment(tx, record, { caseId, donorId: held.donorId, purpose });
  });
}

/** On the day of storage the plan that was signed begins; a second lot of the case changes nothing. Its first fee follows from the event. */
export function startPlan(caseId: string): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    const held = await lockCase(tx, caseId);
    const started = await tx.selectFrom("storagePlans").select("id").where("caseId", "=", caseId).executeTakeFirst();
    if (started !== undefined || held.quoteId === null || held.storedAt === null) return;
    const quote = await tx.selectFrom("quotes").select("currency").where("id", "=", held.quoteId).executeTakeFirstOrThrow();
    const schedule = await tx.selectFrom("quoteLines").select(["item", "amountMinor"]).where("quoteId", "=", held.quoteId).execute();
    const purpose = held.storagePlan === "yearly" ? "storage_yearly" : "storage_prepaid_20";
    const id = newId();
    await tx
      .insertInto("storagePlans")
      .values({
        id,
        caseId,
        donorId: held.donorId,
        plan: held.storagePlan,
        amountMinor: amountOf(purpose, schedule),
        currency: quote.currency,
        startsOn: dayOfBank(held.storedAt),
        paidUntil: null,
        stripeSubscriptionId: null,
        state: "due",
      })
      .execute();
    await record({ type: "storage_plan.started", about: [id], donorId: held.donorId, caseId, data: { plan: held.storagePlan } });
  });
}

/** Asks for the first fee of a plan that has begun. */
export function askFirstFee(caseId: string): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    const { donorId } = await lockCase(tx, caseId);
    const plan = await tx.selectFrom("storagePlans").selectAll().where("caseId", "=", caseId).executeTakeFirstOrThrow();
    if (plan.state !== "due") return;
    const purpose = plan.plan === "yearly" ? "storage_yearly" : "storage_prepaid_20";
    await askPayment(tx, record, { caseId, donorId, purpose, storagePlanId: plan.id });
  });
}
