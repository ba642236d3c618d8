import type { Db } from "~/bank/history/transact.server";
import type { Standing, UseFacts } from "~/bank/history/usability.rules";
import { isAlive } from "~/bank/laboratory/lots.rules";
import { markersOf } from "~/bank/laboratory/markers.server";
import { lotStanding } from "~/bank/laboratory/standing.server";
import { lotsVisibleTo } from "~/bank/laboratory/store.server";
import type { PersonActor } from "~/bank/people/actor";
import { vialsWithPlace } from "~/bank/storage/vials.store.server";

interface Held {
  id: string;
  donorId: string;
  tissue: string;
  storedAt: Date | null;
}

/** What the conditions of use are computed from, as far as the family may know it. */
export async function useFactsOf(actor: PersonActor, db: Db, held: Held): Promise<UseFacts> {
  const lots = (await lotsVisibleTo(actor, db).where("lots.caseId", "=", held.id).where("lots.kind", "<>", "release").execute()).filter(
    ({ state }) => state !== "discarded",
  );
  const living = lots.filter(({ state }) => isAlive(state));
  const [standings, consent, disposed, markers, deviations] = await Promise.all([
    Promise.all(living.map(({ id }) => lotStanding(db, id))),
    db
      .selectFrom("consents")
      .select("signedAt")
      .where("caseId", "=", held.id)
      .where("state", "=", "signed")
      .orderBy("version", "desc")
      .executeTakeFirst(),
    db
      .selectFrom("dispositions")
      .select("decidedAt")
      .where("lotId", "in", living.length > 0 ? living.map(({ id }) => id) : [held.id])
      .orderBy("decidedAt", "desc")
      .executeTakeFirst(),
    markersOfCase(db, held.id),
    deviationsOfCase(db, held.id, lots),
  ]);
  const tests: Record<string, Standing>[] = standings.map(({ rows }) =>
    Object.fromEntries(rows.filter(({ test }) => test.required).map(({ test, standing }) => [test.test, standing])),
  );
  const origins = living.map(({ origin }) => origin);
  return {
    isBirthTissue: held.tissue === "birth",
    consentedAt: consent?.signedAt ?? null,
    storedAt: held.storedAt,
    markers,
    origin: origins.find((origin) => origin === "fetal") ?? origins.find((origin) => origin !== null) ?? null,
    tests,
    deviations,
    lots: lots.map(({ state }) => state),
    disposedAt: disposed?.decidedAt ?? null,
  };
}

/** The blood tests over every collection of the case that arrived. */
async function markersOfCase(db: Db, caseId: string): Promise<{ final: boolean; biohazard: boolean }> {
  const donations = await db
    .selectFrom("donations")
    .select("id")
    .where("caseId", "=", caseId)
    .where("state", "in", ["received", "accepted", "processing", "processed"])
    .execute();
  const verdicts = await Promise.all(donations.map(({ id }) => markersOf(db, id)));
  return { final: verdicts.length > 0 && verdicts.every(({ final }) => final), biohazard: verdicts.some(({ biohazard }) => biohazard) };
}

async function deviationsOfCase(db: Db, caseId: string, lots: readonly { id: string; cultureId: string | null }[]) {
  const donations = await db.selectFrom("donations").select("id").where("caseId", "=", caseId).execute();
  const subjects = [...donations.map(({ id }) => id), ...lots.flatMap(({ id, cultureId }) => (cultureId ? [id, cultureId] : [id]))];
  if (subjects.length === 0) return { open: 0, all: 0 };
  const rows = await db.selectFrom("deviations").select("state").where("subjectId", "in", subjects).execute();
  return { open: rows.filter(({ state }) => state === "open").length, all: rows.length };
}

export interface PlaceShown {
  site: string;
  tanks: string[];
  vials: { id: string; state: "stored" | "reserve" | "reserved" | "held" }[];
  cells: number;
  /** Kept for quality's own tests: never given out (rule 21). */
  forTests: number;
}

/** Where the vials stand, by site: tanks, each vial's use, and how many cells. Vials that left are not here. */
export async function placesOf(actor: PersonActor, db: Db, caseId: string): Promise<PlaceShown[]> {
  const vials = await vialsWithPlace(actor, db)
    .select(["sites.city", "sites.name as siteName"])
    .where("vials.caseId", "=", caseId)
    .where("vials.state", "in", ["stored", "reserved"])
    .orderBy("sites.code")
    .orderBy("vials.din")
    .orderBy("vials.division")
    .execute();
  const places = new Map<string, PlaceShown>();
  for (const { id, city, tank, state, purpose, held, cells } of vials) {
    const site = city ?? "";
    const place = places.get(site) ?? { site, tanks: [], vials: [], cells: 0, forTests: 0 };
    places.set(site, place);
    if (tank !== null && !place.tanks.includes(tank)) place.tanks.push(tank);
    place.vials.push({ id, state: held ? "held" : state === "reserved" ? "reserved" : purpose === "reserve" ? "reserve" : "stored" });
    place.cells += cells;
    if (purpose === "qc" || purpose === "retain") place.forTests += 1;
  }
  return [...places.values()];
}
