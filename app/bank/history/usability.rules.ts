/** Stored and usable are two things: what the lots of a case, each with its disposition, come to for the family. */
export type LotState =
  | "quarantine"
  | "releasable"
  | "releasable_autologous_biohazard"
  | "nonconforming_hold"
  | "hold"
  | "rejected"
  | "discarded";
export type Usability = "none" | "pending" | "usable" | "condition" | "held" | "failed";

/** The best that any lot allows: one usable lot makes the case usable; a hold weighs more than a wait, since someone must decide. */
export function usabilityOf(lots: readonly LotState[]): Usability {
  if (lots.length === 0) return "none";
  const any = (...states: LotState[]) => lots.some((state) => states.includes(state));
  if (any("releasable")) return "usable";
  if (any("releasable_autologous_biohazard")) return "condition";
  if (any("hold", "nonconforming_hold")) return "held";
  return any("quarantine") ? "pending" : "failed";
}

/** What a test is about, in a family's words. */
export const TEST_GROUPS = {
  microbes: ["sterility"],
  mycoplasma: ["mycoplasma"],
  endotoxin: ["endotoxin"],
  identity: ["identity_str"],
  alive: ["viability_pre_freeze", "viability_post_thaw", "cell_count"],
  kind: ["cd73", "cd90", "cd105", "cd45", "cd34", "cd14", "cd19", "hla_dr", "trilineage", "morphology", "potency", "appearance"],
  chromosomes: ["karyotype"],
} as const;
export type TestGroup = keyof typeof TEST_GROUPS;
export type Standing = "in_spec" | "out_of_spec" | "interim" | "unapproved" | "missing" | "informative";

export type ConditionKey =
  | "consent"
  | "stored"
  | "markers"
  | "markers_mother"
  | "origin"
  | "deviations"
  | "disposition"
  | `test_${TestGroup}`;
export interface Condition {
  key: ConditionKey;
  state: "met" | "waiting" | "look" | "stop" | "held";
  at: Date | null;
}

export interface UseFacts {
  isBirthTissue: boolean;
  consentedAt: Date | null;
  storedAt: Date | null;
  markers: { final: boolean; biohazard: boolean };
  /** Of birth tissue: whose cells they were proved to be. */
  origin: "donor" | "fetal" | "maternal" | "mixed" | null;
  /** Standings of the required tests of each lot that is not given up. */
  tests: readonly Readonly<Record<string, Standing>>[];
  deviations: { open: number; all: number };
  lots: readonly LotState[];
  disposedAt: Date | null;
}

/** Every condition of use, met or not, in the order in which they are usually met. */
export function conditionsOfUse(facts: UseFacts): Condition[] {
  const met = (at: Date | null) => ({ state: at === null ? ("waiting" as const) : ("met" as const), at });
  const { final, biohazard } = facts.markers;
  return [
    { key: "consent", ...met(facts.consentedAt) },
    { key: "stored", ...met(facts.storedAt) },
    { key: facts.isBirthTissue ? "markers_mother" : "markers", state: !final ? "waiting" : biohazard ? "look" : "met", at: null },
    ...(facts.isBirthTissue ? [{ key: "origin" as const, state: stateOfOrigin(facts.origin), at: null }] : []),
    ...testConditions(facts),
    ...(facts.deviations.all > 0
      ? [{ key: "deviations" as const, state: facts.deviations.open > 0 ? ("look" as const) : ("met" as const), at: null }]
      : []),
    { key: "disposition", state: stateOfDisposition(usabilityOf(facts.lots)), at: facts.disposedAt },
  ];
}

function stateOfOrigin(origin: UseFacts["origin"]): Condition["state"] {
  if (origin === null) return "waiting";
  return origin === "fetal" ? "met" : "stop";
}

function stateOfDisposition(usability: Usability): Condition["state"] {
  if (usability === "usable") return "met";
  if (usability === "condition") return "look";
  if (usability === "held") return "held";
  return usability === "failed" ? "stop" : "waiting";
}

/** One condition for each kind of test; the worst standing of any lot speaks. Of birth tissue identity is the origin, which stands apart. */
function testConditions({ tests, isBirthTissue }: UseFacts): Condition[] {
  return (Object.keys(TEST_GROUPS) as TestGroup[]).flatMap((group) => {
    if (group === "identity" && isBirthTissue) return [];
    const names: readonly string[] = TEST_GROUPS[group];
    const standings = tests.flatMap((lot) => names.flatMap((name) => lot[name] ?? [])).filter((one) => one !== "informative");
    if (standings.length === 0) return [];
    const state = standings.includes("out_of_spec") ? "stop" : standings.every((one) => one === "in_spec") ? "met" : "waiting";
    return [{ key: `test_${group}` as const, state, at: null }];
  });
}
