import type { Life } from "../history/life";

/** A clinic that works with the bank may be suspended, and taken back; one that nobody of it has joined yet can ask for nothing. */
export const CLINIC_LIFE = {
  invited: {},
  active: { suspend: "suspended" },
  suspended: { reinstate: "active" },
} as const satisfies Life;

export const SUSPENSION_REASONS = ["licence", "authority", "safety", "reports", "contract"] as const;
export const REINSTATEMENT_REASONS = ["settled", "authority", "error"] as const;
