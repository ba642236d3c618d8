/** The infectious-disease markers that the laboratory knows (domain.md 3.2), with the method that finds each. */
export const MARKERS = {
  anti_hiv_1_2: "serology",
  hbsag: "serology",
  anti_hbc: "serology",
  anti_hcv: "serology",
  syphilis: "serology",
  htlv: "serology",
  cmv: "serology",
  hiv_rna: "nat",
  hbv_dna: "nat",
  hcv_rna: "nat",
} as const;

export type Marker = keyof typeof MARKERS;
export const MARKER_NAMES = Object.keys(MARKERS) as [Marker, ...Marker[]];
export const ANSWERS = ["negative", "reactive", "indeterminate", "repeat_reactive", "confirmed"] as const;

export const isMarker = (name: string): name is Marker => Object.hasOwn(MARKERS, name);
