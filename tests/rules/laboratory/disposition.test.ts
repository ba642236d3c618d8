import { describe, expect, test } from "vitest";
import { type DispositionFacts, isReleasable, recommendDisposition } from "~/bank/laboratory/disposition.rules";

const passing: DispositionFacts = {
  tissue: "bone_marrow",
  use: "autologous",
  lot: { passage: 2, cumulativePdl: 5.2, origin: "donor", held: false },
  limits: { passageMax: 5, cpdlMax: 15 },
  tests: { standings: {}, passes: true, missing: [], failed: [], identityFailed: [], retested: [] },
  markers: { final: true, standings: {}, positive: [], repeatSampleDue: false, furtherAssessment: false, biohazard: false },
  openDeviations: 0,
  assessed: false,
};
const tests = (more: Partial<DispositionFacts["tests"]>) => ({ tests: { ...passing.tests, passes: false, ...more } });
const lot = (more: Partial<DispositionFacts["lot"]>) => ({ lot: { ...passing.lot, ...more } });
const markers = (more: Partial<DispositionFacts["markers"]>) => ({ markers: { ...passing.markers, ...more } });

describe("the recommended disposition", () => {
  test.each<[string, string, Partial<DispositionFacts>]>([
    ["releasable", "nothing stands against it", {}],
    ["quarantine", "a test is missing", tests({ missing: ["sterility"] })],
    ["quarantine", "markers are not final", markers({ final: false })],
    ["quarantine", "a deviation is open", { openDeviations: 1 }],
    ["quarantine", "the origin of birth tissue is unproven", { tissue: "birth", ...lot({ origin: null }) }],
    ["nonconforming_hold", "rule 30: the origin is maternal", { tissue: "birth", ...lot({ origin: "maternal" }) }],
    ["nonconforming_hold", "Sara's viability is 66 %", tests({ failed: ["viability_post_thaw"] })],
    ["nonconforming_hold", "rule 16: the passage is past the limit", lot({ passage: 6 })],
    [
      "nonconforming_hold",
      "a marker is positive and the cells are for another person",
      { use: "directed", ...markers({ positive: ["hbsag"], biohazard: true }) },
    ],
    ["hold", "the lot is held", lot({ held: true })],
    ["hold", "rule 31: the identity does not match", tests({ failed: ["identity_str"], identityFailed: ["identity_str"] })],
  ])("is %s when %s", (disposition, _, more) => {
    expect(recommendDisposition({ ...passing, ...more }).disposition).toBe(disposition);
  });

  test("rule 31: a failed identity holds the siblings too", () => {
    const failed = recommendDisposition({ ...passing, ...tests({ failed: ["identity_str"], identityFailed: ["identity_str"] }) });
    expect(failed).toMatchObject({ holdSiblings: true, reasons: [{ code: "identity_failed", about: "identity_str" }] });
    expect(recommendDisposition({ ...passing, ...tests({ failed: ["sterility"] }) }).holdSiblings).toBe(false);
  });

  test("a reactive donor of their own cells goes the biohazard way and is never rejected", () => {
    const reactive = { ...passing, ...markers({ positive: ["anti_hbc"], biohazard: true, furtherAssessment: true }) };
    expect(recommendDisposition(reactive)).toMatchObject({
      disposition: "quarantine",
      reasons: [{ code: "assessment_pending" }, { code: "biological_hazard" }],
    });
    expect(recommendDisposition({ ...reactive, assessed: true }).disposition).toBe("releasable_autologous_biohazard");
  });

  test("rule 25: a pass after a failure is named, so that whoever signs answers for it", () => {
    const retested = recommendDisposition({ ...passing, tests: { ...passing.tests, retested: ["viability_post_thaw"] } });
    expect(retested).toEqual({
      disposition: "releasable",
      reasons: [{ code: "retested", about: "viability_post_thaw" }],
      holdSiblings: false,
    });
  });

  test("every reason is told, not only the first", () => {
    const many = recommendDisposition({
      ...passing,
      ...tests({ missing: ["mycoplasma"], failed: ["sterility"] }),
      ...lot({ held: true }),
      openDeviations: 2,
    });
    expect(many.reasons.map(({ code }) => code)).toEqual(["held", "out_of_specification", "test_pending", "deviation_open"]);
  });

  test("only two dispositions let vials leave", () => {
    const all = [
      "quarantine",
      "releasable",
      "releasable_autologous_biohazard",
      "nonconforming_hold",
      "hold",
      "rejected",
      "discarded",
    ] as const;
    expect(all.filter(isReleasable)).toEqual(["releasable", "releasable_autologous_biohazard"]);
  });
});
