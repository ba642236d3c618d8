import { z } from "zod";
import { casesVisibleTo } from "~/bank/enquiries/cases.server";
import { settingAt } from "~/bank/history/settings.server";
import type { Db } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { materialsOf } from "./donations.rules";
import { CASE_VIEW, type CaseView } from "./list-views";
import { cut, window } from "./pages.server";

/** Cases that move, are stored, or have ended, the last opened first. */
export async function listCases(actor: StaffActor, db: Db, view: CaseView, page: number) {
  const rows = await casesVisibleTo(actor, db)
    .innerJoin("donors", "donors.id", "cases.donorId")
    .innerJoin("persons", "persons.id", "donors.personId")
    .select(["donors.code", "persons.givenName", "persons.familyName"])
    .where("cases.state", "in", [...CASE_VIEW[view]])
    .orderBy("cases.openedAt", "desc")
    .orderBy("cases.id")
    .offset(window(page).offset)
    .limit(window(page).limit)
    .execute();
  return cut(rows);
}

/** One case: who, what was ordered, and everything that hangs on it. */
export async function casePage(actor: StaffActor, db: Db, caseId: string) {
  const held = await casesVisibleTo(actor, db)
    .innerJoin("donors", "donors.id", "cases.donorId")
    .innerJoin("persons as donor", "donor.id", "donors.personId")
    .innerJoin("persons as holder", "holder.id", "cases.accountHolderId")
    .leftJoin("accounts as coordinating", "coordinating.id", "cases.coordinatorId")
    .leftJoin("persons as coordinator", "coordinator.id", "coordinating.personId")
    .select(["donors.code", "donors.disputedSince", "donor.givenName", "donor.familyName", "donor.bornOn"])
    .select(["holder.givenName as holderGivenName", "holder.familyName as holderFamilyName", "coordinator.givenName as coordinatorName"])
    .where("cases.id", "=", caseId)
    .executeTakeFirst();
  if (held === undefined) return undefined;
  return {
    held,
    consents: await db.selectFrom("consents").selectAll().where("caseId", "=", caseId).orderBy("version", "desc").execute(),
    donations: await db
      .selectFrom("donations")
      .leftJoin("kits", "kits.donationId", "donations.id")
      .select(["donations.id", "donations.din", "donations.material", "donations.state", "kits.id as kitId", "kits.state as kitState"])
      .where("donations.caseId", "=", caseId)
      .orderBy("donations.createdAt")
      .execute(),
    lots: await db.selectFrom("lots").select(["id", "number", "state"]).where("caseId", "=", caseId).orderBy("number").execute(),
  };
}

/** What may still be packed for a case, and of which parts its kit is made. */
export async function kitPlan(db: Db, held: { id: string; tissue: string; amnionPlacenta: boolean }) {
  const packed = await db.selectFrom("donations").select("material").where("caseId", "=", held.id).where("state", "<>", "lapsed").execute();
  const materials = materialsOf(held.tissue, held.amnionPlacenta).filter((material) => !packed.some((one) => one.material === material));
  const parts = await settingAt(db, `kit.parts.${held.tissue}`, z.array(z.object({ part: z.string() })));
  return { materials, parts: parts.map(({ part }) => part) };
}
