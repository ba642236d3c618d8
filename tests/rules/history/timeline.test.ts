import fc from "fast-check";
import { expect, test } from "vitest";
import { type AnswerFacts, actOf, answerOf } from "~/bank/history/answer.rules";
import { comingOf, type PastEvent, pastOf, TOLD_TYPES } from "~/bank/history/timeline.rules";
import { conditionsOfUse, type LotState, type UseFacts, usabilityOf } from "~/bank/history/usability.rules";
import en from "~/locales/en/family.json";

const CASE = "01890000-0000-7000-8000-000000000001";
const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const event = (id: string, type: string, day: number, data: unknown = {}): PastEvent => ({
  id,
  type,
  happenedAt: at(day),
  late: false,
  data,
});

test("every event of the timeline has its sentence and its meaning", () => {
  for (const { key } of pastOf(
    TOLD_TYPES.map((type, index) => event(String(index), type, 1)),
    CASE,
  )) {
    expect(en).toHaveProperty([`e_${key}`]);
    expect(en).toHaveProperty([`e_${key}_means`]);
  }
});

test("the timeline tells what happened in the order in which it happened, and leaves the bank's own events out", () => {
  const past = pastOf(
    [event("c", "lot.stored", 12), event("a", "quote.accepted", 1), event("b", "vial.moved", 5), event("d", "task.done", 2)],
    CASE,
  );
  expect(past.map(({ key }) => key)).toEqual(["quote_accepted", "lot_stored"]);
});

test("a release lot is told by its request, not as cells put away", () => {
  const events = [
    event("a", "lot.frozen", 1, { kind: "release", vials: ["x"] }),
    event("b", "lot.frozen", 2, { kind: "bank", vials: ["x", "y"] }),
  ];
  expect(pastOf(events, CASE)).toMatchObject([{ id: "b", values: { vials: 2 } }]);
});

test("an event leads to where something can be done about it", () => {
  const requestId = "01890000-0000-7000-8000-000000000002";
  const of = (type: string, data: unknown = {}) => pastOf([event("x", type, 1, data)], CASE)[0]?.to;
  expect(of("cells.requested", { requestId })).toBe(`/family/requests/${requestId}`);
  expect(of("case.granted")).toBe(`/family/cases/${CASE}/grants`);
  expect(of("donation.rejected")).toBe("/family/payments");
  expect(of("lot.stored")).toBeNull();
});

test("whatever an event holds, the timeline stands in time order and says nothing twice", () => {
  const events = fc.array(
    fc.record({
      id: fc.uuid(),
      type: fc.constantFrom(...TOLD_TYPES, "task.done"),
      happenedAt: fc.date({ noInvalidDate: true }),
      late: fc.boolean(),
      data: fc.jsonValue(),
    }),
  );
  fc.assert(
    fc.property(events, (given) => {
      const past = pastOf(given as PastEvent[], CASE);
      const times = past.map((moment) => moment.at.getTime());
      expect(times).toEqual([...times].sort((one, other) => one - other));
      expect(past.length).toBeLessThanOrEqual(given.length);
    }),
  );
});

const COMING = { state: "stored", usable: true, paidUntil: null, expectedOn: null, bornOn: null, today: "2026-11-23" };
test.each([
  [
    "a new order has every step before it",
    { state: "consent_pending" },
    ["consent", "deposit", "kit", "collection", "laboratory", "freezing", "tests"],
  ],
  ["stored and not usable waits for tests", { usable: false }, ["tests"]],
  ["a yearly plan renews", { paidUntil: "2027-11-12" }, ["renewal"]],
  ["a plan that ran out announces nothing", { paidUntil: "2026-11-01" }, []],
  ["a child takes over at 18", { bornOn: "2026-10-12" }, ["majority"]],
  ["an adult has taken over", { bornOn: "1985-05-05" }, []],
  ["a cancelled order has nothing to come", { state: "cancelled", bornOn: "2026-10-12" }, []],
] as const)("what comes: %s", (_sentence, changes, keys) => {
  expect(comingOf({ ...COMING, ...changes }).map(({ key }) => key)).toEqual(keys);
});

test("who was born on 29 February turns 18 on 1 March where the year has no such day", () => {
  expect(comingOf({ ...COMING, bornOn: "2024-02-29" })).toEqual([{ key: "majority", on: "2042-03-01" }]);
});

test.each([
  [[], "none"],
  [["quarantine"], "pending"],
  [["quarantine", "releasable"], "usable"],
  [["hold", "quarantine"], "held"],
  [["releasable_autologous_biohazard", "hold"], "condition"],
  [["rejected", "discarded"], "failed"],
  [["rejected", "quarantine"], "pending"],
] as const)("lots that are %j make the cells %s", (lots, usability) => {
  expect(usabilityOf(lots)).toBe(usability);
});

