/** Points of the Halton sequence that a forecast is tried on: fixed, so that the same input always gives the same answer. */
export const POINTS = 1024;

/** The n-th element, from 1, of the van der Corput sequence to a base: in (0, 1), evenly spread. */
export function halton(index: number, base: number): number {
  let result = 0;
  let fraction = 1 / base;
  for (let rest = index; rest > 0; rest = Math.floor(rest / base)) {
    result += (rest % base) * fraction;
    fraction /= base;
  }
  return result;
}

const A = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239];
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1];
const C = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
const TAIL = 0.02425;

const polynomial = (coefficients: readonly number[], at: number) => coefficients.reduce((sum, coefficient) => sum * at + coefficient, 0);

/** The standard normal quantile of a probability in (0, 1): Acklam's rational approximation, relative error below 1.2e-9. */
export function normalQuantile(probability: number): number {
  if (probability > 1 - TAIL) return -normalQuantile(1 - probability);
  if (probability < TAIL) {
    const q = Math.sqrt(-2 * Math.log(probability));
    return polynomial(C, q) / polynomial(D, q);
  }
  const q = probability - 0.5;
  return (polynomial(A, q * q) * q) / polynomial(B, q * q);
}

/** A log-normal value with this median and coefficient of variation at a probability: σ² = ln(1 + CV²) (domain.md 2.2). */
export function logNormal(median: number, cv: number, probability: number): number {
  return median * Math.exp(Math.sqrt(Math.log(1 + cv * cv)) * normalQuantile(probability));
}

export interface Medians {
  doublingTimeHours: number;
  recovery: number;
  attachment: number;
}

/** Coefficients of variation, 0.20 for 20 %. */
export type Spread = Medians;

/** The n-th trial, from 1: doubling time, recovery and attachment on bases 2, 3 and 5; the two shares are cut at 1. */
export function trial(index: number, medians: Medians, spread: Spread): Medians {
  return {
    doublingTimeHours: logNormal(medians.doublingTimeHours, spread.doublingTimeHours, halton(index, 2)),
    recovery: Math.min(1, logNormal(medians.recovery, spread.recovery, halton(index, 3))),
    attachment: Math.min(1, logNormal(medians.attachment, spread.attachment, halton(index, 5))),
  };
}

/** The value below which this share of the values lies, by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * The doubling time to plan with: the median of the lot's own measurements when there are two or more, else the tissue's,
 * with its wide spread (domain.md 1.3: it is never a constant).
 */
export function doublingTimeOf(
  measuredHours: readonly number[],
  prior: { hours: number; cv: number },
  ownCv: number,
): { hours: number; cv: number; own: boolean } {
  if (measuredHours.length < 2) return { hours: prior.hours, cv: prior.cv, own: false };
  const sorted = [...measuredHours].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const hours = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  return { hours, cv: ownCv, own: true };
}
