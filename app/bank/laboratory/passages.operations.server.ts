import { z } from "zod";
import { requireConsent } from "~/bank/consent/gate.server";
import { refuseBefore } from "~/bank/history/order.server";
import { refuseUnless } from "~/bank/history/refusal";
import { settingAt } from "~/bank/history/settings.server";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import type { CultureTable } from "~db/schema/laboratory";
import { growingHours, readCounts } from "./counts.rules";
import { Count, Measure, Millions, Moment } from "./fields.server";
import { doublingTimeHours, firstPdl, subculture } from "./growth.rules";
import { lockCulture, passagesOf } from "./store.server";

export const seedForm = (zone: string) =>
  z
    .object({ seededAt: Moment(zone), seededMillions: Millions, areaCm2: Measure(0.1, 1e6) })
    .transform(({ seededMillions, ...rest }) => ({ ...rest, seededCells: seededMillions }));
export interface SeedForm {
  seededAt: Date;
  /** Viable cells that attached. */
  seededCells: number;
  areaCm2: number;
}

/** Seeds the next passage from the last harvest, or, in an expansion, from the thawed vials. @returns its id */
export async function seedPassage(actor: Actor, cultureId: string, form: SeedForm): Promise<string> {
  return transact(actor, async (tx, record) => {
    const culture = await lockGrowing(tx, actor, cultureId);
    await requireConsent(tx, culture.caseId, "processing");
    const passages = await passagesOf(tx, cultureId);
    const last = passages.at(-1);
    refuseUnless(!last || last.harvestedAt !== null, "passage_growing", { number: last?.number });
    refuseBefore("before_last_step", form.seededAt, last?.harvestedAt ?? culture.startedAt);
    const available = last?.harvestedCells ?? thawedCells(culture.measured);
    refuseUnless(available === null || form.seededCells <= available, "more_cells_than_harvested", {
      harvested: available,
      needed: form.seededCells,
    });
    const id = newId();
    const number = (last?.number ?? culture.startingPassage) + 1;
    const { donorId, caseId } = culture;
    await tx
      .insertInto("passages")
      .values({ id, cultureId, donorId, number, ...form, seededBy: actor.kind === "staff" ? actor.id : null })
      .execute();
    await record({
      type: "passage.seeded",
      about: [id],
      donorId,
      caseId,
      happenedAt: form.seededAt,
      data: { cultureId, passageId: id, number, seededCells: form.seededCells },
    });
    return id;
  });
}

export const harvestForm = (zone: string) =>
  z.object({
    harvestedAt: Moment(zone),
    firstCount: Measure(0.0001, 1000),
    secondCount: Measure(0.0001, 1000),
    dead: Measure(0, 1000),
    volumeMl: Measure(0.01, 10000),
    colonies: Count(1e6).optional(),
  });
export interface HarvestForm {
  harvestedAt: Date;
  /** Million viable cells for each mL, counted twice; million dead for each mL. */
  firstCount: number;
  secondCount: number;
  dead: number;
  volumeMl: number;
  /** Of P0, where doublings are counted from colony-forming cells. */
  colonies?: number | undefined;
}

/** Records a harvest, counted twice; doublings, cumulative PDL and doubling time are computed, never typed (rule 14). */
export async function harvestPassage(actor: Actor, passageId: string, form: HarvestForm): Promise<void> {
  await transact(actor, async (tx, record) => {
    const { cultureId } = await tx.selectFrom("passages").select("cultureId").where("id", "=", passageId).executeTakeFirstOrThrow();
    const culture = await lockGrowing(tx, actor, cultureId);
    const passages = await passagesOf(tx, cultureId);
    const passage = passages.find(({ id }) => id === passageId);
    refuseUnless(passage && passage.harvestedAt === null, "already_harvested");
    refuseUnless(form.harvestedAt > passage.seededAt, "before_last_step");
    const { harvestedAt, colonies, ...counts } = form;
    const counted = readCounts(counts);
    const apartMax = await settingAt(tx, "laboratory.counts_apart_percent_max", z.number());
    refuseUnless(counted.apartPercent <= apartMax, "counts_apart", { apart: Math.round(counted.apartPercent * 10) / 10, max: apartMax });
    const before = passages.filter(({ number }) => number < passage.number).at(-1);
    const lagHours = await settingAt(tx, "laboratory.lag_hours", z.number());
    const grown = growth(culture, passage, before ?? null, counted.cells, {
      hours: growingHours(passage.seededAt, harvestedAt, lagHours),
      colonies: colonies ?? startingColonies(culture.measured),
    });
    const harvested = { harvestedAt, harvestedCells: counted.cells, viabilityPercent: counted.viabilityPercent, ...grown };
    await tx
      .updateTable("passages")
      .set({ ...harvested, counts: JSON.stringify(counts), harvestedBy: actor.kind === "staff" ? actor.id : null })
      .where("id", "=", passageId)
      .execute();
    const { donorId, caseId } = culture;
    await record({
      type: "passage.harvested",
      about: [passageId],
      donorId,
      caseId,
      happenedAt: harvestedAt,
      data: {
        cultureId,
        passageId,
        number: passage.number,
        harvestedCells: counted.cells,
        populationDoublings: grown.populationDoublings,
        cumulativePdl: grown.cumulativePdl,
        doublingTimeHours: grown.doublingTimeH,
      },
    });
  });
}

type Culture = Pick<CultureTable, "pdlConvention" | "startingPassage" | "startingCpdl">;
type Earlier = { number: number; cumulativePdl: number | null };
type Seeded = { number: number; seededCells: number | null };

/** What a harvest means: of P0 by the convention of the culture, of every later passage on top of the one before. */
function growth(
  culture: Culture,
  passage: Seeded,
  before: Earlier | null,
  cells: number,
  more: { hours: number | null; colonies: number | null },
) {
  if (passage.number === 0)
    return { populationDoublings: null, cumulativePdl: firstPdl(culture.pdlConvention, cells, more.colonies), doublingTimeH: null };
  const parent = before
    ? { passage: before.number, cumulativePdl: before.cumulativePdl ?? 0 }
    : { passage: culture.startingPassage, cumulativePdl: culture.startingCpdl };
  const seeded = passage.seededCells ?? 0;
  const { populationDoublings, cumulativePdl } = subculture(parent, seeded, cells);
  return { populationDoublings, cumulativePdl, doublingTimeH: more.hours === null ? null : doublingTimeHours(seeded, cells, more.hours) };
}

async function lockGrowing(tx: Tx, actor: Actor, cultureId: string) {
  const culture = await lockCulture(tx, cultureId);
  authorise(actor, "culture.work", culture);
  refuseUnless(culture.state === "growing", "wrong_state", { state: culture.state });
  const { caseId } = await tx.selectFrom("donations").select("caseId").where("id", "=", culture.donationId).executeTakeFirstOrThrow();
  return { ...culture, caseId };
}

const measuredNumber = (measured: unknown, name: string): number | null => {
  const value = typeof measured === "object" && measured !== null ? (measured as Record<string, unknown>)[name] : undefined;
  return typeof value === "number" ? value : null;
};
const thawedCells = (measured: unknown) => measuredNumber(measured, "thawedCells");
const startingColonies = (measured: unknown) => measuredNumber(measured, "colonies");
