import { describe, expect, test } from "vitest";
import { CLAUSES } from "~/bank/consent/clauses.rules";
import { TEST_NAMES } from "~/bank/laboratory/tests-known.rules";
import { GATES, type Gate } from "~/bank/release/gates.rules";
import { Evidence, GatesView } from "~/bank/release/gates-view";
import { RELEASE_CONSENTS } from "~/bank/release/stock.server";
import en from "~/locales/en/release.json";
import { seen, slipsEverywhere, told } from "~tests/support/seen";

const I18N = ["release"];
const gate = (
  name: Gate["name"],
  state: Gate["state"],
  evidence: string,
  values: Gate["values"] = {},
  whose: Gate["whose"] = "laboratory",
): Gate => ({
  ...{ name, state, evidence, values, whose },
});
const evidence = (name: Gate["name"], code: string, values: Gate["values"] = {}) =>
  told(<Evidence gate={gate(name, "shut", code, values)} />, I18N);
const LICENCE = gate("licence", "shut", "missing", {}, "clinic");
const FEES = gate("fees", "shut", "due", { count: 1 }, "finance");
const PAID = gate("consent", "open", "live", {}, "family");

describe("the gates of a release", () => {
  const rows = (html: string) => [...html.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => row).slice(1);

  test("stand with those that are shut first, in their order", () => {
    const labels = rows(seen(<GatesView gates={[PAID, FEES, LICENCE]} />, I18N)).map((row) =>
      ["Fees are paid", "licence covers", "Consents are live"].findIndex((label) => row.includes(label)),
    );
    expect(labels).toEqual([0, 1, 2]);
  });

  test("say whose turn it is only where one is shut", () => {
    const [shut = "", open = ""] = rows(seen(<GatesView gates={[PAID, LICENCE]} />, I18N));
    expect(shut).toContain("The clinic");
    expect(open).not.toContain("The family");
  });

  test("say in words, not by colour alone, whether each is open, shut, waited for or not looked at", () => {
    const words = [
      told(<GatesView gates={[PAID]} />, I18N),
      told(<GatesView gates={[{ ...PAID, state: "shut" }]} />, I18N),
      told(<GatesView gates={[{ ...PAID, state: "shut" }]} waiting={["consent"]} />, I18N),
      told(<GatesView gates={[{ ...PAID, state: "not_evaluated" }]} />, I18N),
    ];
    expect(new Set(words).size).toBe(4);
  });

  test("that are waited for and are open stay open", () => {
    expect(told(<GatesView gates={[PAID]} waiting={["consent"]} />, I18N)).toBe(told(<GatesView gates={[PAID]} />, I18N));
  });

  test("have a name and every sentence of their evidence in every language", () => {
    const values = {
      count: 2,
      items: "release",
      tests: "cd73",
      required: 2,
      instructing: 1,
      matches: 2,
      given: 1,
      found: 0.25,
      limit: 8.75,
    };
    const more = { lot: "L-1", passage: 4, passageMax: 5, pdl: 9.02, pdlMax: 15, cells: 1e8, doseCells: 1e8, reserved: 3, route: "local" };
    const until = { until: "2026-12-01", plannedOn: "2027-01-18" };
    for (const name of GATES) {
      const codes = Object.keys(en).flatMap((key) => (key.startsWith(`gate_${name}_`) ? [key.slice(`gate_${name}_`.length)] : []));
      expect(codes.length).toBeGreaterThan(0);
      for (const code of codes.filter((each) => name !== "legal_basis" || !each.startsWith("basis")))
        expect(slipsEverywhere(<GatesView gates={[gate(name, "shut", code, { ...values, ...more, ...until })]} />, I18N)).toEqual([]);
    }
  });
});

describe("the evidence of a gate", () => {
  test("names every consent that a release needs, and no code", () => {
    for (const items of RELEASE_CONSENTS) {
      expect(slipsEverywhere(<Evidence gate={gate("consent", "shut", "missing", { items, count: 1 })} />, I18N)).toEqual([]);
      expect(CLAUSES.map(({ code }) => code)).toContain(items);
    }
    expect(evidence("consent", "missing", { items: "testing, release", count: 2 })).toContain("tests · release to a clinic");
  });

  test("names every test that can fail, and no code", () => {
    for (const tests of TEST_NAMES)
      expect(slipsEverywhere(<Evidence gate={gate("tests", "shut", "failed", { tests, count: 1 })} />, I18N)).toEqual([]);
    expect(evidence("tests", "pending", { tests: "sterility, cd73", count: 2 })).toBe("Not final yet: sterility · CD73.");
  });

  test("writes days, cells and measured numbers as people read them", () => {
    expect(evidence("licence", "expired", { until: "2026-12-01", plannedOn: "2027-01-18" })).toBe(
      "Ends on 1 Dec 2026; infusion on 18 Jan 2027.",
    );
    expect(evidence("endotoxin", "failed", { found: 8.755, limit: 8.75 })).toMatch(/^8\.7[56] EU\/mL found, only 8\.75 EU\/mL/);
    expect(evidence("vials", "too_few", { reserved: 2, cells: 9.9e7, doseCells: 1e8 })).toBe(
      "2 vials give 99 million; 100 million are asked.",
    );
    expect(evidence("limits", "beyond", { passage: 6, pdl: 15.94, passageMax: 5, pdlMax: 15 })).toContain("P6 and 15.9 doublings");
  });

  test("counts one and several differently", () => {
    expect(evidence("fees", "due", { count: 1 })).toContain("One fee is");
    expect(evidence("fees", "due", { count: 2 })).toContain("2 fees are");
  });
});
