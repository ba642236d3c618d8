import { describe, expect, test } from "vitest";
import { allEnded, alreadyAlong, DONATION_LIFE, isFdiTooth, KIT_LIFE, MEASURE_OF, materialsOf } from "~/bank/collection/donations.rules";
import { type Life, nextState } from "~/bank/history/life";

const refusal = (code: string) => expect.objectContaining({ code });
const walk = (life: Life, verbs: readonly string[]): string =>
  verbs.reduce((state, verb) => nextState(life, state, verb), Object.keys(life)[0] ?? "");

describe("the life of a donation", () => {
  test.each([
    ["processed", ["collect", "hand_over", "receive", "accept", "process", "finish"]],
    ["received", ["collect", "receive"]],
    ["destroyed", ["collect", "hand_over", "hand_over", "receive", "reject", "destroy"]],
    ["lapsed", ["lapse"]],
    ["in_transit", ["transfer"]],
  ])("it becomes %s", (state, verbs) => {
    expect(walk(DONATION_LIFE, verbs)).toBe(state);
  });

  test("rule 20: from received there is no way to processing but by acceptance", () => {
    expect(() => nextState(DONATION_LIFE, "received", "process")).toThrow(refusal("wrong_state"));
    expect(Object.keys(DONATION_LIFE.received).sort()).toEqual(["accept", "reject"]);
  });

  test("what is destroyed or lapsed stays so", () => {
    for (const state of ["destroyed", "lapsed"] as const) expect(Object.keys(DONATION_LIFE[state])).toEqual([]);
  });

  test("every state that a verb leads to is a state", () => {
    for (const life of [DONATION_LIFE, KIT_LIFE] as Life[])
      for (const verbs of Object.values(life)) for (const next of Object.values(verbs)) expect(Object.keys(life)).toContain(next);
  });

  test("a kit that was lost or used is not sent again", () => {
    expect(walk(KIT_LIFE, ["dispatch", "lose"])).toBe("lost");
    expect(() => walk(KIT_LIFE, ["dispatch", "lose", "dispatch"])).toThrow(refusal("wrong_state"));
    expect(() => walk(KIT_LIFE, ["dispatch", "collect", "cancel"])).toThrow(refusal("wrong_state"));
  });
});

test("what is collected follows from the tissue; amnion and placenta only when ordered", () => {
  expect(materialsOf("bone_marrow", false)).toEqual(["bone_marrow"]);
  expect(materialsOf("adipose", false)).toEqual(["lipoaspirate"]);
  expect(materialsOf("dental_pulp", false)).toEqual(["tooth"]);
  expect(materialsOf("birth", false)).toEqual(["cord"]);
  expect(materialsOf("birth", true)).toEqual(["cord", "amnion", "placenta"]);
  for (const material of materialsOf("birth", true)) expect(MEASURE_OF[material]).toBeTruthy();
});

test.each([
  ["61", true],
  ["38", true],
  ["11", true],
  ["56", false],
  ["19", false],
  ["91", false],
  ["6", false],
])("%s as a tooth's number by FDI: %s", (text, is) => {
  expect(isFdiTooth(text)).toBe(is);
});

test("a second collection of a case finds it where the first brought it", () => {
  expect(alreadyAlong("received", "collect")).toBe(true);
  expect(alreadyAlong("deposit_paid", "ship_kit")).toBe(false);
  expect(alreadyAlong("kit_shipped", "ship_kit")).toBe(true);
  expect(alreadyAlong("cancelled", "receive")).toBe(false);
});

test("a case ends at intake only when none of its donations can become cells", () => {
  expect(allEnded(["rejected", "lapsed"])).toBe(true);
  expect(allEnded(["rejected", "accepted"])).toBe(false);
});
