import { describe, expect, test } from "vitest";
import { CulturePage } from "~/bank/laboratory/culture-page";
import { GrowingTable } from "~/bank/laboratory/growing-table";
import { HarvestVerdict } from "~/bank/laboratory/harvest-form";
import { PassageTable } from "~/bank/laboratory/passage-table";
import { PdlChart } from "~/bank/laboratory/pdl-chart";
import { aCulture, aPassage, DAY, ZONE } from "~tests/support/examples/laboratory";
import { addressesOf, fieldOf, linksOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const I18N = ["laboratory"];
const FORM = { zone: ZONE, now: "2026-10-20T12:00", formToken: "t", answer: undefined as unknown };
const page = (changes: object = {}, more: object = {}) => (
  <CulturePage culture={aCulture(changes)} mayWork saved={null} {...FORM} {...more} />
);
const growing = { passages: [aPassage(1), aPassage(2, null)] };
const acts = (html: string) => addressesOf(html).filter((to) => to.startsWith("/staff/cultures/cu1/"));

describe("what is next with a culture", () => {
  test("is to count what grows, twice", () => {
    const html = seen(page(growing), I18N);
    expect(html).toContain('action="/staff/cultures/cu1/harvest"');
    expect(fieldOf(html, "firstCount").label).toBe("First count, viable");
    expect(fieldOf(html, "secondCount").label).toBe("Second count, viable");
    expect(acts(html)).toEqual(["/staff/cultures/cu1/fail"]);
  });

  test("is to seed the next passage of what was harvested, or to make a lot", () => {
    const html = seen(page(), I18N);
    expect(html).toContain('action="/staff/cultures/cu1/seed"');
    expect(told(page(), I18N)).toContain("Seed P3");
    expect(acts(html)).toEqual(["/staff/cultures/cu1/lot", "/staff/cultures/cu1/fail"]);
  });

  test("is told, not offered, to whoever does not work in the laboratory", () => {
    const html = seen(page({}, { mayWork: false }), I18N);
    expect(html).toContain("What comes next is the laboratory’s work.");
    expect(acts(html)).toEqual([]);
  });

  test.each([
    ["harvested", "Nothing more grows here."],
    ["failed", "The family is called first."],
  ])("is nothing once it is %s", (state, said) => {
    const html = seen(page({ state }), I18N);
    expect(html).toContain(said);
    expect(acts(html)).toEqual([]);
    expect(html).not.toContain('name="seededMillions"');
  });

  test("asks for colonies only at P0, where doublings are counted from them", () => {
    const first = { passages: [aPassage(0, null)], pdlConvention: "CFUF_ORIGIN" };
    expect(fieldOf(seen(page(first), I18N), "colonies").there).toBe(true);
    expect(fieldOf(seen(page({ ...first, pdlConvention: "P0_HARVEST_ZERO" }), I18N), "colonies").there).toBe(false);
    expect(fieldOf(seen(page({ ...growing, pdlConvention: "CFUF_ORIGIN" }), I18N), "colonies").there).toBe(false);
  });
});

describe("a culture's page", () => {
  test("says for which request it grows, and from which lot it was thawed", () => {
    const release = { requestId: "r1", requestNumber: "RQ-26-019", parentLotId: "l0", parentNumber: "L-26-001", parentFrozenAt: DAY(1) };
    const html = seen(page(release), I18N);
    expect(told(page(release), I18N)).toContain("For request RQ-26-019");
    expect(linksOf(html)).toContainEqual(["L-26-001", "/staff/lots/l0"]);
    expect(told(page(), I18N)).not.toContain("For request");
  });

  test("leads to the lots that it gave, each with its state", () => {
    const html = seen(page({ lots: [{ id: "l1", number: "L-26-007", state: "hold" }] }), I18N);
    expect(linksOf(html)).toContainEqual(["See the lot", "/staff/lots/l1"]);
    expect(html).toContain("On hold");
  });

  test("shows what was measured, and leaves out what was not", () => {
    const words = told(page({ measured: { mncMillionPerMl: 12.5, failureNote: "", viabilityPercent: 97 } }), I18N);
    expect(words).toContain("Mononuclear cells 12.5");
    expect(words).toContain("Viability of the starting cells 97");
    expect(words).not.toContain("Pulp");
  });

  test("draws nothing before the first harvest", () => {
    expect(seen(page({ passages: [aPassage(1, null)] }), I18N)).not.toContain("Cumulative doublings by day");
    expect(seen(page(), I18N)).toContain("Cumulative doublings by day of culture: passage 2, 6.00 doublings");
  });

  test("says that what was entered is kept", () => {
    expect(told(page({}, { saved: "harvested" }), I18N)).toContain("The harvest of P2 is recorded.");
    expect(told(page({}, { saved: "seeded" }), I18N)).toContain("P2 is seeded.");
    expect(told(page(growing, { saved: "harvested" }), I18N)).not.toContain("is recorded");
  });

  test.each([
    ["growing", growing],
    ["harvested", {}],
    ["failed", { state: "failed", measured: { failure: "contamination" } }],
  ])("has words in every language when %s", (_, changes) => expect(slipsEverywhere(page(changes), I18N)).toEqual([]));
});

describe("the verdict on a count", () => {
  const context = {
    seededCells: 1_000_000,
    cumulativePdl: 17,
    bounds: { countsApartMax: 10, viabilityMin: 80, lagHours: 24 },
    cpdlMax: 20,
  };
  const verdict = (counts: { firstCount: number; secondCount: number; dead: number; volumeMl: number }, changes: object = {}) => (
    <HarvestVerdict counts={counts} context={{ ...context, ...changes }} />
  );
  const good = { firstCount: 1, secondCount: 1, dead: 0.05, volumeMl: 4 };

  test("puts each number beside its limit, and is heard as it changes", () => {
    const words = told(verdict(good), I18N);
    expect(words).toMatch(/The counts are 0\.0 ?% apart at most 10 ?%/);
    expect(words).toMatch(/at least 80 ?%/);
    expect(words).toContain("Cumulative doublings 19.00 at most 20");
    expect(seen(verdict(good), I18N)).toContain('aria-live="polite"');
  });

  test("looks different when a number is beyond its limit", () => {
    expect(seen(verdict(good), I18N)).not.toContain("state al watch");
    expect(seen(verdict({ ...good, secondCount: 1.5 }), I18N).match(/state al watch/g)).toHaveLength(1);
    expect(seen(verdict({ ...good, dead: 2 }), I18N).match(/state al watch/g)).toHaveLength(1);
    expect(seen(verdict(good, { cpdlMax: 18 }), I18N).match(/state al watch/g)).toHaveLength(1);
  });

  test("speaks of no doublings at P0, which grew from nothing that was counted", () => {
    expect(told(verdict(good, { seededCells: null }), I18N)).not.toContain("doublings");
  });
});

test("passages stand with their number from left to right, and say which one grows", () => {
  const table = <PassageTable passages={[aPassage(1), aPassage(2, null)]} selected="p2" />;
  expect(seen(table, I18N, "ar")).toContain('<bdi dir="ltr">P2</bdi>');
  expect(told(table, I18N).match(/\bgrowing\b/g)).toHaveLength(1);
  expect(seen(table, I18N).match(/aria-current="true"/g)).toHaveLength(1);
});

test("the chart of growth tells limit, days and the time in the freezer in words, whole in every language", () => {
  const chart = <PdlChart earlier={[aPassage(1)]} passages={[aPassage(2)]} startingCpdl={3} frozenDays={41} limit={20} />;
  const words = told(chart, I18N);
  expect(words).toContain("limit of the product: 20 doublings");
  expect(words).toContain("41 days");
  expect(seen(<PdlChart earlier={[]} passages={[aPassage(1)]} startingCpdl={0} frozenDays={null} limit={null} />, I18N)).not.toMatch(
    /frozen|limit of/,
  );
  expect(slipsEverywhere(chart, I18N)).toEqual([]);
});

describe("cultures that grow", () => {
  const culture = {
    ...aCulture(),
    passage: { number: 2, seededAt: DAY(10), harvestedAt: null, harvestedCells: null, cumulativePdl: null },
  };
  const next = (passage: object | null) =>
    told(
      <GrowingTable
        cultures={[{ ...culture, passage: passage && { ...culture.passage, ...passage } }] as never}
        now={DAY(15)}
        empty="none"
      />,
      I18N,
    );

  test("say what comes next", () => {
    expect(next({})).toContain("growing for 5 days");
    expect(next({ harvestedAt: DAY(14) })).toContain("seed again, or make a lot");
    expect(next(null)).toContain("seed the thawed cells");
  });

  test("give way to a word when there is none", () =>
    expect(told(<GrowingTable cultures={[]} now={DAY(15)} empty="none" />, I18N)).toBe("none"));
});
