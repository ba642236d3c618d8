/** Why a culture came to nothing; its words are `laboratory.failure_<reason>`. */
export const FAILURES = ["contamination", "no_growth", "low_yield", "other"] as const;
export type Failure = (typeof FAILURES)[number];
