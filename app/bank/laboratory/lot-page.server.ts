import type { Db } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { can } from "~/bank/people/policy";
import { proposeDisposition, standingDisposition } from "./disposition.server";
import { isAlive } from "./lots.rules";
import { massBalanceOf } from "./mass-balance.server";
import { namesOf } from "./names.server";
import { freezingRunsVisibleTo, lotsVisibleTo } from "./store.server";

/** One lot with where it came from. */
export const lotForForm = (actor: StaffActor, db: Db, lotId: string) =>
  lotsVisibleTo(actor, db)
    .innerJoin("donations", "donations.id", "lots.donationId")
    .innerJoin("donors", "donors.id", "lots.donorId")
    .innerJoin("specifications", "specifications.id", "lots.specificationId")
    .leftJoin("lots as parent", "parent.id", "lots.parentLotId")
    .leftJoin("requests", "requests.id", "lots.requestId")
    .select(["donations.din", "donations.tissue", "donations.material", "donors.code"])
    .select(["specifications.code as specificationCode", "specifications.version as specificationVersion"])
    .select(["parent.number as parentNumber", "requests.number as requestNumber"])
    .where("lots.id", "=", lotId)
    .executeTakeFirst();

/** A lot as its page shows it: lineage, vials, tests, disposition, mass balance, and what this person may do next. */
export async function lotForPage(actor: StaffActor, db: Db, lotId: string) {
  const lot = await lotForForm(actor, db, lotId);
  if (lot === undefined) return undefined;
  const proposed = await proposeDisposition(db, lotId);
  const standing = await standingDisposition(db, lotId);
  const balance = await massBalanceOf(db, lotId);
  const run = await freezingRunsVisibleTo(actor, db).where("freezingRuns.lotId", "=", lotId).executeTakeFirst();
  const vials = await db
    .selectFrom("vials")
    .select(["id", "din", "division", "purpose", "state", "held", "cells", "volumeMl", "collectionType"])
    .where("lotId", "=", lotId)
    .orderBy("division")
    .execute();
  const children = await lotsVisibleTo(actor, db).where("lots.parentLotId", "=", lotId).orderBy("lots.number").execute();
  const history = await dispositionsOf(db, lotId);
  const { rows, results } = proposed.standing;
  const names = await namesOf(db, [
    ...results.flatMap((row) => [row.enteredBy, row.approvedBy]),
    run?.operatedBy ?? null,
    run?.witnessedBy ?? null,
  ]);
  const about = { donorId: lot.donorId };
  const alive = isAlive(lot.state);
  return {
    lot,
    run: run ?? null,
    vials,
    children: children.map(({ id, number, kind, state }) => ({ id, number, kind, state })),
    balance,
    tests: rows,
    limits: proposed.limits,
    recommended: { disposition: proposed.disposition, reasons: proposed.reasons },
    deviations: proposed.deviations,
    standing: standing ?? null,
    history,
    names,
    may: {
      freeze: alive && lot.frozenAt === null && can(actor, "culture.work", about),
      place: vials.some(({ state }) => state === "frozen") && can(actor, "vial.place", about),
      enter: alive && can(actor, "test.enter", about),
      approve: results.some((row) => row.approvedAt === null && can(actor, "test.approve", { ...about, enteredBy: row.enteredBy })),
      dispose: alive && can(actor, "lot.dispose", about),
      hold: alive && lot.state !== "hold" && can(actor, "lot.hold", about),
      lift: lot.state === "hold" && can(actor, "lot.hold", about),
      amend: alive && lot.cellsHarvested !== null && can(actor, "lot.amend", about),
    },
  };
}

/** Every disposition that was ever signed for a lot; a voided signature stays to be seen (rule 28). */
const dispositionsOf = (db: Db, lotId: string) =>
  db
    .selectFrom("dispositions")
    .innerJoin("signatures", "signatures.id", "dispositions.signatureId")
    .select(["dispositions.id", "dispositions.disposition", "dispositions.recommended", "dispositions.reason", "dispositions.decidedAt"])
    .select(["signatures.printedName", "signatures.signedAt", "signatures.voidedAt"])
    .where("dispositions.lotId", "=", lotId)
    .orderBy("dispositions.decidedAt", "desc")
    .orderBy("dispositions.id", "desc")
    .execute();
