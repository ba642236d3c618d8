import type { Life, StateOf, VerbOf } from "../history/life";

/** The whole life of a donation: one procurement event, one DIN. What arrived with a deviation stays `received` until quality decides (rule 20). */
export const DONATION_LIFE = {
  expected: { collect: "collected", lapse: "lapsed", transfer: "in_transit" },
  collected: { hand_over: "in_transit", receive: "received" },
  in_transit: { hand_over: "in_transit", receive: "received" },
  received: { accept: "accepted", reject: "rejected" },
  accepted: { process: "processing", reject: "rejected", destroy: "destroyed" },
  processing: { finish: "processed", reject: "rejected" },
  processed: { reject: "rejected", destroy: "destroyed" },
  rejected: { destroy: "destroyed" },
  destroyed: {},
  lapsed: {},
} as const satisfies Life;

export type DonationState = StateOf<typeof DONATION_LIFE>;
export type DonationVerb = VerbOf<typeof DONATION_LIFE>;

/** The whole life of a kit. */
export const KIT_LIFE = {
  prepared: { dispatch: "dispatched", cancel: "cancelled" },
  dispatched: { collect: "collected", lose: "lost", cancel: "cancelled" },
  collected: { hand_over: "in_transit", receive: "received" },
  in_transit: { hand_over: "in_transit", receive: "received" },
  received: {},
  lost: {},
  cancelled: {},
} as const satisfies Life;

export type KitVerb = VerbOf<typeof KIT_LIFE>;

export type Material = "bone_marrow" | "lipoaspirate" | "tooth" | "cord" | "amnion" | "placenta";

/** What may be collected for an order: amnion and placenta are an add-on to the cord. */
export function materialsOf(tissue: string, amnionPlacenta: boolean): Material[] {
  if (tissue === "bone_marrow") return ["bone_marrow"];
  if (tissue === "adipose") return ["lipoaspirate"];
  if (tissue === "dental_pulp") return ["tooth"];
  return amnionPlacenta ? ["cord", "amnion", "placenta"] : ["cord"];
}

export type Measure = "volumeMl" | "lengthCm" | "massG" | "fdiTooth";

/** What is measured of each material when it is collected: volume in mL, length in cm, mass in g, or the tooth's FDI number. */
export const MEASURE_OF: Record<Material, Measure> = {
  bone_marrow: "volumeMl",
  lipoaspirate: "volumeMl",
  tooth: "fdiTooth",
  cord: "lengthCm",
  amnion: "massG",
  placenta: "massG",
};

/** Whether a text is a tooth's number by FDI (ISO 3950): permanent 11 to 48, deciduous 51 to 85. */
export const isFdiTooth = (text: string): boolean => /^([1-4][1-8]|[5-8][1-5])$/.test(text);

const ALONG = ["consented", "deposit_paid", "kit_shipped", "collected", "in_transit", "received", "processing", "stored"];
const LEADS_TO = {
  ship_kit: "kit_shipped",
  collect: "collected",
  hand_over: "in_transit",
  receive: "received",
  process: "processing",
  store: "stored",
} as const;

export type CaseStep = keyof typeof LEADS_TO;

/** Whether a case is already as far as this step leads, because another collection of it was quicker. */
export const alreadyAlong = (caseState: string, step: CaseStep): boolean => ALONG.indexOf(caseState) >= ALONG.indexOf(LEADS_TO[step]);

/** Whether nothing of a case can become cells any more. */
export const allEnded = (states: readonly string[]): boolean =>
  states.every((state) => ["rejected", "destroyed", "lapsed"].includes(state));
