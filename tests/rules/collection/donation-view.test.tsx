import { describe, expect, test } from "vitest";
import { DonationActs } from "~/bank/collection/donation-acts";
import { Deviations, DonationFacts, DonorName, ReceiptFacts } from "~/bank/collection/donation-view";
import { DONATION_LIFE, type DonationState } from "~/bank/collection/donations.rules";
import { DeviationMark, DonationMark, KitMark } from "~/bank/collection/state-marks";
import { aDonation, aReceipt } from "~tests/support/examples/collection";
import { linksOf, seen, slipsEverywhere, standsAlone, told } from "~tests/support/seen";

const I18N = ["collection"];
const ZONE = "Europe/Rome";
const STATES = Object.keys(DONATION_LIFE) as DonationState[];

describe("a donation's facts", () => {
  test("begin with its number and its check character", () => {
    const html = seen(<DonationFacts donation={aDonation} zone={ZONE} />, I18N);
    expect(html).toContain(`<bdi class="din" dir="ltr">A9999 26 000001<b`);
    expect(html.indexOf("A9999 26")).toBeLessThan(html.indexOf("Lina Haddad"));
  });

  test("name donor, collector and place, each standing alone", () => {
    const html = seen(<DonationFacts donation={aDonation} zone={ZONE} />, I18N);
    for (const text of ["Lina Haddad", "Dr Sami Khoury", "St Anne"]) expect(standsAlone(html, text)).toBe(true);
  });

  test("tell the time where the bank is", () => {
    expect(told(<DonationFacts donation={aDonation} zone={ZONE} />, I18N)).toMatch(/Collected 12 Nov 2026,? 12:00/);
  });

  test.each([
    [{ volumeMl: null, lengthCm: 24.5 }, "Length 24.5 cm", "Volume"],
    [{ volumeMl: null, massG: 310 }, "Mass 310 g", "Length"],
    [{ volumeMl: null, fdiTooth: "61" }, "Tooth (FDI) 61", "Mass"],
    [{}, "Volume 30 mL", "Tooth"],
  ] as const)("say only what was measured: %o", (measures, said, unsaid) => {
    const words = told(<DonationFacts donation={{ ...aDonation, ...measures }} zone={ZONE} />, I18N);
    expect(words.toLowerCase()).toContain(said.toLowerCase());
    expect(words).not.toContain(unsaid);
  });

  test("say nothing of a collection that has not been", () => {
    const expected = { ...aDonation, collectedAt: null, collectedBy: null, collectionSite: null, volumeMl: null };
    expect(told(<DonationFacts donation={expected} zone={ZONE} />, I18N)).not.toMatch(/Collected|Place|Volume/);
  });

  test("have words in every language", () => {
    expect(slipsEverywhere(<DonationFacts donation={aDonation} zone={ZONE} />, I18N)).toEqual([]);
  });

  test("name a donor without a family name without a space behind", () => {
    expect(seen(<DonorName donor={{ givenName: "Baby", familyName: "", code: "D-1" }} />, I18N)).toContain("<bdi>Baby</bdi>");
  });
});

describe("how it arrived", () => {
  const receipt = (changes: Partial<typeof aReceipt> = {}) => <ReceiptFacts receipt={{ ...aReceipt, ...changes }} zone={ZONE} />;

  test("is hours, the logger's range and a verdict in words", () => {
    const words = told(receipt(), I18N);
    expect(words).toMatch(/On its way 23\.5 (h|hr)/);
    expect(words).toContain("within the limits of its tissue");
    expect(words).toMatch(/4\.2 ?°C – 19\.8 ?°C/);
    expect(words).toContain("Accept it");
  });

  test("says in words that it was outside its limits, and that the seal was broken", () => {
    const words = told(receipt({ withinLimits: false, sealIntact: false, verdict: "deviation" }), I18N);
    expect(words).toContain("outside the limits of its tissue");
    expect(words).toContain("Seal intact no");
    expect(words).toContain("Open a deviation");
  });

  test.each([
    [true, true, "yes"],
    [true, false, "no"],
    [false, true, "no"],
    [false, false, "no"],
  ])("says that the numbers match only when DIN (%s) and chain of identity (%s) both do", (identifierDin, coiMatches, said) => {
    expect(told(receipt({ identifierDin, coiMatches }), I18N)).toContain(`DIN and chain of identity match ${said}`);
  });

  test("keeps a note that somebody wrote by itself", () => {
    expect(standsAlone(seen(receipt({ note: "Box was wet" }), I18N), "Box was wet")).toBe(true);
  });

  test("has words in every language for every verdict", () => {
    const verdicts = (["accepted", "deviation", "rejected"] as const).map((verdict) => <div key={verdict}>{receipt({ verdict })}</div>);
    expect(slipsEverywhere(<div>{verdicts}</div>, I18N)).toEqual([]);
  });
});

