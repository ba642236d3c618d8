import { refuseUnless } from "../history/refusal";
import { viabilityPercent } from "./growth.rules";

/** One harvest, counted twice. Million cells for each mL; volume in mL. */
export interface Counts {
  firstCount: number;
  secondCount: number;
  /** Million dead cells for each mL. */
  dead: number;
  volumeMl: number;
}

export interface Counted {
  /** Viable cells in all, whole. */
  cells: number;
  viabilityPercent: number;
  /** How far the two counts are apart, percent of their mean. */
  apartPercent: number;
}

/** What two counts say together. @throws Refusal `count_not_positive` */
export function readCounts({ firstCount, secondCount, dead, volumeMl }: Counts): Counted {
  refuseUnless(firstCount > 0 && secondCount > 0 && volumeMl > 0, "count_not_positive");
  const mean = (firstCount + secondCount) / 2;
  return {
    cells: Math.round(mean * volumeMl * 1e6),
    viabilityPercent: viabilityPercent(mean, dead),
    apartPercent: (Math.abs(firstCount - secondCount) / mean) * 100,
  };
}

/** Hours of a passage in which attached cells divide: its lag taken off; null when the passage was shorter than the lag. */
export const growingHours = (seededAt: Date, harvestedAt: Date, lagHours: number): number | null => {
  const hours = (harvestedAt.getTime() - seededAt.getTime()) / 3_600_000 - lagHours;
  return hours > 0 ? hours : null;
};
