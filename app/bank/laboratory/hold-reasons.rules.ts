/** Why a lot is on hold; its words are `laboratory.hold_<reason>`. */
export const HOLD_REASONS = ["contamination", "identity", "identity_of_sibling", "adverse_reaction", "excursion", "other"] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];
