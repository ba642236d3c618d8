import { describe, expect, test } from "vitest";
import { Answer, Usable } from "~/bank/release/family-answer";
import { Places, Story } from "~/bank/release/family-story";
import { familyPage } from "~tests/support/examples/family";
import { linksOf, seen, slipsEverywhere, slipsOf, standsAlone, told } from "~tests/support/seen";

const I18N = ["family"];
const ANSWERS = [
  ...["consent_pending", "consented", "deposit_paid", "kit_shipped", "collected", "in_transit", "received", "deviation", "processing"],
  ...["stored_pending", "stored_usable", "stored_condition", "stored_held", "stored_failed", "cancelled", "not_collected"],
  ...["rejected_at_intake", "failed_process", "withdrawn", "discarded", "transferred_out", "closed", "disputed"],
];

describe("the answer on top of a family's page", () => {
  test.each(ANSWERS)("says what happened, what it means and what can be done when %s, in every language", (answer) => {
    expect(slipsEverywhere(<Answer page={familyPage({ answer })} />, I18N)).toEqual([]);
  });

  test("says apart that cells are stored and that they are not usable yet, and how many conditions are open", () => {
    const words = told(<Answer page={familyPage()} />, I18N);
    expect(words).toContain("Lina’s cells are stored. They are not usable yet.");
    expect(words).toContain("On 12 Nov 2026 the cells were put away. 2 vials stand in Pavia.");
    expect(words).toContain("4 are still open");
  });

  test.each([
    ["sign", "/family/consents/k1", "Read and sign the consent"],
    ["pay", "/family/payments/p1", "Look at the payment"],
    ["request", "/family/requests/r1", "Decide on the request"],
    ["documents", "/family/documents", "Open the documents"],
  ] as const)("has one act, to %s, which leads to %s", (key, to, words) => {
    expect(linksOf(seen(<Answer page={familyPage({ act: { key, to } })} />, I18N))).toEqual([[words, to]]);
  });

  test("asks for what waits instead of saying that nothing is needed", () => {
    const pay = told(<Answer page={familyPage({ act: { key: "pay", to: "/family/payments/p1" } })} />, I18N);
    expect(pay).toContain("A payment that you agreed to is due.");
    expect(pay).not.toContain("Nothing is needed from you");
  });

  test("leads to a person when only a person helps", () => {
    const html = seen(<Answer page={familyPage({ answer: "disputed", act: { key: "contact", to: "#coordinator" } })} />, I18N);
    expect(linksOf(html)).toEqual([["Speak with us", "#coordinator"]]);
  });

  test("joins the names of sites as each language does", () => {
    const places = ["Pavia", "Lugano"].map((site) => ({ site, tanks: [], vials: [], cells: 0, forTests: 0 }));
    expect(told(<Answer page={familyPage({ places })} />, I18N)).toContain("Pavia and Lugano");
    expect(told(<Answer page={familyPage({ places })} />, I18N, "it")).toContain("Pavia e Lugano");
  });

  test("keeps the number of the donation from left to right in Arabic", () => {
    expect(seen(<Answer page={familyPage()} />, I18N, "ar")).toContain('<bdi class="din" dir="ltr">A9999 26 000001');
  });
});

describe("the conditions of use", () => {
  test("each say in words whether they are met", () => {
    const words = told(<Usable page={familyPage()} />, I18N);
    expect(words).toContain("Stored, not yet usable");
    expect(words).toContain("Everyone has consented");
    expect(words).toContain("Blood tests: one reacted; for Lina only");
    expect(words).toContain("Mycoplasma: no final answer yet");
    expect(words).toContain("Bacteria and fungi: failed");
    expect(words).toContain("On hold: quality decides");
    expect(words).toContain("It is not a promise that a treatment exists or works.");
  });

  test("are left out before anything is stored", () => expect(told(<Usable page={familyPage({ conditions: [] })} />, I18N)).toBe(""));

  test.each(["pending", "usable", "condition", "held", "failed"])("have words in every language when %s", (usability) => {
    const keys = ["consent", "stored", "markers", "markers_mother", "origin", "deviations", "disposition"];
    const groups = ["microbes", "mycoplasma", "endotoxin", "identity", "alive", "kind", "chromosomes"].map((group) => `test_${group}`);
    const states = ["met", "waiting", "look", "stop", "held"];
    const conditions = [...keys, ...groups].flatMap((key) => states.map((state) => ({ key, state, at: null })));
    expect(slipsEverywhere(<Usable page={familyPage({ usability, conditions })} />, I18N)).toEqual([]);
  });
});

describe("the story", () => {
  test("runs from what happened over today to what comes", () => {
    const words = told(<Story page={familyPage()} />, I18N);
    const order = ["The kit left us", "It could not be accepted", "Today, 20 Nov 2026", "The last tests", "The next year of storage"];
    const places = order.map((each) => words.indexOf(each));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  test("says that something was written down later, and leads to where something can be done", () => {
    expect(told(<Story page={familyPage()} />, I18N).match(/Written down later/g)).toHaveLength(1);
    expect(linksOf(seen(<Story page={familyPage()} />, I18N))).toEqual([["It could not be accepted", "/family/payments"]]);
  });

  test("says later where no day is known", () => {
    expect(told(<Story page={familyPage()} />, I18N)).toMatch(/later The last tests.*12 Nov 2027 The next year of storage/);
  });

  test("tells hours and warmest reading of an arrival, and what they meant", () => {
    const values = { transitHours: 31, celsiusMax: 19.8, verdict: "deviation" };
    const past = [{ id: "e", key: "donation_received", at: new Date("2026-11-13T11:00:00Z"), late: false, values }];
    expect(told(<Story page={familyPage({ past })} />, I18N)).toContain(
      "After 31 hours on the way, 19.8 °C at the warmest: outside a limit.",
    );
  });
});

describe("where the vials are", () => {
  test("says tanks, vials, the reserve and what is kept for tests", () => {
    const words = told(<Places page={familyPage()} />, I18N);
    expect(words).toContain("Tanks T-02 and T-03");
    expect(words).toContain("2 vials. One of them is the reserve of this site.");
    expect(words).toContain("One is kept for tests and is never given out.");
    expect(words).toContain("About 40 million cells when frozen.");
    expect(standsAlone(seen(<Places page={familyPage()} />, I18N), "Pavia")).toBe(true);
  });

  test("says plainly that tank temperatures are not shown", () => {
    expect(told(<Places page={familyPage()} />, I18N).match(/temperature of the tanks is not shown/g)).toHaveLength(1);
  });

  test("is left out before there are vials", () => expect(told(<Places page={familyPage({ places: [] })} />, I18N)).toBe(""));

  test("has words in every language", () => {
    for (const locale of ["en", "it", "ar"] as const) expect(slipsOf(seen(<Places page={familyPage()} />, I18N, locale))).toEqual([]);
  });
});
