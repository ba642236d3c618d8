import { sql } from "kysely";
import { z } from "zod";
import { consentGate } from "~/bank/consent/gate.server";
import { settingAt } from "~/bank/history/settings.server";
import type { Db } from "~/bank/history/transact.server";
import { isReleasable } from "../laboratory/disposition.rules";
import { type Forecast, type ForecastSettings, forecast, type StockVial, usableVials } from "./forecast.rules";
import { doublingTimeOf } from "./forecast-uncertainty.rules";

/** The consents without which no cells leave the bank (domain.md 6.1). */
export const RELEASE_CONSENTS = [
  "procurement",
  "testing",
  "genetic_testing",
  "processing",
  "quality_control",
  "storage",
  "release",
] as const;

const Settings = z.object({
  lagHoursPerPassage: z.number(),
  formulationYield: z.number(),
  clinicRecovery: z.number(),
  qcCells: z.number(),
  qcHoldDays: z.number(),
  adminDays: z.number(),
  shipDays: z.number(),
  seedCellsPerCm2: z.number(),
  confluentCellsPerCm2: z.number(),
  reservePerSite: z.number(),
  spread: z.object({ doublingTimeHours: z.number(), recovery: z.number(), attachment: z.number() }),
});

const TissuePrior = z.object({
  recovery: z.number(),
  attachment: z.number(),
  doublingTimeHours: z.number(),
  doublingTimeCv: z.number(),
});

export interface DoseAsked {
  doseCells: number;
  neededBy: Date;
}

export interface StockForecast {
  forecast: Forecast;
  lotId: string;
  lotNumber: string;
  /** Vials that the forecast counts on, in the order in which they would be taken. */
  vialIds: string[];
  inputs: {
    usableVials: number;
    cellsPerVial: number;
    recovery: number;
    attachment: number;
    doublingTimeHours: number;
    measured: boolean;
    reservePerSite: number;
    cpdlMax: number;
    passageMax: number;
    service: { adminDays: number; shipDays: number };
  };
}

/**
 * Forecasts a dose from each lot of a case and gives the best: ready before expandable, sooner before later (domain.md 2.2). Nothing when
 * no lot of the case is releasable. Reads as the bank: the caller has made sure that the asker may know.
 */
export async function forecastOfCase(db: Db, caseId: string, asked: DoseAsked): Promise<StockForecast | undefined> {
  const { reservePerSite, ...settings } = await settingAt(db, "release.forecast", Settings);
  const held = await db.selectFrom("cases").select(["tissue", "donorId"]).where("id", "=", caseId).executeTakeFirstOrThrow();
  const prior = await settingAt(db, `release.prior.${held.tissue}`, TissuePrior);
  const consent = await consentGate(db, caseId, RELEASE_CONSENTS);
  const donor = await db.selectFrom("donors").select("disputedSince").where("id", "=", held.donorId).executeTakeFirstOrThrow();
  const clear = consent.open && donor.disputedSince === null;
  const lots = (await lotsOf(db, caseId)).filter((lot) => isReleasable(lot.state));
  const found: StockForecast[] = [];
  for (const lot of lots) found.push(await ofLot(db, lot, { asked, settings, prior, reservePerSite, clear }));
  return found.sort(better)[0];
}

const RANK = { ready: 0, expand: 1, infeasible: 2 } as const;
const better = (one: StockForecast, other: StockForecast) =>
  RANK[one.forecast.verdict] - RANK[other.forecast.verdict] || one.forecast.finishAt.getTime() - other.forecast.finishAt.getTime();

type Lot = Awaited<ReturnType<typeof lotsOf>>[number];

const lotsOf = (db: Db, caseId: string) =>
  db
    .selectFrom("lots")
    .innerJoin("specifications", "specifications.id", "lots.specificationId")
    .select([
      "lots.id",
      "lots.number",
      "lots.state",
      "lots.cultureId",
      "lots.passage",
      "lots.cumulativePdl",
      "specifications.cpdlMax",
      "specifications.passageMax",
    ])
    .where("lots.caseId", "=", caseId)
    .where("lots.kind", "in", ["bank", "tissue"])
    .execute();

interface Ground {
  asked: DoseAsked;
  settings: ForecastSettings;
  prior: z.output<typeof TissuePrior>;
  reservePerSite: number;
  clear: boolean;
}

async function ofLot(db: Db, lot: Lot, { asked, settings, prior, reservePerSite, clear }: Ground): Promise<StockForecast> {
  const vials = usableVials(await stockOf(db, lot.id), reservePerSite);
  const measured = lot.cultureId === null ? [] : await doublingTimes(db, lot.cultureId);
  const time = doublingTimeOf(measured, { hours: prior.doublingTimeHours, cv: prior.doublingTimeCv }, settings.spread.doublingTimeHours);
  const inputs = {
    usableVials: vials.length,
    cellsPerVial: vials[0]?.cells ?? 1,
    recovery: prior.recovery,
    attachment: prior.attachment,
    doublingTimeHours: time.hours,
    measured: time.own,
    reservePerSite,
    // What was never cultured cannot be grown from its lot: it is used as it is, or not.
    cpdlMax: lot.cultureId === null ? 0 : lot.cpdlMax,
    passageMax: lot.cultureId === null ? 0 : lot.passageMax,
    service: { adminDays: settings.adminDays, shipDays: settings.shipDays },
  };
  const result = forecast(
    { ...asked, ...inputs, cumulativePdl: lot.cumulativePdl ?? 0, passage: lot.passage ?? 0, from: db.now, clear },
    { ...settings, spread: { ...settings.spread, doublingTimeHours: time.cv } },
  );
  return { forecast: result, lotId: lot.id, lotNumber: lot.number, vialIds: vials.map(({ id }) => id), inputs };
}

/** A lot's vials with their site, in walking order. */
function stockOf(db: Db, lotId: string): Promise<(StockVial & { cells: number })[]> {
  return db
    .selectFrom("vials")
    .innerJoin("positions", "positions.id", "vials.positionId")
    .innerJoin("tanks", "tanks.id", "positions.tankId")
    .select(["vials.id", "tanks.siteId", "vials.purpose", "vials.state", "vials.held", "vials.cells"])
    .where("vials.lotId", "=", lotId)
    .orderBy("tanks.code")
    .orderBy("vials.division")
    .execute();
}

async function doublingTimes(db: Db, cultureId: string): Promise<number[]> {
  const rows = await db
    .selectFrom("passages")
    .select("doublingTimeH")
    .where("cultureId", "=", cultureId)
    .where("doublingTimeH", "is not", null)
    .where(sql<boolean>`number > 0`)
    .execute();
  return rows.flatMap((row) => row.doublingTimeH ?? []);
}

/** How many of the vials a dose from stock takes: just enough for the dose after thaw and formulation. */
export function vialsNeeded(found: StockForecast, doseCells: number, formulationYield: number): string[] {
  const perVial = found.inputs.cellsPerVial * found.inputs.recovery * formulationYield;
  return found.vialIds.slice(0, Math.ceil(doseCells / perVial - 1e-9));
}
