import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextState } from "~/bank/history/life";
import { BEFORE_LEAVING, EXPANSION_LIFE, RELEASE_LIFE } from "~/bank/release/life.rules";
import { STAGES, stagesOf } from "~/bank/release/stages";
import { IN_POSITION, VIAL_LIFE } from "~/bank/storage/life.rules";

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;
const LIVES: [string, Table, string][] = [
  ["a request", RELEASE_LIFE, "submitted"],
  ["an expansion", EXPANSION_LIFE, "none"],
  ["a vial", VIAL_LIFE, "frozen"],
];

describe.each(LIVES)("the life of %s", (_what, life, start) => {
  test("leads only to states that it knows", () => {
    expect(
      Object.values(life)
        .flatMap((verbs) => Object.values(verbs))
        .filter((state) => !(state in life)),
    ).toEqual([]);
  });

  test("reaches every state from its beginning", () => {
    const seen = new Set([start]);
    for (const state of seen) for (const next of Object.values(life[state] ?? {})) seen.add(next);
    expect([...seen].sort()).toEqual(Object.keys(life).sort());
  });
});

const walk = (life: Table, start: string, choices: readonly number[]): string[] => {
  const path = [start];
  for (const choice of choices) {
    const verbs = Object.keys(life[path.at(-1) ?? ""] ?? {});
    const verb = verbs[choice % Math.max(1, verbs.length)];
    if (verb === undefined) break;
    path.push(nextState(life, path.at(-1) ?? "", verb));
  }
  return path;
};
const choices = fc.array(fc.nat(9), { maxLength: 30 });

test("rule 39: no request is infused that was not received, and none received that was not shipped, packed and approved", () => {
  fc.assert(
    fc.property(choices, (made) => {
      const path = walk(RELEASE_LIFE, "submitted", made);
      const before = (state: string, earlier: string) => !path.includes(state) || path.indexOf(earlier) < path.indexOf(state);
      for (const [state, earlier] of [
        ["infused", "with_clinic"],
        ["with_clinic", "in_transit"],
        ["in_transit", "packed"],
        ["packed", "approved"],
        ["approved", "reviewed"],
        ["reviewed", "authorised"],
      ] as const)
        expect(before(state, earlier) && (!path.includes(state) || path.includes(earlier))).toBe(true);
    }),
  );
});

test("rule 11: a vial that has left its position never stands in one again", () => {
  fc.assert(
    fc.property(choices, (made) => {
      const path = walk(VIAL_LIFE, "frozen", made);
      const left = path.findIndex((state, at) => at > 0 && !IN_POSITION.includes(state) && IN_POSITION.includes(path[at - 1] ?? ""));
      expect(left < 0 || path.slice(left).every((state) => !IN_POSITION.includes(state))).toBe(true);
    }),
  );
});

test("what has ended stays ended", () => {
  for (const state of ["infused", "destroyed", "returned", "refused", "cancelled"] as const) {
    expect(RELEASE_LIFE[state]).toEqual({});
    expect(BEFORE_LEAVING).not.toContain(state);
  }
});

describe("the six stages that a clinic follows", () => {
  const at = (state: string, path = "expand", expansion = "none") => stagesOf({ state, path, expansion });

  test.each([
    ["submitted", "agreed", "now"],
    ["authorised", "grown", "now"],
    ["reviewed", "released", "now"],
    ["on_hold", "released", "stop"],
    ["approved", "shipped", "now"],
    ["packed", "shipped", "now"],
    ["in_transit", "shipped", "now"],
    ["returned", "shipped", "stop"],
    ["with_clinic", "used", "now"],
    ["refused", "agreed", "stop"],
    ["cancelled", "agreed", "stop"],
  ])("%s stands at %s: %s", (state, name, standing) => {
    expect(at(state).find(({ state: one }) => one === "now" || one === "stop")).toEqual({ name, state: standing });
  });

  test.each(["infused", "destroyed"])("%s has them all behind it", (state) => {
    expect(at(state).every(({ state: one }) => one === "done")).toBe(true);
  });

  test("cells from stock need no growing, and grown cells have it behind them", () => {
    for (const stages of [at("authorised", "stock"), at("authorised", "expand", "done")])
      expect(stages.find(({ state }) => state === "now")?.name).toBe("released");
  });

  test("each stage is shown once, in its order", () => {
    for (const state of Object.keys(RELEASE_LIFE)) expect(at(state).map(({ name }) => name)).toEqual([...STAGES]);
  });
});
