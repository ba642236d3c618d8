import { describe, expect, test } from "vitest";
import { LotDispositions, LotLineage } from "~/bank/laboratory/lot-facts";
import { LotState } from "~/bank/laboratory/lot-state";
import { TestTable } from "~/bank/laboratory/test-table";
import { aLotPage, aTest, DAY } from "~tests/support/examples/laboratory";
import { linksOf, seen, slipsEverywhere, standsAlone, told } from "~tests/support/seen";

const I18N = ["laboratory"];
const STATES = [
  ...(["quarantine", "releasable", "releasable_autologous_biohazard", "nonconforming_hold"] as const),
  ...(["hold", "rejected", "discarded"] as const),
];

describe("a lot's state", () => {
  test("is said in its own words, in every language", () => {
    expect(new Set(STATES.map((state) => told(<LotState state={state} />, I18N))).size).toBe(STATES.length);
    for (const state of STATES) expect(slipsEverywhere(<LotState state={state} />, I18N)).toEqual([]);
  });

  test("looks good only when the lot may be used by others than its donor alone", () => {
    expect(STATES.filter((state) => seen(<LotState state={state} />, I18N).includes("state al good"))).toEqual(["releasable"]);
  });
});

describe("where a lot came from", () => {
  const lineage = (changes: object = {}, lot: object = {}) => <LotLineage {...aLotPage(changes, lot)} />;

  test("leads to collection, markers and culture", () => {
    expect(linksOf(seen(lineage(), I18N))).toEqual([
      ["Bone marrow", "/staff/donations/d1"],
      ["See the donor’s markers", "/staff/donations/d1/markers"],
      ["See how it grew", "/staff/cultures/cu1"],
    ]);
  });

  test("leads to the lot that it was thawed from, and on to what was grown from it", () => {
    const children = [{ id: "l9", number: "L-26-009", state: "rejected" }];
    const html = seen(lineage({ children }, { parentLotId: "l0", parentNumber: "L-26-001" }), I18N);
    expect(linksOf(html)).toContainEqual(["L-26-001", "/staff/lots/l0"]);
    expect(linksOf(html)).toContainEqual(["L-26-009", "/staff/lots/l9"]);
    expect(html).toContain("Rejected");
  });

  test("puts passage and doublings beside their limits", () => {
    const words = told(lineage(), I18N);
    expect(words).toContain("P2 at most P6");
    expect(words).toContain("6.50 at most 20 · from the harvest of P0");
  });

  test("speaks of no passage of a tissue that was never cultured", () => {
    const words = told(lineage({}, { cultureId: null, passage: null, cellsHarvested: null, viabilityPercent: null }), I18N);
    expect(words).not.toMatch(/Passage|Cumulative|Cells harvested|Viability/);
  });

  test("names operator and witness, each standing alone", () => {
    const html = seen(lineage(), I18N);
    for (const name of ["Ada", "Bo"]) expect(standsAlone(html, name)).toBe(true);
    expect(told(lineage(), I18N)).toContain("Ada · Bo CRF-1");
  });

  test("leaves no mark where there was no witness", () => {
    const run = { ...aLotPage().run, witnessedBy: null };
    expect(told(lineage({ run }), I18N)).toContain("Ada CRF-1");
  });

  test("says of a lot that is not frozen neither run nor people", () => {
    expect(told(lineage({ run: undefined }), I18N)).not.toMatch(/Frozen at|Operator/);
  });

  test("has words in every language", () => expect(slipsEverywhere(lineage({}, { expiresOn: "2046-10-12" }), I18N)).toEqual([]));
});

describe("what quality decided", () => {
  const signed = {
    ...{ signedAt: DAY(20), disposition: "releasable", recommended: "releasable", printedName: "Elif Qadir", reason: "", voidedAt: null },
  };
  const dispositions = (...history: object[]) => <LotDispositions {...aLotPage({ history })} />;

  test("is who signed what, and that it stands", () => {
    const html = seen(dispositions(signed), I18N);
    expect(standsAlone(html, "Elif Qadir")).toBe(true);
    expect(html).toContain("Releasable");
    expect(told(dispositions(signed), I18N)).not.toContain("recommended:");
  });

  test("says in words that a signature no longer stands, and keeps it in sight", () => {
    const voided = dispositions({ ...signed, voidedAt: DAY(22) });
    expect(seen(voided, I18N)).toContain("Elif Qadir");
    expect(told(voided, I18N)).toContain("22 Oct 2026");
    expect(told(voided, I18N)).not.toBe(told(dispositions(signed), I18N));
  });

  test("says what was recommended where quality decided otherwise, and why", () => {
    const other = dispositions({ ...signed, disposition: "hold", recommended: "rejected", reason: "Repeat the test" });
    expect(told(other, I18N)).toContain("recommended: Rejected");
    expect(standsAlone(seen(other, I18N), "Repeat the test")).toBe(true);
    expect(slipsEverywhere(other, I18N)).toEqual([]);
  });

  test("is left out before anything was decided", () => expect(told(dispositions(), I18N)).toBe(""));
});

describe("the tests of a lot", () => {
  const table = (...tests: ReturnType<typeof aTest>[]) => <TestTable tests={tests} names={{ a1: "Ada", a2: "Bo" }} />;

  test("stand with limit, result and who entered and approved", () => {
    const words = told(table(aTest()), I18N);
    expect(words).toMatch(/Viability before freezing Trypan blue at least 80 ?% 94 ?% in specification 20 Oct 2026 Ada Bo/);
    for (const name of ["Ada", "Bo", "Trypan blue"]) expect(standsAlone(seen(table(aTest()), I18N), name)).toBe(true);
  });

  test("say that a result waits for a second person", () => {
    const { result } = aTest();
    const words = told(table(aTest({ standing: "unapproved", result: result && { ...result, approvedBy: null } })), I18N);
    expect(words).toContain("waits for a second person");
    expect(words).toContain("not approved yet");
  });

  test("keep an earlier result in sight beside the one that replaced it", () => {
    const { result } = aTest();
    const words = told(table(aTest({ earlier: result ? [{ ...result, id: "r0", valueNumber: 61 }] : [] })), I18N);
    expect(words).toMatch(/94 ?%.*before: 61 ?%, 20 Oct 2026/);
  });

  test("show a dash for what was not read", () => {
    expect(told(table(aTest({ standing: "missing", result: null })), I18N)).toMatch(/at least 80 ?% – not read – –/);
  });

  test.each([
    [{ limitKind: "max", minimum: null, maximum: 0.5, unit: "EU/mL" }, "at most 0.5 EU/mL"],
    [{ limitKind: "max", minimum: null, maximum: null, unit: "EU/mL" }, "by the patient’s weight, volume, time and route"],
    [{ limitKind: "range", minimum: 90, maximum: 120, unit: "%" }, "90 to 120 %"],
  ] as const)("say the limit in words: %o", (limit, said) => {
    const { test: one } = aTest();
    expect(told(table(aTest({ test: { ...one, ...limit } })), I18N).replace(/(\d)%/, "$1 %")).toContain(said);
  });

  test.each(["in_spec", "out_of_spec", "interim", "unapproved", "missing", "informative"] as const)(
    "that are %s say so in every language",
    (standing) => {
      expect(slipsEverywhere(table(aTest({ standing })), I18N)).toEqual([]);
    },
  );
});
