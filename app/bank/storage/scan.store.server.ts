import { readAnyDin } from "~/bank/collection/isbt.rules";
import { Refusal } from "~/bank/history/refusal";
import { type Db, readAs } from "~/bank/history/transact.server";
import type { Reader, StaffActor } from "~/bank/people/actor";
import { listPersons } from "~/bank/people/lists.server";
import { keptQuery } from "~db/kept.server";
import { vialByLabel, vialsWithPlace } from "./vials.store.server";

export interface Hit {
  kind: "vial" | "donation" | "lot" | "case" | "request" | "person";
  label: string;
  to: string;
}

/**
 * DIN and division of what was scanned (a label's compound message) or typed (`A9999 26 000001 8 Ab`); nothing when it is neither, or
 * when the check character that was typed does not fit (rule 3).
 */
export function labelOf(entered: string): { din: string; division: string | null } | null {
  const plain = entered.trim();
  const typed = /^(.*?)([A-Z][a-z])?$/.exec(plain.replace(/\s/g, ""));
  try {
    if (plain.startsWith("=")) return { din: readAnyDin(plain), division: divisionOf(plain) };
    return { din: readAnyDin(typed?.[1] ?? ""), division: typed?.[2] ?? null };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The division stands at the end of the product code, data structure 003. */
function divisionOf(scanned: string): string | null {
  return /=<[A-Z0-9]{6}([A-Z][a-z])/.exec(scanned)?.[1] ?? null;
}

/** The one vial of a label. */
export async function vialOfScan(actor: Reader<"staff">, db: Db, scanned: string) {
  const label = labelOf(scanned);
  if (label === null || label.division === null) return undefined;
  const { din, division } = label;
  const [vial] = await keptQuery(db, `vial by label, ${actor.kind}`, [din, division], () => vialByLabel(actor, db, din, division));
  return vial;
}

/** Whatever a scan or what was typed leads to: a vial, the vials and donation of a DIN, a lot, a case, a request, else people by their name. */
export function findByScan(actor: StaffActor, asked: string): Promise<Hit[]> {
  return readAs(actor, async (db) => {
    const label = labelOf(asked);
    if (label?.division) {
      const vial = await vialByLabel(actor, db, label.din, label.division).executeTakeFirst();
      return vial ? [{ kind: "vial", label: `${vial.din} ${vial.division}`, to: `/staff/vials/${vial.id}` }] : [];
    }
    if (label) return ofDin(actor, db, label.din);
    const words = asked.replace(/\p{Cc}/gu, " ").trim();
    const numbered = await byNumber(db, words.toUpperCase());
    return numbered.length > 0 || words === "" ? numbered : byName(actor, db, words);
  });
}

async function ofDin(actor: StaffActor, db: Db, din: string): Promise<Hit[]> {
  const donation = await db.selectFrom("donations").select("id").where("din", "=", din).executeTakeFirst();
  const vials = await vialsWithPlace(actor, db).where("vials.din", "=", din).orderBy("vials.division").limit(100).execute();
  return [
    ...(donation ? [{ kind: "donation" as const, label: din, to: `/staff/donations/${donation.id}` }] : []),
    ...vials.map((vial) => ({ kind: "vial" as const, label: `${vial.din} ${vial.division}`, to: `/staff/vials/${vial.id}` })),
  ];
}

async function byNumber(db: Db, number: string): Promise<Hit[]> {
  const lot = await db.selectFrom("lots").select("id").where("number", "=", number).executeTakeFirst();
  const held = await db.selectFrom("cases").select("id").where("coi", "=", number).executeTakeFirst();
  const request = await db.selectFrom("requests").select("id").where("number", "=", number).executeTakeFirst();
  return [
    ...(lot ? [{ kind: "lot" as const, label: number, to: `/staff/lots/${lot.id}` }] : []),
    ...(held ? [{ kind: "case" as const, label: number, to: `/staff/cases/${held.id}` }] : []),
    ...(request ? [{ kind: "request" as const, label: number, to: `/staff/releases/${request.id}` }] : []),
  ];
}

/** As the list of people finds them: by name, e-mail or donor number. */
async function byName(actor: StaffActor, db: Db, words: string): Promise<Hit[]> {
  const { persons } = await listPersons(actor, db, words, 1);
  return persons.map(({ id, givenName, familyName }) => ({
    kind: "person",
    label: [givenName, familyName].filter(Boolean).join(" "),
    to: `/staff/people/${id}`,
  }));
}
