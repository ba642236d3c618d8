/** The tests of a lot that the laboratory knows (domain.md 3.1), with the answers in words where a word is the answer. */
export const TESTS = {
  morphology: ["adherent", "not_adherent"],
  viability_pre_freeze: [],
  viability_post_thaw: [],
  cell_count: [],
  cd73: [],
  cd90: [],
  cd105: [],
  cd45: [],
  cd34: [],
  cd14: [],
  cd19: [],
  hla_dr: [],
  trilineage: ["positive", "partial", "negative"],
  sterility: ["no_growth", "growth"],
  mycoplasma: ["not_detected", "detected"],
  endotoxin: [],
  identity_str: ["match", "mismatch", "fetal", "maternal", "mixed"],
  karyotype: ["normal", "abnormal"],
  potency: [],
  appearance: ["conforms", "does_not_conform"],
} as const satisfies Record<string, readonly string[]>;

export type Test = keyof typeof TESTS;
export const TEST_NAMES = Object.keys(TESTS) as [Test, ...Test[]];
export const isTest = (name: string): name is Test => Object.hasOwn(TESTS, name);

/** The words that can answer a test of a lot; of identity, whether it was judged against the donor or told mother from child. */
export function answersTo(test: string, expected: string | null): readonly string[] {
  if (!isTest(test)) return expected === null ? [] : [expected];
  if (test !== "identity_str") return TESTS[test];
  return expected === "fetal" ? ["fetal", "maternal", "mixed"] : ["match", "mismatch"];
}

/** What an answer about identity says of the origin of the cells (rule 30); null when it says nothing yet. */
export function originSaid(test: string, answer: string | null): "donor" | "fetal" | "maternal" | "mixed" | null {
  if (test !== "identity_str" || answer === null) return null;
  if (answer === "match") return "donor";
  return answer === "fetal" || answer === "maternal" || answer === "mixed" ? answer : null;
}

/** A growth of microbes: the lot is held at once, and the family may need to choose. */
export const isContamination = (test: string): boolean => test === "sterility" || test === "mycoplasma";
