import type { Db } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { custodyOf } from "./custody.server";
import { orderOf } from "./destruction.operations.server";
import { donationsVisibleTo, kitsVisibleTo } from "./donations.server";
import { DONATION_VIEW, type DonationView, KIT_VIEW, type KitView } from "./list-views";

const PAGE = 50;
export type Page<Row> = { rows: Row[]; more: boolean };
export const cut = <Row>(rows: Row[]): Page<Row> => ({ rows: rows.slice(0, PAGE), more: rows.length > PAGE });
export const window = (page: number) => ({ offset: (page - 1) * PAGE, limit: PAGE + 1 });

/** Kits that stand packed here, that are out, or all, the last packed first. */
export async function listKits(actor: StaffActor, db: Db, view: KitView, page: number) {
  const states = KIT_VIEW[view];
  const rows = await kitsVisibleTo(actor, db)
    .innerJoin("donations", "donations.id", "kits.donationId")
    .innerJoin("donors", "donors.id", "kits.donorId")
    .innerJoin("persons", "persons.id", "donors.personId")
    .select(["donations.din", "donations.tissue", "donations.material", "donors.code", "persons.givenName", "persons.familyName"])
    .$if(states !== undefined, (query) => query.where("kits.state", "in", [...(states ?? [])]))
    .orderBy("kits.preparedAt", "desc")
    .orderBy("kits.id")
    .offset(window(page).offset)
    .limit(window(page).limit)
    .execute();
  return cut(rows);
}

/** One kit with the order that it is for, and who packed and checked it. */
export function kitPage(actor: StaffActor, db: Db, kitId: string) {
  return kitsVisibleTo(actor, db)
    .innerJoin("donations", "donations.id", "kits.donationId")
    .innerJoin("cases", "cases.id", "kits.caseId")
    .innerJoin("donors", "donors.id", "kits.donorId")
    .innerJoin("persons", "persons.id", "donors.personId")
    .leftJoin("accounts as packer", "packer.id", "kits.preparedBy")
    .leftJoin("persons as packed", "packed.id", "packer.personId")
    .leftJoin("accounts as checker", "checker.id", "kits.checkedBy")
    .leftJoin("persons as checked", "checked.id", "checker.personId")
    .select(["donations.din", "donations.tissue", "donations.material", "cases.coi", "donors.code"])
    .select(["persons.givenName", "persons.familyName", "packed.givenName as packedBy", "checked.givenName as checkedByName"])
    .where("kits.id", "=", kitId)
    .executeTakeFirst();
}

/** Donations by where they stand, the last first. */
export async function listDonations(actor: StaffActor, db: Db, view: DonationView, page: number) {
  const states = DONATION_VIEW[view];
  const rows = await donationsVisibleTo(actor, db)
    .innerJoin("donors", "donors.id", "donations.donorId")
    .innerJoin("persons", "persons.id", "donors.personId")
    .select(["donors.code", "persons.givenName", "persons.familyName"])
    .$if(states !== undefined, (query) => query.where("donations.state", "in", [...(states ?? [])]))
    .orderBy("donations.createdAt", "desc")
    .orderBy("donations.id")
    .offset(window(page).offset)
    .limit(window(page).limit)
    .execute();
  return cut(rows);
}

/** One donation: whose it is, its kit, its way, how it arrived, what deviated. */
export async function donationPage(actor: StaffActor, db: Db, donationId: string) {
  const donation = await donationsVisibleTo(actor, db)
    .innerJoin("cases", "cases.id", "donations.caseId")
    .innerJoin("donors", "donors.id", "donations.donorId")
    .innerJoin("persons", "persons.id", "donors.personId")
    .select(["cases.coi", "cases.state as caseState", "donors.code", "persons.givenName", "persons.familyName", "persons.bornOn"])
    .where("donations.id", "=", donationId)
    .executeTakeFirst();
  if (donation === undefined) return undefined;
  return {
    donation,
    kit: await kitsVisibleTo(actor, db).where("kits.donationId", "=", donationId).executeTakeFirst(),
    custody: await custodyOf(db, donationId),
    receipt: await db.selectFrom("receipts").selectAll().where("donationId", "=", donationId).executeTakeFirst(),
    deviations: await db.selectFrom("deviations").selectAll().where("subjectId", "=", donationId).orderBy("openedAt").execute(),
    order: await orderOf(db, donationId),
  };
}

/** A deviation of a donation, with what it is about. */
export async function deviationPage(actor: StaffActor, db: Db, deviationId: string) {
  const deviation = await db.selectFrom("deviations").selectAll().where("id", "=", deviationId).executeTakeFirst();
  const page = deviation && (await donationPage(actor, db, deviation.subjectId));
  return page && { deviation, ...page };
}

/** Colleagues who may stand beside the acting person as witness. */
export async function colleagues(actor: StaffActor, db: Db): Promise<{ value: string; label: string }[]> {
  const rows = await db
    .selectFrom("staffDuties")
    .innerJoin("accounts", "accounts.id", "staffDuties.accountId")
    .innerJoin("persons", "persons.id", "accounts.personId")
    .select(["accounts.id", "persons.givenName", "persons.familyName"])
    .distinct()
    .where("staffDuties.duty", "in", ["laboratory", "quality"])
    .where("staffDuties.fromAt", "<=", db.now)
    .where((when) => when.or([when("staffDuties.untilAt", "is", null), when("staffDuties.untilAt", ">", db.now)]))
    .where("accounts.state", "=", "active")
    .where("accounts.id", "<>", actor.id)
    .orderBy("persons.familyName")
    .execute();
  return rows.map(({ id, givenName, familyName }) => ({ value: id, label: `${givenName} ${familyName}` }));
}
