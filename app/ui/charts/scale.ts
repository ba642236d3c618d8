/** Where a value stands on a drawing, in px. */
export type Scale = (value: number) => number;

export function linear([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  const span = to - from || 1;
  return (value) => round(start + ((value - from) / span) * (end - start));
}

/** For what doubles: equal steps for equal factors. Values of zero or less stand at the bottom. */
export function logarithmic([from, to]: readonly [number, number], range: readonly [number, number]): Scale {
  const inner = linear([Math.log10(from), Math.log10(to)], range);
  return (value) => inner(Math.log10(Math.max(value, from)));
}

/** Round values from zero up to at least `top`, about `count` of them: 1, 2 or 5 times a power of ten apart. */
export function ticks(top: number, count: number): number[] {
  const raw = Math.max(top, 1) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5].find((factor) => factor * power >= raw) ?? 10) * power;
  return Array.from({ length: Math.ceil(Math.max(top, 1) / step) + 1 }, (_, index) => index * step);
}

/** The powers of ten that enclose `[low, high]`. */
export function decades(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.max(Math.ceil(Math.log10(high)), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
}

type Point = readonly [number, number];

export const line = (points: readonly Point[]): string => points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");

/** A line that rises in steps: what was paid by then. */
export const stairs = (points: readonly Point[]): string =>
  points.map(([x, y], index) => (index === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join("");

/** The field between an upper and a lower line. */
export const between = (upper: readonly Point[], lower: readonly Point[]): string => `${line([...upper, ...[...lower].reverse()])}Z`;

const round = (value: number): number => Math.round(value * 10) / 10;
