import { refuse, refuseUnless } from "../history/refusal";

/** One line of a versioned specification (domain.md 3.1). */
export interface SpecificationTest {
  id: string;
  test: string;
  limitKind: "min" | "max" | "range" | "equals";
  minimum: number | null;
  maximum: number | null;
  /** Of kind `equals`: `no_growth`, `not_detected`, `match`, `fetal` … */
  expected: string | null;
  /** False: informative, it never stops a lot. */
  required: boolean;
  /** A failure is an identity failure, which nothing waives (rule 24). */
  identity: boolean;
}

export type TestValue = { number: number } | { text: string };
export type TestVerdict = "in_spec" | "out_of_spec" | "informative";

export interface TestResult {
  id: string;
  testId: string;
  verdict: TestVerdict;
  status: "interim" | "final";
  enteredBy: string;
  approvedBy: string | null;
  retestOf: string | null;
}

/** Judges a value by its limit; limits belong to what they allow. @throws Refusal `wrong_kind_of_value` for a word where a number is asked */
export function judgeValue(test: SpecificationTest, value: TestValue): TestVerdict {
  if (!test.required) return "informative";
  return isWithin(test, value) ? "in_spec" : "out_of_spec";
}

function isWithin(test: SpecificationTest, value: TestValue): boolean {
  if (test.limitKind === "equals") {
    return "text" in value ? value.text === test.expected : refuse("wrong_kind_of_value", { test: test.test });
  }
  const found = "number" in value && Number.isFinite(value.number) ? value.number : refuse("wrong_kind_of_value", { test: test.test });
  const low = test.limitKind === "max" || (test.minimum !== null && found >= test.minimum);
  const high = test.limitKind === "min" || (test.maximum !== null && found <= test.maximum);
  return low && high;
}

/**
 * Whether a new result may stand beside those there are (rule 25): the first of its test, or a retest (also the final reading
 * after an interim one) that names the last; nothing is ever overwritten.
 * @throws Refusal `result_stands`, `retest_of_another`
 */
export function checkNewResult(existing: readonly TestResult[], entered: Pick<TestResult, "testId" | "retestOf">): void {
  const last = lastOf(existing, entered.testId);
  if (entered.retestOf !== null) {
    refuseUnless(last?.id === entered.retestOf, "retest_of_another");
  } else {
    refuseUnless(last === undefined, "result_stands");
  }
}

/** Approval is another person's (rule 26), once. @throws Refusal `own_work`, `already_approved` */
export function checkApproval(result: Pick<TestResult, "enteredBy" | "approvedBy">, approver: string): void {
  refuseUnless(result.approvedBy === null, "already_approved");
  refuseUnless(result.enteredBy !== approver, "own_work");
}

/** The result that no other repeats. */
export function lastOf<R extends Pick<TestResult, "id" | "testId" | "retestOf">>(results: readonly R[], testId: string): R | undefined {
  return results.find((result) => result.testId === testId && !results.some((later) => later.retestOf === result.id));
}

export type TestStanding = "in_spec" | "out_of_spec" | "interim" | "unapproved" | "missing" | "informative";

export interface LotTests {
  standings: Record<string, TestStanding>;
  /** Every required test is final, approved and in specification (rule 23). */
  passes: boolean;
  missing: string[];
  failed: string[];
  /** Failed tests of identity: the lot and its siblings go on hold (rule 31). */
  identityFailed: string[];
  /** In specification now, after a result that was not: whoever signs the disposition answers for it (rule 25). */
  retested: string[];
}

/** Where a lot stands against the specification it was made under. */
export function judgeLot(tests: readonly SpecificationTest[], results: readonly TestResult[]): LotTests {
  const standings = Object.fromEntries(tests.map((test) => [test.test, standingOf(test, results)]));
  const required = tests.filter(({ required }) => required);
  const failed = required.filter(({ test }) => standings[test] === "out_of_spec");
  const passed = required.filter(({ test }) => standings[test] === "in_spec");
  const everFailed = ({ id }: SpecificationTest) => results.some((result) => result.testId === id && result.verdict === "out_of_spec");
  return {
    standings,
    passes: required.length > 0 && passed.length === required.length,
    missing: required.filter((test) => !passed.includes(test) && !failed.includes(test)).map(({ test }) => test),
    failed: failed.map(({ test }) => test),
    identityFailed: failed.filter(({ identity }) => identity).map(({ test }) => test),
    retested: passed.filter(everFailed).map(({ test }) => test),
  };
}

/** A failure stops the lot at once, approved or not; a pass counts when it is final and approved. */
function standingOf(test: SpecificationTest, results: readonly TestResult[]): TestStanding {
  if (!test.required) return "informative";
  const last = lastOf(results, test.id);
  if (last === undefined) return "missing";
  if (last.verdict !== "in_spec") return "out_of_spec";
  if (last.approvedBy === null) return "unapproved";
  return last.status === "final" ? "in_spec" : "interim";
}

/** Whether passage and doublings are inside the limits in force at manufacture (rule 16). Null for tissue, which has neither. */
export function withinPassageLimits(
  lot: { passage: number | null; cumulativePdl: number | null },
  limits: { passageMax: number; cpdlMax: number },
): boolean {
  return (lot.passage ?? 0) <= limits.passageMax && (lot.cumulativePdl ?? 0) <= limits.cpdlMax;
}

/** Whether a lot may be called the child's own (rule 30): birth tissue must be proven fetal; maternal or mixed cells are not. */
export function isOriginProven(tissue: string, origin: "donor" | "fetal" | "maternal" | "mixed" | null): boolean {
  return tissue === "birth" ? origin === "fetal" : origin === null || origin === "donor";
}
