import { sql } from "kysely";
import { newestFirst } from "~/bank/history/newest-first.server";
import type { Db } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { paymentsVisibleTo, refundsVisibleTo, storagePlansVisibleTo } from "./store.server";

export const VIEWS = ["due", "failed", "refunds", "plans", "paid"] as const;
export type MoneyView = (typeof VIEWS)[number];

const PAGE = 50;

/**
 * What finance looks at: what waits to be paid, what failed, refunds, storage plans, what came in. Newest first: payments and refunds from when
 * they were asked for, plans from the day on which storage began; `after` is the id of the last row seen.
 */
export async function moneyDesk(actor: StaffActor, db: Db, view: MoneyView, after: string | null) {
  const counts = await countsOf(actor, db);
  if (view === "refunds")
    return { counts, ...(await newestFirst(refundRows(actor, db), { table: "refunds", as: "r", column: "createdAt" }, after, PAGE)) };
  if (view === "plans")
    return { counts, ...(await newestFirst(planRows(actor, db), { table: "storagePlans", as: "s", column: "startsOn" }, after, PAGE)) };
  return { counts, ...(await newestFirst(paymentRows(actor, db, view), { table: "payments", as: "p", column: "dueAt" }, after, PAGE)) };
}

const STATES = { due: ["due", "open"], failed: ["failed"], paid: ["paid", "partly_refunded", "refunded"] } as const;

/** The states stand in the statement itself: each list has an index of its own, of these states alone. */
const paymentRows = (actor: StaffActor, db: Db, view: "due" | "failed" | "paid") =>
  db
    .selectFrom(paymentsVisibleTo(actor, db).as("p"))
    .innerJoin("cases as c", "c.id", "p.caseId")
    .select(["p.id", "p.caseId", "p.purpose", "p.amountMinor", "p.currency", "p.state", "p.dueAt as at", "c.coi"])
    .where(sql<boolean>`p.state in (${sql.join(STATES[view].map((state) => sql.lit(state)))})`);

const refundRows = (actor: StaffActor, db: Db) =>
  db
    .selectFrom(refundsVisibleTo(actor, db).as("r"))
    .innerJoin("payments as p", "p.id", "r.paymentId")
    .innerJoin("cases as c", "c.id", "p.caseId")
    .select(["r.id", "p.caseId", "r.reason", "r.amountMinor", "r.currency", "r.state", "r.createdAt as at", "c.coi"]);

const planRows = (actor: StaffActor, db: Db) =>
  db
    .selectFrom(storagePlansVisibleTo(actor, db).as("s"))
    .innerJoin("cases as c", "c.id", "s.caseId")
    .select(["s.id", "s.caseId", "s.plan", "s.amountMinor", "s.currency", "s.state", "s.paidUntil as at", "c.coi"]);

async function countsOf(actor: StaffActor, db: Db): Promise<Record<MoneyView, number>> {
  const count = sql<number>`count(*)::int`.as("n");
  const payments = await db.selectFrom(paymentsVisibleTo(actor, db).as("p")).select(["p.state", count]).groupBy("p.state").execute();
  const refunds = await db.selectFrom(refundsVisibleTo(actor, db).as("r")).select(count).where("r.state", "<>", "sent").executeTakeFirst();
  const plans = await db
    .selectFrom(storagePlansVisibleTo(actor, db).as("s"))
    .select(count)
    .where("s.state", "=", "past_due")
    .executeTakeFirst();
  const of = (states: readonly string[]) => payments.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + n, 0);
  return { due: of(STATES.due), failed: of(STATES.failed), paid: of(STATES.paid), refunds: refunds?.n ?? 0, plans: plans?.n ?? 0 };
}
