import { describe, expect, test } from "vitest";
import { CLAUSES } from "~/bank/consent/clauses.rules";
import { effectsOf, stageOf } from "~/bank/consent/withdrawal.rules";
import { CASE_LIFE } from "~/bank/enquiries/cases.rules";
import en from "~/locales/en/consent.json";

describe("the effects of a withdrawal are shown before it", () => {
  test("taken back before the collection, procurement keeps the kit here, and the coordinator calls", () => {
    expect(effectsOf("procurement", true, "deposit_paid")).toEqual(["kit_stays", "collection_stops", "coordinator_calls"]);
  });

  test("tests taken back on the way stop further tests and every release", () => {
    expect(effectsOf("testing", true, "processing")).toEqual(["tests_stop", "no_release", "coordinator_calls"]);
    expect(effectsOf("testing", true, "stored")).toEqual(["no_release", "coordinator_calls"]);
  });

  test("an optional item costs nothing and needs no call", () => {
    expect(effectsOf("research", false, "stored")).toEqual(["research_stops"]);
  });

  test("a required item that stops no act makes the agreement be looked at", () => {
    expect(effectsOf("low_use", true, "stored")).toEqual(["relation_reviewed", "coordinator_calls"]);
  });

  test("every required item has a consequence in every state, and every consequence has its words", () => {
    const words = Object.keys(en);
    for (const state of Object.keys(CASE_LIFE)) {
      for (const { code, required } of CLAUSES) {
        const effects = effectsOf(code, required, state);
        if (required) expect(effects.length, `${code} in ${state}`).toBeGreaterThan(0);
        for (const effect of effects) expect(words).toContain(`effect_${effect}`);
      }
    }
  });

  test("a case is before its collection, with the bank, stored, or ended", () => {
    expect(["kit_shipped", "in_transit", "stored", "cancelled"].map(stageOf)).toEqual(["before_collection", "with_us", "stored", "ended"]);
  });
});
