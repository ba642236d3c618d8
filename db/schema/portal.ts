import type { Generated } from "kysely";

/** A row of `portal`. */
export interface PortalTable {
  /** Exactly one row. */
  singleRow: Generated<boolean>;
  /** Written when the database is first filled, never changed. */
  demo: boolean;
  /** What the demo clock showed at demo_started_real_at (D0). */
  demoOriginAt: Date | null;
  /** Real time of the first start of the demo. */
  demoStartedRealAt: Date | null;
  /** S, how far the demo clock was moved forward. */
  clockShiftSeconds: Generated<number>;
  /** When the demo bank was ready. */
  filledAt: Date | null;
  /** Real time. */
  createdAt: Generated<Date>;
}
