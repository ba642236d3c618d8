/** The demo bank's today at its first start: 2026-11-23, 09:00 in Rome. */
export const DEMO_ORIGIN = new Date("2026-11-23T08:00:00Z");

/** How a demo's clock stands: it ran from `originAt` since the real instant `startedAt`, and was moved forward by `shiftSeconds`. */
export interface DemoClock {
  originAt: Date;
  startedAt: Date;
  shiftSeconds: number;
}

/** What a demo's clock shows at the real instant `real`. */
export function demoTime(clock: DemoClock, real: Date): Date {
  return new Date(clock.originAt.getTime() + (real.getTime() - clock.startedAt.getTime()) + clock.shiftSeconds * 1000);
}
