import type { ConsentCode } from "./clauses.rules";

/** Where the cells are on their way, as far as a withdrawal cares. */
export type Stage = "before_collection" | "with_us" | "stored" | "ended";

const STAGES: Record<string, Stage> = {
  consent_pending: "before_collection",
  consented: "before_collection",
  deposit_paid: "before_collection",
  kit_shipped: "before_collection",
  collected: "with_us",
  in_transit: "with_us",
  received: "with_us",
  processing: "with_us",
  stored: "stored",
};

export const stageOf = (caseState: string): Stage => STAGES[caseState] ?? "ended";

export type Effect =
  | "kit_stays"
  | "collection_stops"
  | "tests_stop"
  | "culture_stops"
  | "nothing_new_stored"
  | "no_release"
  | "coordinator_calls"
  | "research_stops"
  | "registry_stops"
  | "photos_stop"
  | "letters_stop"
  | "relation_reviewed";

/** Acts that cannot happen from the instant of the withdrawal (rule 7), by item and by how far the cells are. */
const STOPS: Partial<Record<ConsentCode, Partial<Record<Stage, readonly Effect[]>>>> = {
  procurement: { before_collection: ["kit_stays", "collection_stops"] },
  procedure_risks: { before_collection: ["collection_stops"] },
  testing: { before_collection: ["kit_stays", "collection_stops"], with_us: ["tests_stop", "no_release"], stored: ["no_release"] },
  genetic_testing: { with_us: ["tests_stop", "no_release"], stored: ["no_release"] },
  processing: { before_collection: ["culture_stops"], with_us: ["culture_stops"], stored: ["culture_stops"] },
  quality_control: { with_us: ["tests_stop"], stored: ["no_release"] },
  storage: { before_collection: ["nothing_new_stored"], with_us: ["nothing_new_stored"], stored: ["nothing_new_stored"] },
  transfer_abroad: { with_us: ["nothing_new_stored"] },
  release: { before_collection: ["no_release"], with_us: ["no_release"], stored: ["no_release"] },
  research: { before_collection: ["research_stops"], with_us: ["research_stops"], stored: ["research_stops"], ended: ["research_stops"] },
  outcomes: { before_collection: ["registry_stops"], with_us: ["registry_stops"], stored: ["registry_stops"], ended: ["registry_stops"] },
  photo: { before_collection: ["photos_stop"], with_us: ["photos_stop"], stored: ["photos_stop"], ended: ["photos_stop"] },
  contact: { before_collection: ["letters_stop"], with_us: ["letters_stop"], stored: ["letters_stop"], ended: ["letters_stop"] },
};

/** What a withdrawal brings about, shown before it is confirmed. For a required item the coordinator telephones about what is to become of the cells. */
export function effectsOf(code: ConsentCode, required: boolean, caseState: string): Effect[] {
  const stops = STOPS[code]?.[stageOf(caseState)] ?? [];
  if (!required) return [...stops];
  return [...stops, ...(stops.length === 0 ? (["relation_reviewed"] as const) : []), "coordinator_calls"];
}
