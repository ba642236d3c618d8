/** Why a case ends before anything was collected. */
export const CANCEL_REASONS = ["family", "medical", "payment", "other"] as const;

/** Why nothing could be collected on the day. */
export const NOT_COLLECTED_REASONS = ["too_little", "emergency", "birth_elsewhere", "changed_mind", "other"] as const;

/** Why a donation is rejected on arrival. */
export const REJECTION_REASONS = [
  "too_late",
  "too_warm",
  "too_cold",
  "not_sealed",
  "identity",
  "too_little",
  "clotted",
  "contaminated",
  "withdrawn",
  "other",
] as const;
