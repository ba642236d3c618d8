/** A passage, as much of it as a chart needs. */
export interface Course {
  number: number;
  seededAt: Date;
  harvestedAt: Date | null;
  cumulativePdl: number | null;
}

export interface CoursePoint {
  /** Days of culture since the first seeding; days in the freezer do not count. */
  day: number;
  pdl: number;
  /** Of a harvest; null where a line only begins. */
  passage: number | null;
}

const DAY_MS = 86_400_000;

/** One stretch of culture without a break: from its first seeding, at the doublings that it began with, over each harvest. */
export function stretch(passages: readonly Course[], fromDay: number, fromPdl: number): CoursePoint[] {
  const [first] = passages;
  if (first === undefined) return [{ day: fromDay, pdl: fromPdl, passage: null }];
  const dayOf = (at: Date) => fromDay + (at.getTime() - first.seededAt.getTime()) / DAY_MS;
  const harvested = passages.flatMap(({ number, harvestedAt, cumulativePdl }) =>
    harvestedAt === null || cumulativePdl === null ? [] : [{ day: dayOf(harvestedAt), pdl: cumulativePdl, passage: number }],
  );
  return [{ day: fromDay, pdl: fromPdl, passage: null }, ...harvested];
}

/** The stretch before the freezer and the one after it; the second begins where the first ended. */
export function course(
  earlier: readonly Course[],
  own: readonly Course[],
  startingPdl: number,
): { before: CoursePoint[]; own: CoursePoint[] } {
  const before = earlier.length === 0 ? [] : stretch(earlier, 0, 0);
  return { before, own: stretch(own, before.at(-1)?.day ?? 0, startingPdl) };
}
