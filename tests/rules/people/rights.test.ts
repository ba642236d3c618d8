import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkGuardianship,
  checkNotOwnFamily,
  holdersOf,
  isAdult,
  isLive,
  majorityOn,
  type Right,
  rightOf,
  stageOf,
} from "~/bank/people/rights.rules";

const code = (name: string) => expect.objectContaining({ code: name });
const NOON = new Date("2026-11-23T11:00:00Z");
const hours = (count: number) => new Date(NOON.getTime() + count * 3_600_000);
const right = (personId: string, more: Partial<Right> = {}): Right => ({
  personId,
  donorId: "lina",
  kind: "instruct",
  ground: "mother",
  fromAt: hours(-100),
  untilAt: null,
  ...more,
});

describe("a right", () => {
  test.each([
    [right("aisha"), true],
    [right("aisha", { fromAt: NOON }), true],
    [right("aisha", { fromAt: hours(1) }), false],
    [right("aisha", { untilAt: NOON }), false],
    [right("aisha", { untilAt: hours(1) }), true],
  ])("%o is live: %s", (one, live) => {
    expect(isLive(one, NOON)).toBe(live);
  });

  test("is of one kind, over one donor, of one person", () => {
    const rights = [right("aisha"), right("omar", { kind: "view", ground: "father" })];
    expect(rightOf(rights, { personId: "aisha", donorId: "lina", kind: "instruct" }, NOON)).toBe(rights[0]);
    expect(rightOf(rights, { personId: "aisha", donorId: "other", kind: "instruct" }, NOON)).toBeUndefined();
    expect(rightOf(rights, { personId: "omar", donorId: "lina", kind: "instruct" }, NOON)).toBeUndefined();
  });

  test("names each holder once", () => {
    const rights = [right("aisha"), right("aisha", { ground: "guardian" }), right("omar"), right("past", { untilAt: hours(-1) })];
    expect(holdersOf(rights, "lina", "instruct", NOON)).toEqual(["aisha", "omar"]);
  });

  test("keeps staff away from their own family while it lasts", () => {
    expect(() => checkNotOwnFamily([right("lab-a")], "lab-a", "lina", NOON)).toThrow(code("own_family"));
    expect(() => checkNotOwnFamily([right("lab-a", { untilAt: hours(-1) })], "lab-a", "lina", NOON)).not.toThrow();
    expect(() => checkNotOwnFamily([right("aisha")], "lab-a", "lina", NOON)).not.toThrow();
  });
});

describe("rule 6: at the 18th birthday guardianship ends", () => {
  test.each([
    ["2008-11-24", "2026-11-24"],
    ["2008-02-29", "2026-03-01"],
    ["2006-02-28", "2024-02-28"],
  ])("born on %s, of age on %s", (bornOn, on) => {
    expect(majorityOn(bornOn)).toBe(on);
    expect(isAdult(bornOn, on)).toBe(true);
  });

  test("the day before is not of age, and neither is a child not yet born", () => {
    expect(isAdult("2008-11-24", "2026-11-23")).toBe(false);
    expect(isAdult(null, "2026-11-23")).toBe(false);
  });

  test.each([
    ["2026-11-23", "minor"],
    ["2026-11-24", "handing_over"],
    ["2026-12-23", "handing_over"],
    ["2026-12-24", "adult"],
  ])("with 30 days of grace Jonas is on %s %s", (on, stage) => {
    expect(stageOf("2008-11-24", on, 30)).toBe(stage);
  });

  test("after the grace a guardian keeps the bills and nothing else", () => {
    for (const kind of ["view", "instruct", "consent"] as const) {
      expect(() => checkGuardianship({ ground: "father", kind }, "adult", false)).toThrow(code("guardianship_ended"));
      expect(() => checkGuardianship({ ground: "father", kind }, "handing_over", false)).not.toThrow();
      expect(() => checkGuardianship({ ground: "father", kind }, "handing_over", true)).toThrow(code("guardianship_ended"));
      expect(() => checkGuardianship({ ground: "self", kind }, "adult", true)).not.toThrow();
    }
    expect(() => checkGuardianship({ ground: "mother", kind: "pay" }, "adult", true)).not.toThrow();
  });

  test("nobody becomes younger: the stages follow one another", () => {
    const order = ["minor", "handing_over", "adult"];
    const days = fc
      .date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, days, fc.integer({ min: 0, max: 90 }), (one, other, grace) => {
        const [earlier, later] = [one, other].sort().map((on) => order.indexOf(stageOf("2008-11-24", on, grace)));
        expect(earlier).toBeLessThanOrEqual(later ?? 0);
      }),
    );
  });
});
