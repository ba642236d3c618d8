import { refuseUnless } from "../history/refusal";
import { type Medians, POINTS, percentile, type Spread, trial } from "./forecast-uncertainty.rules";

const DAY = 86_400_000;

/** What the bank plans with; settings, in force from a date (domain.md 2.2). */
export interface ForecastSettings {
  lagHoursPerPassage: number;
  /** Share of cells kept in formulation, 0.90. */
  formulationYield: number;
  /** Share alive after the clinic's thaw, 0.75; 1 when shipped fresh. */
  clinicRecovery: number;
  /** Cells that quality control uses. */
  qcCells: number;
  qcHoldDays: number;
  adminDays: number;
  shipDays: number;
  seedCellsPerCm2: number;
  confluentCellsPerCm2: number;
  /** Coefficients of variation: doubling time 0.20, recovery 0.10, attachment 0.15. */
  spread: Spread;
}

export interface ForecastInput {
  /** Viable cells at the clinic. */
  doseCells: number;
  /** Vials free to use: reserved, held and the reserve of each site left out. */
  usableVials: number;
  cellsPerVial: number;
  recovery: number;
  attachment: number;
  doublingTimeHours: number;
  /** Doublings and passage of the vials, by the convention of the limits. */
  cumulativePdl: number;
  passage: number;
  cpdlMax: number;
  passageMax: number;
  from: Date;
  neededBy: Date;
  /** Consent, quarantine and holds are clear. */
  clear: boolean;
}

export type Constraint = "cells" | "pdl" | "passage" | "date" | "clearance";

interface Course {
  ready: boolean;
  /** Cells to harvest; 0 when the stock is enough. */
  harvestCells: number;
  doublings: number;
  passages: number;
  cumulativePdl: number;
  passage: number;
  cultureDays: number;
  totalDays: number;
}

export interface Forecast extends Course {
  verdict: "ready" | "expand" | "infeasible";
  /** Cells in the vials after thaw, and what of them would reach the patient without expansion. */
  thawedCells: number;
  stockDoseCells: number;
  /** The most that these vials can give inside the limits of doublings and passage (rule 34). */
  deliverableCells: number;
  areaCm2: number;
  finishAt: Date;
  /** What stands in the way, or, when nothing does, what would be first to. */
  binding: Constraint;
  broken: Constraint[];
  p10At: Date;
  p50At: Date;
  p90At: Date;
  /** Share of the trials that end in time and inside the limits. */
  probability: number;
}

/** Forecasts one dose exactly as domain.md 2.2. @throws Refusal `forecast_input` for a number that is not positive */
export function forecast(input: ForecastInput, settings: ForecastSettings): Forecast {
  const numbers = [
    input.doseCells,
    input.cellsPerVial,
    input.recovery,
    input.attachment,
    input.doublingTimeHours,
    settings.formulationYield,
    settings.clinicRecovery,
  ];
  refuseUnless(
    numbers.every((number) => number > 0) && input.recovery <= 1 && input.attachment <= 1 && input.usableVials >= 0,
    "forecast_input",
  );
  const course = plan(input, input, settings);
  const broken = brokenBy(course, input);
  const trials = Array.from({ length: POINTS }, (_, index) => plan(input, trial(index + 1, input, settings.spread), settings));
  const days = trials.map(({ totalDays }) => totalDays);
  const at = (totalDays: number) => new Date(input.from.getTime() + totalDays * DAY);
  const thawedCells = input.usableVials * input.cellsPerVial * input.recovery;
  return {
    ...course,
    verdict: broken.length > 0 ? "infeasible" : course.ready ? "ready" : "expand",
    thawedCells,
    stockDoseCells: thawedCells * settings.formulationYield,
    deliverableCells: deliverable(thawedCells, input, settings),
    areaCm2: course.harvestCells / settings.confluentCellsPerCm2,
    finishAt: at(course.totalDays),
    binding: broken[0] ?? tightest(course, input),
    broken,
    p10At: at(percentile(days, 0.1)),
    p50At: at(percentile(days, 0.5)),
    p90At: at(percentile(days, 0.9)),
    probability: trials.filter((one) => brokenBy(one, input).length === 0).length / POINTS,
  };
}