describe("deviations", () => {
  const open = { id: "v1", kind: "seal" as const, state: "open" as const, decisionNote: "" };

  test("lead to their page and say how they stand", () => {
    const decided = { id: "v2", kind: "identity" as const, state: "rejected" as const, decisionNote: "Two names" };
    const html = seen(<Deviations deviations={[open, decided]} />, I18N);
    expect(linksOf(html)).toEqual([
      ["Seal not intact", "/staff/deviations/v1"],
      ["An identifier does not match", "/staff/deviations/v2"],
    ]);
    expect(html).toContain("waits for quality");
    expect(standsAlone(html, "Two names")).toBe(true);
  });

  test("are left out where nothing deviated", () => {
    expect(told(<Deviations deviations={[]} />, I18N)).toBe("");
  });
});

describe("what may be done with a donation", () => {
  const acts = (state: DonationState, ordered = false, kitState: "prepared" | "dispatched" | null = null) =>
    linksOf(seen(<DonationActs id="d1" state={state} kitState={kitState} ordered={ordered} />, I18N)).map(([, to]) =>
      to.replace("/staff/donations/d1/", ""),
    );

  test("is to collect only when its kit is out", () => {
    expect(acts("expected", false, "dispatched")).toEqual(["collect"]);
    expect(acts("expected", false, "prepared")).toEqual([]);
    expect(acts("expected")).toEqual([]);
  });

  test.each([
    ["collected", ["hand-over", "receive"]],
    ["in_transit", ["receive", "hand-over"]],
    ["received", ["markers"]],
    ["accepted", ["processing", "markers", "destroy"]],
    ["processing", ["processing", "markers"]],
    ["processed", ["processing", "markers", "destroy"]],
    ["rejected", ["destroy"]],
    ["destroyed", []],
    ["lapsed", []],
  ] as const)("when %s: %j", (state, steps) => expect(acts(state)).toEqual(steps));

  test("is to witness a destruction that was ordered, never to order it twice", () => {
    for (const state of ["accepted", "processed", "rejected"] as const) {
      expect(acts(state, true)).toContain("destroyed");
      expect(acts(state, true)).not.toContain("destroy");
    }
  });

  test("offers a destruction only in states that can end so", () => {
    for (const state of STATES) if (acts(state).includes("destroy")) expect(DONATION_LIFE[state]).toHaveProperty("destroy");
  });

  test("puts at most one act forward", () => {
    for (const state of STATES) {
      const html = seen(<DonationActs id="d1" state={state} kitState="dispatched" ordered={false} />, I18N);
      expect((html.match(/btn primary/g) ?? []).length).toBeLessThanOrEqual(1);
    }
  });
});

test("every mark says its state in words, in every language", () => {
  const kits = ["prepared", "dispatched", "collected", "in_transit", "received", "lost", "cancelled"] as const;
  const marks = (
    <>
      {STATES.map((state) => (
        <DonationMark key={state} state={state} />
      ))}
      {kits.map((state) => (
        <KitMark key={state} state={state} />
      ))}
      {(["open", "accepted", "rejected"] as const).map((state) => (
        <DeviationMark key={state} state={state} />
      ))}
    </>
  );
  expect(slipsEverywhere(marks, I18N)).toEqual([]);
  expect(new Set(STATES.map((state) => told(<DonationMark state={state} />, I18N))).size).toBe(STATES.length);
  expect(new Set(kits.map((state) => told(<KitMark state={state} />, I18N))).size).toBe(kits.length);
});
