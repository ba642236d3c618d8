import { refuseUnless } from "../history/refusal";

/**
 * Where the counting of doublings begins (domain.md 2.1). `P0_HARVEST_ZERO`: at the harvest of P0. `CFUF_ORIGIN`: at the
 * colony-forming cells that were seeded. The two differ by more than ten doublings, so a limit means nothing without it.
 */
export type PdlConvention = "P0_HARVEST_ZERO" | "CFUF_ORIGIN";

const positive = (...numbers: number[]) =>
  refuseUnless(
    numbers.every((number) => number > 0 && Number.isFinite(number)),
    "count_not_positive",
  );

/** Population doublings, log2(harvested/seeded), of viable attached cells. Negative when fewer came out than went in. */
export function populationDoublings(seededCells: number, harvestedCells: number): number {
  positive(seededCells, harvestedCells);
  return Math.log2(harvestedCells / seededCells);
}

/** Hours in which the cells double, lag included; null when they did not grow. */
export function doublingTimeHours(seededCells: number, harvestedCells: number, hours: number): number | null {
  positive(hours);
  const doublings = populationDoublings(seededCells, harvestedCells);
  return doublings > 0 ? hours / doublings : null;
}

/** The PDL of a P0 harvest by the culture's convention. @param colonies colony-forming cells seeded, for `CFUF_ORIGIN` */
export function firstPdl(convention: PdlConvention, harvestedCells: number, colonies: number | null): number {
  if (convention === "P0_HARVEST_ZERO") return 0;
  refuseUnless(colonies !== null, "colonies_missing");
  return Math.max(0, populationDoublings(colonies, harvestedCells));
}

export interface Grown {
  passage: number;
  populationDoublings: number;
  cumulativePdl: number;
}

/**
 * The passage and PDL after a subculture (rule 14): the passage rises by one, the PDL by log2(harvest/seed). A loss of cells
 * un-divides none of them, so the PDL never falls.
 */
export function subculture(parent: { passage: number; cumulativePdl: number }, seededCells: number, harvestedCells: number): Grown {
  const doublings = populationDoublings(seededCells, harvestedCells);
  return { passage: parent.passage + 1, populationDoublings: doublings, cumulativePdl: parent.cumulativePdl + Math.max(0, doublings) };
}

/** Viable of all counted, percent. Not the recovery. */
export function viabilityPercent(viable: number, dead: number): number {
  refuseUnless(viable >= 0 && dead >= 0 && viable + dead > 0, "count_not_positive");
  return (viable / (viable + dead)) * 100;
}

/** Viable after thaw of viable frozen, percent. Not the viability. */
export function viableRecoveryPercent(viableFrozen: number, viableAfterThaw: number): number {
  positive(viableFrozen);
  refuseUnless(viableAfterThaw >= 0, "count_not_positive");
  return (viableAfterThaw / viableFrozen) * 100;
}

/** Colonies of more than 50 cells, at day 10 to 14, for 100,000 mononuclear cells plated. */
export function colonyFormingPer100000(colonies: number, platedCells: number): number {
  positive(platedCells);
  return (colonies / platedCells) * 100_000;
}

export function platingEfficiencyPercent(colonies: number, platedCells: number): number {
  positive(platedCells);
  return (colonies / platedCells) * 100;
}

/** Flask area in cm² for so many cells at a density of cells for each cm². */
export function seedingAreaCm2(cells: number, cellsPerCm2: number): number {
  positive(cells, cellsPerCm2);
  return cells / cellsPerCm2;
}

/** The most cells that an area can give at confluence. */
export const harvestCapacity = (areaCm2: number, confluentCellsPerCm2: number): number => areaCm2 * confluentCellsPerCm2;

/** The most doublings of one passage, from seeding density to confluence. */
export const doublingsPerPassage = (seedCellsPerCm2: number, confluentCellsPerCm2: number): number =>
  populationDoublings(seedCellsPerCm2, confluentCellsPerCm2);

/** DMSO in grams for each kilogram of the patient (density 1.10 g/mL). @param percent of volume, 10 for 10 % */
export function dmsoGramsPerKg(percent: number, volumeMl: number, weightKg: number): number {
  positive(weightKg);
  return ((percent / 100) * volumeMl * 1.1) / weightKg;
}