/** Steps 1 to 6, for one doubling time, recovery and attachment. */
function plan(input: ForecastInput, { doublingTimeHours, recovery, attachment }: Medians, settings: ForecastSettings): Course {
  const still = { cumulativePdl: input.cumulativePdl, passage: input.passage };
  const service = settings.adminDays + settings.shipDays;
  const thawed = input.usableVials * input.cellsPerVial * recovery;
  if (thawed * settings.formulationYield >= input.doseCells) {
    return { ready: true, harvestCells: 0, doublings: 0, passages: 0, ...still, cultureDays: 0, totalDays: service };
  }
  const harvestCells = input.doseCells / (settings.clinicRecovery * settings.formulationYield) + settings.qcCells;
  const doublings = thawed > 0 ? Math.max(0, Math.log2(harvestCells / (thawed * attachment))) : Number.POSITIVE_INFINITY;
  const passages = Math.ceil(doublings / perPassage(settings));
  const cultureDays = 1 + (doublings * doublingTimeHours + passages * settings.lagHoursPerPassage) / 24;
  return {
    ready: false,
    harvestCells,
    doublings,
    passages,
    cumulativePdl: input.cumulativePdl + doublings,
    passage: input.passage + passages,
    cultureDays,
    totalDays: cultureDays + settings.qcHoldDays + service,
  };
}

const perPassage = (settings: ForecastSettings) => Math.log2(settings.confluentCellsPerCm2 / settings.seedCellsPerCm2);

/** Step 7. No vials come first, then what growth cannot mend, then time, then what people can clear. */
function brokenBy(course: Course, input: ForecastInput): Constraint[] {
  const broken: Constraint[] = [];
  if (input.usableVials === 0) broken.push("cells");
  if (course.cumulativePdl > input.cpdlMax) broken.push("pdl");
  if (course.passage > input.passageMax) broken.push("passage");
  if (input.from.getTime() + course.totalDays * DAY > input.neededBy.getTime()) broken.push("date");
  if (!input.clear) broken.push("clearance");
  return broken;
}

/** Of what holds, the one with the least room left, as a share of what there was. */
function tightest(course: Course, input: ForecastInput): Constraint {
  if (course.ready) return "cells";
  const window = (input.neededBy.getTime() - input.from.getTime()) / DAY;
  const room: [Constraint, number][] = [
    ["pdl", (input.cpdlMax - course.cumulativePdl) / (input.cpdlMax - input.cumulativePdl)],
    ["passage", (input.passageMax - course.passage) / (input.passageMax - input.passage)],
    ["date", (window - course.totalDays) / window],
  ];
  return room.reduce((least, one) => (one[1] < least[1] ? one : least))[0];
}

/** The largest dose for which the forecast breaks neither limit, time apart. */
function deliverable(thawedCells: number, input: ForecastInput, settings: ForecastSettings): number {
  const stock = thawedCells * settings.formulationYield;
  const doublings = Math.min(input.cpdlMax - input.cumulativePdl, (input.passageMax - input.passage) * perPassage(settings));
  if (doublings < 0) return 0;
  const harvest = thawedCells * input.attachment * 2 ** doublings;
  return Math.max(stock, (harvest - settings.qcCells) * settings.clinicRecovery * settings.formulationYield);
}

/** Refuses to confirm a dose that the forecast cannot deliver, and names what binds (rule 34). @throws Refusal `dose_not_deliverable` */
export function checkDose(doseCells: number, { deliverableCells, binding, verdict }: Forecast): void {
  refuseUnless(doseCells <= deliverableCells && verdict !== "infeasible", "dose_not_deliverable", { deliverableCells, binding });
}

export interface StockVial {
  id: string;
  siteId: string;
  purpose: "dose" | "reserve" | "qc" | "retain";
  state: string;
  held: boolean;
}

/** The vials that a dose may use: stored doses that nothing holds, less what each site must still keep in reserve (domain.md 2.2). */
export function usableVials<V extends StockVial>(vials: readonly V[], reservePerSite: number): V[] {
  const free = vials.filter(({ state, held }) => state === "stored" && !held);
  const sites = [...new Set(free.map(({ siteId }) => siteId))];
  return sites.flatMap((site) => {
    const here = free.filter(({ siteId }) => siteId === site);
    const owed = Math.max(0, reservePerSite - here.filter(({ purpose }) => purpose === "reserve").length);
    const doses = here.filter(({ purpose }) => purpose === "dose");
    return doses.slice(0, Math.max(0, doses.length - owed));
  });
}
