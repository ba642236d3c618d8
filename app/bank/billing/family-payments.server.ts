import type { Db } from "~/bank/history/transact.server";
import type { PersonActor } from "~/bank/people/actor";
import { balanceMinor, type PriceLine } from "./price-cap.rules";
import { isUnpaid, type Purpose, paymentsVisibleTo, refundsVisibleTo, storagePlansVisibleTo } from "./store.server";

/** Everything about money that a family may know: what is due and why, what was paid and came back, what storage costs. */
export async function familyPayments(actor: PersonActor, db: Db) {
  const payments = await paymentsShown(actor, db).orderBy("p.dueAt", "desc").orderBy("p.id").execute();
  const schedules = await schedulesOf(db, [...new Set(payments.flatMap(({ quoteId }) => quoteId ?? []))]);
  const shown = payments.map((payment) => ({ ...payment, ...ceilingFrom(schedules, payment.quoteId, payment.purpose) }));
  const plans = await db
    .selectFrom(storagePlansVisibleTo(actor, db).as("s"))
    .innerJoin("cases as c", "c.id", "s.caseId")
    .innerJoin("donors as d", "d.id", "s.donorId")
    .innerJoin("persons as n", "n.id", "d.personId")
    .select(["s.id", "s.caseId", "s.plan", "s.amountMinor", "s.currency", "s.startsOn", "s.paidUntil", "s.state", "s.stripeSubscriptionId"])
    .select(["c.tissue", "n.givenName"])
    .orderBy("s.startsOn")
    .execute();
  const card = await db.selectFrom("stripeCustomers").select("personId").where("personId", "=", actor.personId).executeTakeFirst();
  return {
    due: shown.filter(isUnpaid),
    paid: shown.filter((payment) => payment.paidAt !== null),
    refunds: await refundsShown(actor, db).execute(),
    plans: plans.map(({ stripeSubscriptionId, ...plan }) => ({ ...plan, renewsByItself: stripeSubscriptionId !== null })),
    hasCard: card !== undefined,
  };
}

/** One payment with its reason, its ceiling and what came back of it. */
export async function familyPayment(actor: PersonActor, db: Db, paymentId: string) {
  const payment = await paymentsShown(actor, db).where("p.id", "=", paymentId).executeTakeFirst();
  if (payment === undefined) return undefined;
  const schedules = await schedulesOf(db, payment.quoteId === null ? [] : [payment.quoteId]);
  const refunds = await refundsShown(actor, db).where("r.paymentId", "=", paymentId).execute();
  return { ...payment, ...ceilingFrom(schedules, payment.quoteId, payment.purpose), refunds };
}

export type PaymentShown = NonNullable<Awaited<ReturnType<typeof familyPayment>>>;

const paymentsShown = (actor: PersonActor, db: Db) =>
  db
    .selectFrom(paymentsVisibleTo(actor, db).as("p"))
    .leftJoin("cases as c", "c.id", "p.caseId")
    .leftJoin("quotes as q", "q.id", "c.quoteId")
    .leftJoin("donors as d", "d.id", "p.donorId")
    .leftJoin("persons as n", "n.id", "d.personId")
    .select(["p.id", "p.caseId", "p.donorId", "p.personId", "p.requestId", "p.purpose", "p.amountMinor", "p.currency", "p.state"])
    .select(["p.dueAt", "p.paidAt", "p.acceptedAt", "p.refundedMinor", "p.receiptNumber"])
    .select(["c.tissue", "c.coi", "q.id as quoteId", "q.acceptedAt as signedAt", "n.givenName"]);

const refundsShown = (actor: PersonActor, db: Db) =>
  db
    .selectFrom(refundsVisibleTo(actor, db).as("r"))
    .select(["r.id", "r.paymentId", "r.amountMinor", "r.currency", "r.reason", "r.state", "r.createdAt", "r.sentAt"])
    .orderBy("r.createdAt", "desc");

type Schedules = Map<string, PriceLine[]>;

async function schedulesOf(db: Db, quoteIds: readonly string[]): Promise<Schedules> {
  if (quoteIds.length === 0) return new Map();
  const lines = await db.selectFrom("quoteLines").select(["quoteId", "item", "amountMinor"]).where("quoteId", "in", quoteIds).execute();
  const schedules: Schedules = new Map(quoteIds.map((id) => [id, []]));
  for (const { quoteId, ...line } of lines) schedules.get(quoteId)?.push(line);
  return schedules;
}

/** What the signed schedule allows at most for a purpose; null for those who may not read the quote. */
function ceilingFrom(schedules: Schedules, quoteId: string | null, purpose: Purpose): { ceilingMinor: number | null } {
  const schedule = quoteId === null ? undefined : schedules.get(quoteId);
  if (schedule === undefined) return { ceilingMinor: null };
  if (purpose === "balance") return { ceilingMinor: balanceMinor(schedule) };
  return { ceilingMinor: schedule.find(({ item }) => item === purpose)?.amountMinor ?? null };
}
