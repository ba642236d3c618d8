/** The views of the three lists of the collection, by the states that each shows. */
export const KIT_VIEW = { here: ["prepared"], out: ["dispatched", "collected", "in_transit"], all: undefined } as const;
export type KitView = keyof typeof KIT_VIEW;
export const KIT_VIEWS = Object.keys(KIT_VIEW) as KitView[];

export const DONATION_VIEW = {
  coming: ["collected", "in_transit"],
  waiting: ["received"],
  accepted: ["accepted", "processing"],
  ended: ["rejected", "destroyed"],
  all: undefined,
} as const;
export type DonationView = keyof typeof DONATION_VIEW;
export const DONATION_VIEWS = Object.keys(DONATION_VIEW) as DonationView[];

export const CASE_VIEW = {
  moving: ["consent_pending", "consented", "deposit_paid", "kit_shipped", "collected", "in_transit", "received", "processing"],
  stored: ["stored"],
  ended: ["cancelled", "not_collected", "rejected_at_intake", "failed_process", "withdrawn", "discarded", "transferred_out", "closed"],
} as const;
export type CaseView = keyof typeof CASE_VIEW;
export const CASE_VIEWS = Object.keys(CASE_VIEW) as CaseView[];
