import { describe, expect, test } from "vitest";
import { CulturePane, HarvestStep, SeedStep } from "~/bank/laboratory/culture-pane";
import { HarvestForm, HarvestVerdict } from "~/bank/laboratory/harvest-form";
import { aCulture, aPassage, ZONE } from "~tests/support/examples/laboratory";
import { addressesOf, fieldOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const I18N = ["laboratory"];
const props = (changes: object = {}, more: { mayWork?: boolean; answer?: unknown } = {}) => ({
  ...{ culture: aCulture(changes), mayWork: true, zone: ZONE, now: "2026-10-16T11:00", formToken: "token" },
  ...more,
});
const pane = (changes: object = {}, more: { mayWork?: boolean } = {}) => <CulturePane {...props(changes, more)} />;
const growing = { passages: [aPassage(1), aPassage(2, null)] };
const actions = (html: string) => [...html.matchAll(/<form\b[^>]*\saction="([^"]*)"/g)].map(([, to]) => to);

describe("what comes next with a culture", () => {
  test("is a count of the harvest while a passage grows", () => {
    const html = seen(pane(growing), I18N);
    expect(actions(html)).toContain("/staff/cultures/cu1/harvest");
    expect(actions(html)).not.toContain("/staff/cultures/cu1/seed");
    expect(addressesOf(html)).toEqual(["/staff/cultures/cu1/fail"]);
  });

  test("is the next passage or a lot once the last one is harvested", () => {
    const html = seen(pane(), I18N);
    expect(actions(html)).toContain("/staff/cultures/cu1/seed");
    expect(addressesOf(html)).toEqual(["/staff/cultures/cu1/lot", "/staff/cultures/cu1/fail"]);
    expect(told(pane(), I18N)).toContain("Seed P3");
  });

  test("is the first passage after thaw where nothing was seeded, and no lot yet", () => {
    const thawed = pane({ passages: [], startingPassage: 2 });
    expect(told(thawed, I18N)).toContain("Seed P3");
    expect(addressesOf(seen(thawed, I18N))).toEqual(["/staff/cultures/cu1/fail"]);
  });

  test("is nothing for whoever does not work at the bench, and they are told so", () => {
    const html = seen(pane({}, { mayWork: false }), I18N);
    expect(actions(html)).toEqual([]);
    expect(addressesOf(html)).toEqual([]);
    expect(told(pane({}, { mayWork: false }), I18N).length).toBeGreaterThan(10);
  });

  test.each(["harvested", "failed"])("is nothing where the culture is %s, in words of every language", (state) => {
    expect(actions(seen(pane({ state }), I18N))).toEqual([]);
    expect(addressesOf(seen(pane({ state }), I18N))).toEqual([]);
    expect(slipsEverywhere(pane({ state }), I18N)).toEqual([]);
  });

  test("has words in every language", () => {
    for (const changes of [growing, {}, { passages: [], startingPassage: 2 }]) expect(slipsEverywhere(pane(changes), I18N)).toEqual([]);
  });
});

describe("a harvest is counted", () => {
  test("twice, each count with its unit, at the clock of the site", () => {
    const html = seen(<HarvestStep {...props(growing)} />, I18N);
    for (const name of ["firstCount", "secondCount", "dead", "volumeMl"]) expect(fieldOf(html, name).there).toBe(true);
    expect(fieldOf(html, "harvestedAt").value).toBe("2026-10-16T11:00");
  });

  test("with its colonies only of P0, and only where doublings are counted from them", () => {
    const asks = (changes: object) => fieldOf(seen(<HarvestStep {...props(changes)} />, I18N), "colonies").there;
    const first = { passages: [aPassage(0, null)] };
    expect(asks({ ...first, pdlConvention: "CFUF_ORIGIN" })).toBe(true);
    expect(asks(first)).toBe(false);
    expect(asks({ ...growing, pdlConvention: "CFUF_ORIGIN" })).toBe(false);
  });

  test("and what was typed stands there again when the counts were too far apart", () => {
    const answer = {
      problems: {},
      typed: { firstCount: "4", secondCount: "5" },
      refusal: { code: "counts_apart", data: { apart: 22, max: 10 } },
    };
    const html = seen(<HarvestStep {...props(growing, { answer })} />, I18N);
    expect(fieldOf(html, "firstCount").value).toBe("4");
    expect(fieldOf(html, "secondCount").value).toBe("5");
  });

  test("of nothing where nothing was seeded", () => expect(seen(<HarvestStep {...props({ passages: [] })} />, I18N)).toBe(""));

  test("without a verdict before anything is typed", () => {
    const context = { seededCells: 1e6, cumulativePdl: 3, bounds: { countsApartMax: 10, viabilityMin: 80, lagHours: 24 }, cpdlMax: 20 };
    const form = (
      <HarvestForm action="/x" formToken="token" answer={undefined} zone={ZONE} now="" context={{ ...context, colonies: false }} />
    );
    expect(seen(form, I18N)).not.toContain('class="verdict"');
  });
});

describe("the verdict on two counts", () => {
  const bounds = { countsApartMax: 10, viabilityMin: 80, lagHours: 24 };
  const verdict = (counts: object = {}, context: object = {}) => (
    <HarvestVerdict
      counts={{ firstCount: 0.8, secondCount: 0.8, dead: 0.05, volumeMl: 10, ...counts }}
      context={{ seededCells: 1_000_000, cumulativePdl: 3, bounds, cpdlMax: 20, ...context }}
    />
  );
  const marks = (html: string) => [...html.matchAll(/<li>.*?<\/li>/gs)].map(([line]) => /\bgood\b|data-state="met"|state met/.test(line));

  test("says how far apart they are, how many live, and what they mean in doublings", () => {
    const words = told(verdict(), I18N);
    expect(words).toContain("3.00");
    expect(words).toContain("6.00");
    expect(words).toMatch(/94\.1 ?%/);
  });

  test("changes with each limit that is not kept", () => {
    const kept = marks(seen(verdict(), I18N));
    const tooFar = marks(seen(verdict({ firstCount: 0.7, secondCount: 0.9 }), I18N));
    const tooDead = marks(seen(verdict({ dead: 0.3 }), I18N));
    const tooOld = marks(seen(verdict({}, { cpdlMax: 5 }), I18N));
    expect(kept).toEqual([true, true, true]);
    expect(tooFar).toEqual([false, true, true]);
    expect(tooDead).toEqual([true, false, true]);
    expect(tooOld).toEqual([true, true, false]);
  });

  test("holds exactly at each limit", () => {
    expect(marks(seen(verdict({ firstCount: 0.76, secondCount: 0.84 }), I18N))[0]).toBe(true);
    expect(marks(seen(verdict({ dead: 0.2 }), I18N))[1]).toBe(true);
    expect(marks(seen(verdict({}, { cpdlMax: 6 }), I18N))[2]).toBe(true);
  });

  test("speaks of no doublings of a first harvest", () => {
    expect(marks(seen(verdict({}, { seededCells: null }), I18N))).toHaveLength(2);
    expect(told(verdict({}, { seededCells: null }), I18N)).not.toContain("doubling");
  });

  test("has words in every language", () => expect(slipsEverywhere(verdict({}, { cpdlMax: null }), I18N)).toEqual([]));
});

describe("a passage is seeded", () => {
  test("from what the last one gave, with cells, area and time", () => {
    const html = seen(<SeedStep {...props()} />, I18N);
    for (const name of ["seededMillions", "areaCm2", "seededAt"]) expect(fieldOf(html, name).there).toBe(true);
    expect(told(<SeedStep {...props()} />, I18N)).toContain("8.0 × 10");
  });

  test("from thawed vials, whose cells were not counted again", () => {
    expect(told(<SeedStep {...props({ passages: [] })} />, I18N)).toContain("–");
  });
});
