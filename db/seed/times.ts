/** D0 of the demo bank (domain.md 12): 23 Nov 2026, 09:00 in Rome. */
export const D0 = new Date("2026-11-23T08:00:00Z");

const HOUR_MS = 3_600_000;

/** The instant so many days from D0, and so many hours after nine o'clock. */
export const day = (days: number, hours = 0): Date => new Date(D0.getTime() + (days * 24 + hours) * HOUR_MS);

/** The date so many days from D0. */
export const dateOn = (days: number): string => day(days).toISOString().slice(0, 10);
