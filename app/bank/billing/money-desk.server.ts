import { sql } from "kysely";
import type { Db } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { paymentsVisibleTo, refundsVisibleTo, storagePlansVisibleTo } from "./store.server";

export const VIEWS = ["due", "failed", "refunds", "plans", "paid"] as const;
export type MoneyView = (typeof VIEWS)[number];

const PAGE = 50;

/** What finance looks at: what waits to be paid, what failed, refunds, storage plans, what came in. Rows come by the last one's id. */
export async function moneyDesk(actor: StaffActor, db: Db, view: MoneyView, after: string | null) {
  const counts = await countsOf(actor, db);
  if (view === "refunds") return { counts, ...page(await refundRows(actor, db, after)) };
  if (view === "plans") return { counts, ...page(await planRows(actor, db, after)) };
  return { counts, ...page(await paymentRows(actor, db, view, after)) };
}

function page<Row extends { id: string }>(rows: Row[]): { rows: Row[]; next: string | null } {
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null };
}

const STATES = { due: ["due", "open"], failed: ["failed"], paid: ["paid", "partly_refunded", "refunded"] } as const;

const paymentRows = (actor: StaffActor, db: Db, view: "due" | "failed" | "paid", after: string | null) =>
  db
    .selectFrom(paymentsVisibleTo(actor, db).as("p"))
    .innerJoin("cases as c", "c.id", "p.caseId")
    .select(["p.id", "p.caseId", "p.purpose", "p.amountMinor", "p.currency", "p.state", "p.dueAt as at", "c.coi"])
    .where("p.state", "in", STATES[view])
    .$if(after !== null, (query) => query.where("p.id", "<", after))
    .orderBy("p.id", "desc")
    .limit(PAGE + 1)
    .execute();

const refundRows = (actor: StaffActor, db: Db, after: string | null) =>
  db
    .selectFrom(refundsVisibleTo(actor, db).as("r"))
    .innerJoin("payments as p", "p.id", "r.paymentId")
    .innerJoin("cases as c", "c.id", "p.caseId")
    .select(["r.id", "p.caseId", "r.reason", "r.amountMinor", "r.currency", "r.state", "r.createdAt as at", "c.coi"])
    .$if(after !== null, (query) => query.where("r.id", "<", after))
    .orderBy("r.id", "desc")
    .limit(PAGE + 1)
    .execute();

const planRows = (actor: StaffActor, db: Db, after: string | null) =>
  db
    .selectFrom(storagePlansVisibleTo(actor, db).as("s"))
    .innerJoin("cases as c", "c.id", "s.caseId")
    .select(["s.id", "s.caseId", "s.plan", "s.amountMinor", "s.currency", "s.state", "s.paidUntil as at", "c.coi"])
    .$if(after !== null, (query) => query.where("s.id", "<", after))
    .orderBy("s.id", "desc")
    .limit(PAGE + 1)
    .execute();

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
