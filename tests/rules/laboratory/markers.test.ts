import { describe, expect, test } from "vitest";
import {
  isInWindow,
  judgeMarkers,
  type MarkerAnswer,
  type MarkerRequirement,
  type MarkerResult,
  requirementAt,
} from "~/bank/laboratory/markers.rules";

const DONATION = new Date("2026-02-03T09:00:00Z");
const onDay = (days: number) => new Date(DONATION.getTime() + days * 86_400_000);
const REQUIRED = ["anti_hiv_1_2", "hbsag", "anti_hbc", "anti_hcv", "syphilis"];
const EU: MarkerRequirement = {
  effectiveFrom: new Date("2020-01-01T00:00:00Z"),
  markers: REQUIRED,
  daysBefore: 0,
  daysAfter: 7,
  specimenOf: "donor",
  repeat: { afterDays: 180, unlessNat: ["hiv_rna", "hbv_dna", "hcv_rna"] },
};
const own = { collectedAt: DONATION, use: "autologous" as const };

function result(marker: string, answer: MarkerAnswer = "negative", more: Partial<MarkerResult> = {}): MarkerResult {
  const fixed = { method: "serology", specimenOf: "donor", takenAt: DONATION, repeatOf: null, approvedAt: onDay(2) } as const;
  return { id: `${marker}-1`, marker, result: answer, ...fixed, ...more };
}
const but = (...other: MarkerResult[]) => [
  ...REQUIRED.filter((marker) => !other.some((one) => one.marker === marker)).map((marker) => result(marker)),
  ...other,
];

describe("rule 23: donor markers are final", () => {
  test("when all required are approved, negative and in the window", () => {
    expect(judgeMarkers(but(), own, EU)).toMatchObject({ final: true, positive: [], biohazard: false, furtherAssessment: false });
  });

  test.each([
    ["missing", REQUIRED.slice(1).map((marker) => result(marker))],
    ["unapproved", but(result("anti_hiv_1_2", "negative", { approvedAt: null }))],
    ["out_of_window", but(result("anti_hiv_1_2", "negative", { takenAt: onDay(8) }))],
    ["out_of_window", but(result("anti_hiv_1_2", "negative", { takenAt: onDay(-1) }))],
    ["wrong_specimen", but(result("anti_hiv_1_2", "negative", { specimenOf: "mother" }))],
    ["unresolved", but(result("anti_hiv_1_2", "reactive"))],
    ["unresolved", but(result("anti_hiv_1_2", "indeterminate"))],
  ] as const)("and are not when one is %s", (standing, results) => {
    const verdict = judgeMarkers(results, own, EU);
    expect(verdict.standings.anti_hiv_1_2).toBe(standing);
    expect(verdict.final).toBe(false);
  });

  test("a reaction that its repeat settles as negative is final and negative", () => {
    const settled = but(result("hbsag", "reactive"), result("hbsag", "negative", { id: "hbsag-2", repeatOf: "hbsag-1" }));
    expect(judgeMarkers(settled, own, EU)).toMatchObject({ final: true, positive: [], biohazard: false });
  });

  test("a reaction that its repeat confirms is final and positive", () => {
    const confirmed = but(result("hbsag", "reactive"), result("hbsag", "repeat_reactive", { id: "hbsag-2", repeatOf: "hbsag-1" }));
    expect(judgeMarkers(confirmed, own, EU)).toMatchObject({ final: true, positive: ["hbsag"], biohazard: true });
  });

  test("a repeat that nobody approved settles nothing", () => {
    const open = but(result("hbsag", "reactive"), result("hbsag", "negative", { id: "hbsag-2", repeatOf: "hbsag-1", approvedAt: null }));
    expect(judgeMarkers(open, own, EU)).toMatchObject({ final: false, biohazard: true });
  });
});

describe("caution", () => {
  test("David's anti-HBc without HBsAg asks for the medical director and goes the isolated way", () => {
    const verdict = judgeMarkers(but(result("anti_hbc", "repeat_reactive"), result("hbv_dna", "negative", { method: "nat" })), own, EU);
    expect(verdict).toMatchObject({ final: true, positive: ["anti_hbc"], furtherAssessment: true, biohazard: true });
    expect(verdict.standings.hbv_dna).toBe("negative");
  });

  test("an unapproved or late reaction already counts as a hazard", () => {
    expect(judgeMarkers(but(result("syphilis", "reactive", { approvedAt: null })), own, EU).biohazard).toBe(true);
    expect(
      judgeMarkers(but(result("syphilis"), result("syphilis", "reactive", { id: "late", takenAt: onDay(30) })), own, EU).biohazard,
    ).toBe(true);
  });

  test("a marker that nobody required and that reacts is not overlooked", () => {
    expect(judgeMarkers(but(result("htlv", "reactive")), own, EU)).toMatchObject({ final: false, biohazard: true });
    expect(judgeMarkers(but(result("htlv", "confirmed")), own, EU)).toMatchObject({ final: true, biohazard: true, positive: ["htlv"] });
  });
});

describe("whose blood, and when", () => {
  test("birth tissue is judged by the mother's blood", () => {
    const maternal = but().map((one) => ({ ...one, specimenOf: "mother" as const }));
    expect(judgeMarkers(maternal, own, { ...EU, specimenOf: "mother" }).final).toBe(true);
    expect(judgeMarkers(but(), own, { ...EU, specimenOf: "mother" }).standings.hbsag).toBe("wrong_specimen");
  });

  test("both ends of the window belong to it; bone marrow has 30 days before", () => {
    expect([0, 7, 7.01, -0.01].map((days) => isInWindow(onDay(days), DONATION, EU))).toEqual([true, true, false, false]);
    expect(isInWindow(onDay(-30), DONATION, { daysBefore: 30, daysAfter: 7 })).toBe(true);
  });

  test("for another person's use a second sample after 180 days is due, unless NAT was done at the donation", () => {
    const directed = { collectedAt: DONATION, use: "directed" as const };
    expect(judgeMarkers(but(), directed, EU)).toMatchObject({ final: false, repeatSampleDue: true });
    const nat = ["hiv_rna", "hbv_dna", "hcv_rna"].map((marker) => result(marker, "negative", { method: "nat" }));
    expect(judgeMarkers([...but(), ...nat], directed, EU)).toMatchObject({ final: true, repeatSampleDue: false });
    const second = REQUIRED.map((marker) => result(marker, "negative", { id: `${marker}-2`, takenAt: onDay(181) }));
    expect(judgeMarkers([...but(), ...second], directed, EU)).toMatchObject({ final: true, repeatSampleDue: false });
  });

  test("the requirement is the one in force on the day", () => {
    const newer = { ...EU, effectiveFrom: new Date("2026-06-01T00:00:00Z"), markers: [...REQUIRED, "htlv"] };
    expect(requirementAt([newer, EU], DONATION)).toBe(EU);
    expect(requirementAt([EU, newer], new Date("2026-06-01T00:00:00Z"))).toBe(newer);
    expect(requirementAt([EU], new Date("2019-01-01T00:00:00Z"))).toBeUndefined();
  });
});