const USE: UseFacts = {
  isBirthTissue: false,
  consentedAt: at(1),
  storedAt: at(12),
  markers: { final: true, biohazard: false },
  origin: null,
  tests: [{ sterility: "in_spec", mycoplasma: "missing", identity_str: "in_spec", cd73: "in_spec", karyotype: "informative" }],
  deviations: { open: 0, all: 0 },
  lots: ["quarantine"],
  disposedAt: null,
};
const stateOf = (facts: Partial<UseFacts>, key: string) => conditionsOfUse({ ...USE, ...facts }).find((one) => one.key === key)?.state;

test("stored and usable are two things: what is stored still waits for its tests and its signature", () => {
  expect(conditionsOfUse(USE).map(({ key, state }) => [key, state])).toEqual([
    ["consent", "met"],
    ["stored", "met"],
    ["markers", "met"],
    ["test_microbes", "met"],
    ["test_mycoplasma", "waiting"],
    ["test_identity", "met"],
    ["test_kind", "met"],
    ["disposition", "waiting"],
  ]);
});

test("rule 30: of birth tissue the page says whose cells they are, and maternal ones stop", () => {
  expect(stateOf({ isBirthTissue: true, origin: "fetal" }, "origin")).toBe("met");
  expect(stateOf({ isBirthTissue: true, origin: "maternal" }, "origin")).toBe("stop");
  expect(stateOf({ isBirthTissue: true, origin: null }, "origin")).toBe("waiting");
  expect(stateOf({ isBirthTissue: true }, "test_identity")).toBeUndefined();
});

test("the worst lot speaks for a test, a reacting marker is a condition, an open deviation is shown", () => {
  expect(stateOf({ tests: [{ sterility: "in_spec" }, { sterility: "out_of_spec" }] }, "test_microbes")).toBe("stop");
  expect(stateOf({ markers: { final: true, biohazard: true } }, "markers")).toBe("look");
  expect(stateOf({ deviations: { open: 1, all: 2 } }, "deviations")).toBe("look");
  expect(stateOf({ deviations: { open: 0, all: 2 } }, "deviations")).toBe("met");
  expect(stateOf({ lots: ["releasable"], disposedAt: at(20) }, "disposition")).toBe("met");
});

test("the meter is full exactly when a plain lot is usable and nothing is open", () => {
  const lots = fc.array(fc.constantFrom<LotState>("quarantine", "releasable", "hold", "rejected", "releasable_autologous_biohazard"), {
    minLength: 1,
  });
  fc.assert(
    fc.property(lots, (given) => {
      const conditions = conditionsOfUse({ ...USE, tests: [{ sterility: "in_spec" }], lots: given });
      expect(conditions.every(({ state }) => state === "met")).toBe(usabilityOf(given) === "usable");
    }),
  );
});

const NOTHING = { consentId: null, paymentId: null, requestId: null };
const ANSWER: AnswerFacts = { state: "stored", usability: "pending", openDeviations: 0, disputed: false, waits: NOTHING };
test.each([
  ["stored_pending", {}],
  ["stored_usable", { usability: "usable" }],
  ["stored_condition", { usability: "condition" }],
  ["disputed", { disputed: true }],
  ["deviation", { state: "received", openDeviations: 1 }],
  ["received", { state: "received" }],
  ["rejected_at_intake", { state: "rejected_at_intake", usability: "none" }],
] as const)("the answer is %s, in four sentences that exist", (key, changes) => {
  expect(answerOf({ ...ANSWER, ...changes })).toBe(key);
  for (const part of ["", "_happened", "_means", "_do"]) expect(en).toHaveProperty([`a_${key}${part}`]);
});

test("what waits for this very person is the act: a request before a signature before a payment", () => {
  const waits = { consentId: "c", paymentId: "p", requestId: "r" };
  expect(actOf("stored_usable", { waits }, CASE)).toEqual({ key: "request", to: "/family/requests/r" });
  expect(actOf("stored_usable", { waits: { ...waits, requestId: null } }, CASE).key).toBe("sign");
  expect(actOf("stored_usable", { waits: { ...NOTHING, paymentId: "p" } }, CASE)).toEqual({ key: "pay", to: "/family/payments/p" });
  expect(actOf("stored_usable", { waits: NOTHING }, CASE).key).toBe("grants");
  expect(actOf("processing", { waits: NOTHING }, CASE).key).toBe("contact");
  expect(actOf("rejected_at_intake", { waits: NOTHING }, CASE).key).toBe("payments");
});
