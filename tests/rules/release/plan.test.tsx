import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlanFacts, planOf, requestPlan, spareDays } from "~/bank/release/plan.rules";
import { PlanView } from "~/bank/release/plan-view";
import { aForecast } from "~tests/support/examples/release";
import { slipsEverywhere, told } from "~tests/support/seen";

const facts: PlanFacts = {
  plannedOn: "2027-01-18",
  today: "2026-11-23",
  state: "submitted",
  path: "expand",
  expansion: "none",
  blocked: false,
  totalDays: 30.4,
  cultureDays: 12.4,
  service: { adminDays: 2, shipDays: 2 },
};
const daysOf = (changes: Partial<PlanFacts> = {}) => planOf({ ...facts, ...changes }).map(({ name, from, to }) => [name, from, to]);
const statesOf = (changes: Partial<PlanFacts> = {}) =>
  Object.fromEntries(planOf({ ...facts, ...changes }).map(({ name, state }) => [name, state]));

describe("a plan backwards from the infusion", () => {
  test("of cells that are grown: permission until the thaw, growth, tests, signature, transport", () => {
    expect(daysOf()).toEqual([
      ["permission", "2026-11-23", "2026-12-18"],
      ["thaw", "2026-12-18", "2026-12-18"],
      ["grow", "2026-12-18", "2026-12-30"],
      ["tests", "2026-12-30", "2027-01-14"],
      ["sign", "2027-01-14", "2027-01-16"],
      ["transport", "2027-01-16", "2027-01-18"],
      ["infusion", "2027-01-18", "2027-01-18"],
    ]);
  });

  test("of cells from stock has nothing to grow", () => {
    expect(daysOf({ path: "stock", totalDays: 4, cultureDays: 0 }).map(([name]) => name)).toEqual([
      "permission",
      "sign",
      "transport",
      "infusion",
    ]);
  });

  test("that should have begun before today does not begin in the past", () => {
    expect(daysOf({ plannedOn: "2026-12-01" })[0]).toEqual(["permission", "2026-10-31", "2026-10-31"]);
  });

  test("names what the clinic or the family must clear, even when the family has agreed", () => {
    expect(statesOf({ state: "authorised", blocked: true }).permission).toBe("blocks");
    expect(statesOf({ state: "authorised" }).permission).toBe("done");
    expect(statesOf().permission).toBe("open");
  });

  test.each([
    ["thawed", { expansion: "thawed" }, { thaw: "done", grow: "open", tests: "open" }],
    ["grown and tested", { expansion: "done" }, { thaw: "done", grow: "done", tests: "done", sign: "open" }],
    ["signed", { expansion: "done", state: "approved" }, { sign: "done", transport: "open" }],
    ["on its way", { expansion: "done", state: "in_transit" }, { sign: "done", transport: "open" }],
    ["with the clinic", { expansion: "done", state: "with_clinic" }, { transport: "done", infusion: "event" }],
  ] as const)("of a dose that is %s shows what is done", (_what, changes, states) => {
    expect(statesOf(changes)).toMatchObject(states);
  });

  test("never ends a step before it begins, and never begins the next before the one before", () => {
    const days = fc.record({
      cultureDays: fc.double({ min: 0, max: 60, noNaN: true }),
      waitDays: fc.double({ min: 0, max: 30, noNaN: true }),
      adminDays: fc.integer({ min: 0, max: 9 }),
      shipDays: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(days, ({ cultureDays, waitDays, adminDays, shipDays }) => {
        const totalDays = cultureDays + waitDays + adminDays + shipDays;
        const steps = planOf({ ...facts, totalDays, cultureDays, service: { adminDays, shipDays } });
        for (const { from, to } of steps) expect(from <= to).toBe(true);
        const order = steps.map(({ from }) => from);
        expect([...order].sort()).toEqual(order);
      }),
    );
  });
});

test.each([
  ["2027-01-18", "2027-01-15T12:00:00Z", 3],
  ["2027-01-18", "2027-01-15T20:00:00Z", 2],
  ["2027-01-18", "2027-01-18T12:00:00Z", 0],
  ["2027-01-18", "2027-02-01T12:00:00Z", 0],
])("of an infusion on %s and nine of ten trials by %s, %i days are spare", (plannedOn, p90, spare) => {
  expect(spareDays(plannedOn, new Date(p90))).toBe(spare);
});

describe("the plan of a request", () => {
  const { totalDays: _total, cultureDays: _culture, service, ...where } = facts;
  const forecast = { ...aForecast, totalDays: 30.4, cultureDays: 12.4, inputs: { ...aForecast.inputs, service } };
  const plan = requestPlan(where, forecast) ?? { today: "", steps: [], spare: 0 };

  test("says on its page each step with whose turn it is and by when, in words as in the drawing", () => {
    const words = told(<PlanView plan={plan} />, ["release"]);
    expect(words).toContain("The plan, backwards from the infusion");
    expect(words).toContain("Permissions The clinic and the family");
    expect(words).toContain("latest 18 Dec 2026");
    expect(words).toContain("37 days are spare after P90.");
  });

  test("has its words in every language", () => {
    expect(slipsEverywhere(<PlanView plan={plan} />, ["release"])).toEqual([]);
  });

  test("is left out where nothing can be planned, or nothing is left to plan", () => {
    expect(requestPlan(where, aForecast)).toBeNull();
    expect(requestPlan({ ...where, path: "infeasible" }, forecast)).toBeNull();
    for (const state of ["infused", "destroyed", "returned", "refused", "cancelled"])
      expect(requestPlan({ ...where, state }, forecast)).toBeNull();
  });
});
