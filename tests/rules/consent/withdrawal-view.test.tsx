import { describe, expect, test } from "vitest";
import { CLAUSES } from "~/bank/consent/clauses.rules";
import { type Effect, effectsOf, stageOf } from "~/bank/consent/withdrawal.rules";
import { WithdrawalPreview } from "~/bank/consent/withdrawal-view";
import { CASE_LIFE } from "~/bank/enquiries/cases.rules";
import { wordsOf } from "~tests/support/rendered";
import { choicesOf, linksOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const I18N = ["consent"];
const KEEP = "/family/consents/k1";
const preview = (effects: readonly Effect[], answer?: unknown) => (
  <WithdrawalPreview effects={effects} keep={KEEP} formToken="token" answer={answer} />
);
const STATES = Object.keys(CASE_LIFE) as (keyof typeof CASE_LIFE)[];

describe("before an answer is taken back", () => {
  test("the page says what stops, each thing by itself, and what stays as it is", () => {
    const html = seen(preview(["tests_stop", "no_release", "coordinator_calls"]), I18N);
    expect([...html.matchAll(/<li>/g)]).toHaveLength(3);
    expect(told(preview(["tests_stop", "no_release"]), I18N)).not.toEqual(told(preview(["tests_stop"]), I18N));
  });

  test("where nothing stops it says so instead of an empty list", () => {
    const html = seen(preview([]), I18N);
    expect(html).not.toContain("<li>");
    expect(told(preview([]), I18N).length).toBeGreaterThan(40);
  });

  test("no reason is asked for: the one field is a tick that nobody made beforehand", () => {
    const html = seen(preview(["no_release"]), I18N);
    expect([...html.matchAll(/<(?:input|textarea|select)\b[^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      "formToken",
      "confirmed",
    ]);
    expect(choicesOf(html, "confirmed").made).toEqual([]);
  });

  test("keeping the answer is as easy as taking it back", () =>
    expect(linksOf(seen(preview([]), I18N)).map(([, to]) => to)).toContain(KEEP));

  test("without the tick the page says so, and ticks nothing by itself", () => {
    const html = seen(preview(["no_release"], { problems: { confirmed: "consent.confirm_withdrawal" }, typed: {} }), I18N);
    expect(wordsOf(html)).toContain("Tick that you have read what it brings about.");
    expect(choicesOf(html, "confirmed").made).toEqual([]);
  });
});

test("every effect of every item in every state of a case has its words in every language", () => {
  const effects = [...new Set(CLAUSES.flatMap(({ code, required }) => STATES.flatMap((state) => effectsOf(code, required, state))))];
  expect(effects.length).toBeGreaterThan(8);
  expect(slipsEverywhere(preview(effects), I18N)).toEqual([]);
});

describe("what a withdrawal stops", () => {
  test("the later it comes the fewer acts are left to stop: a kit stays only before it was used, and nothing is left of a case that ended", () => {
    expect(effectsOf("procurement", true, "deposit_paid")).toContain("kit_stays");
    for (const state of STATES.filter((one) => stageOf(one) !== "before_collection"))
      expect(effectsOf("procurement", true, state)).not.toContain("kit_stays");
    for (const { code } of CLAUSES.filter(({ required }) => required))
      for (const state of STATES.filter((one) => stageOf(one) === "ended"))
        expect(effectsOf(code, true, state)).toEqual(["relation_reviewed", "coordinator_calls"]);
  });

  test("cells that are stored are never said to be destroyed by it, nor moved: the family says what is to become of them", () => {
    const stored = new Set(CLAUSES.flatMap(({ code, required }) => effectsOf(code, required, "stored")));
    for (const effect of stored) expect(effect).not.toMatch(/destroy|discard|move/);
  });

  test("each state of a case is in one of four stages, and a state that nobody knows has ended", () => {
    expect(new Set(STATES.map(stageOf))).toEqual(new Set(["before_collection", "with_us", "stored", "ended"]));
    expect(stageOf("melted")).toBe("ended");
  });

  test("what is required is always told to the coordinator, what is optional never", () => {
    for (const { code, required } of CLAUSES)
      for (const state of STATES) expect(effectsOf(code, required, state).includes("coordinator_calls")).toBe(required);
  });
});
