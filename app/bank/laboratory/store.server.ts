import { sql } from "kysely";
import { donorsGrantedTo, donorsOpenTo } from "~/bank/enquiries/cases.server";
import type { Db, Tx } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { keptQuery } from "~db/kept.server";

/** Whether a row's donor is one that this actor may know of: every donor for staff, none for strangers. Clinics see cells and their tests, not the donor's markers. */
function visible(actor: Actor, db: Db, table: string, toClinic: boolean) {
  const donor = sql.ref(`${table}.donor_id`);
  if (actor.kind === "staff" || actor.kind === "worker") return sql<boolean>`true`;
  if (actor.kind === "person") return sql<boolean>`${donor} = ${donorsOpenTo(db)}`;
  return actor.kind === "clinic" && toClinic ? sql<boolean>`${donor} = ${donorsGrantedTo(db)}` : sql<boolean>`false`;
}

/** The cultures that this actor may know exist. Every read of a noun of the laboratory starts at one of these. */
export const culturesVisibleTo = (actor: Actor, db: Db) =>
  db
    .selectFrom("cultures")
    .selectAll("cultures")
    .where(visible(actor, db, "cultures", true));
export const passagesVisibleTo = (actor: Actor, db: Db) =>
  db
    .selectFrom("passages")
    .selectAll("passages")
    .where(visible(actor, db, "passages", true));
export const lotsVisibleTo = (actor: Actor, db: Db) =>
  db
    .selectFrom("lots")
    .selectAll("lots")
    .where(visible(actor, db, "lots", true));
export const testResultsVisibleTo = (actor: Actor, db: Db) =>
  db
    .selectFrom("testResults")
    .selectAll("testResults")
    .where(visible(actor, db, "testResults", true));
export const dispositionsVisibleTo = (actor: Actor, db: Db) =>
  db
    .selectFrom("dispositions")
    .selectAll("dispositions")
    .where(visible(actor, db, "dispositions", true));
export const freezingRunsVisibleTo = (actor: Actor, db: Db) =>
  db
    .selectFrom("freezingRuns")
    .selectAll("freezingRuns")
    .where(visible(actor, db, "freezingRuns", false));
export const markerSamplesVisibleTo = (actor: Actor, db: Db) =>
  db
    .selectFrom("markerSamples")
    .selectAll("markerSamples")
    .where(visible(actor, db, "markerSamples", false));
export const markerResultsVisibleTo = (actor: Actor, db: Db) =>
  db
    .selectFrom("markerResults")
    .selectAll("markerResults")
    .where(visible(actor, db, "markerResults", false));

/** Holds a lot until commit. */
export const lockLot = (tx: Tx, id: string) =>
  tx.selectFrom("lots").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirstOrThrow();

/** Holds a culture until commit. */
export const lockCulture = (tx: Tx, id: string) =>
  tx.selectFrom("cultures").selectAll().where("id", "=", id).forNoKeyUpdate().executeTakeFirstOrThrow();

/** The passages of a culture, first to last. */
export const passagesOf = (db: Db, cultureId: string) =>
  db.selectFrom("passages").selectAll().where("cultureId", "=", cultureId).orderBy("number").execute();

/** The passage that a culture is in: its last. */
export const lastPassageOf = (actor: Actor, db: Db, cultureId: string) =>
  passagesVisibleTo(actor, db).where("passages.cultureId", "=", cultureId).orderBy("number", "desc").limit(1).executeTakeFirst();

/** The account of a second person at the bench: another than the first, on duty in the laboratory. */
export async function witnessOnDuty(db: Db, accountId: string) {
  const duties = ["laboratory", "quality"] as const;
  const read = () =>
    db
      .selectFrom("accounts")
      .innerJoin("staffDuties", "staffDuties.accountId", "accounts.id")
      .select(["accounts.id", "accounts.personId"])
      .where("accounts.id", "=", accountId)
      .where("accounts.state", "=", "active")
      .where("staffDuties.duty", "in", duties)
      .where("staffDuties.fromAt", "<=", db.now)
      .where((when) => when.or([when("staffDuties.untilAt", "is", null), when("staffDuties.untilAt", ">", db.now)]));
  const [witness] = await keptQuery(db, "a witness on duty", [accountId, "active", ...duties, db.now, db.now], read);
  return witness;
}
