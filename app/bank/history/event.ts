import type { EventType } from "./reactions";

/** What an event may say: ids and values, so that an erasure never has to rewrite history. */
export type EventData = Record<string, string | number | boolean | null | readonly string[]>;

export interface NewEvent {
  type: EventType;
  /** The id of every row that this event explains; the database refuses a changed row that none explains. */
  about: readonly string[];
  donorId?: string | null | undefined;
  caseId?: string | null | undefined;
  /** The clinic that may see it, besides staff and family. */
  clinicId?: string | null | undefined;
  /** When the thing happened, where people entered it; else now. Never in the future. */
  happenedAt?: Date | undefined;
  data?: EventData | undefined;
}

/** Writes one event and the jobs that follow from it, in the transaction. @returns the event's id. */
export type RecordEvent = (event: NewEvent) => Promise<string>;
