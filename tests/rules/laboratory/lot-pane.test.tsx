import { describe, expect, test } from "vitest";
import { Balance } from "~/bank/laboratory/balance";
import { BenchWork } from "~/bank/laboratory/bench-work";
import { LotPane } from "~/bank/laboratory/lot-pane";
import { LotVials } from "~/bank/laboratory/lot-vials";
import { DIN } from "~tests/support/examples/collection";
import { aLotPage, DAY } from "~tests/support/examples/laboratory";
import { addressesOf, linksOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const I18N = ["laboratory"];
const MAY = { freeze: false, place: false, enter: false, approve: false, dispose: false, lift: false, hold: false, amend: false };

describe("what may be done with a lot", () => {
  const pane = (may: Partial<typeof MAY>, changes: object = {}, lot: object = {}) => {
    const recommended = { disposition: "quarantine", reasons: [{ code: "test_pending", about: "sterility" }] };
    return <LotPane {...aLotPage({ recommended, deviations: [], may: { ...MAY, ...may }, ...changes }, lot)} />;
  };

  test.each([
    ["freeze", "freeze"],
    ["place", "place"],
    ["enter", "tests"],
    ["approve", "approval"],
    ["dispose", "disposition"],
    ["lift", "lift"],
    ["hold", "hold"],
    ["amend", "amend"],
  ] as const)("is to %s for whoever may, and leads to its page", (act, to) => {
    expect(addressesOf(seen(pane({ [act]: true }), I18N))).toEqual([`/staff/lots/l1/${to}`]);
  });

  test("is nothing for whoever may nothing", () => expect(addressesOf(seen(pane({}), I18N))).toEqual([]));

  test("puts the first act forward only while the lot waits", () => {
    expect(seen(pane({ dispose: true, hold: true }), I18N).match(/btn primary/g)).toHaveLength(1);
    expect(seen(pane({ hold: true }, {}, { state: "releasable" }), I18N)).not.toContain("btn primary");
  });

  test("stands under what is recommended and why, with the test by its name", () => {
    const words = told(pane({}), I18N);
    expect(words).toContain("The portal recommends Quarantine");
    expect(words).toContain("Sterility");
    expect(slipsEverywhere(pane({ freeze: true, lift: true }), I18N)).toEqual([]);
  });

  test("leads to deviations of the lot and of its collection, each where it is decided", () => {
    const deviations = [
      { id: "v1", subjectId: "l1", kind: "contamination", state: "open" },
      { id: "v2", subjectId: "d1", kind: "seal", state: "rejected" },
    ];
    const html = seen(pane({}, { deviations }), I18N);
    expect(addressesOf(html)).toEqual(["/staff/quality/deviations/v1", "/staff/deviations/v2"]);
    expect(html).toContain("not accepted");
  });
});

describe("the vials of a lot", () => {
  const vial = {
    ...{ id: "v1", division: "Aa", purpose: "dose" as const, state: "stored" as const, held: false, cells: 20_000_000, volumeMl: 1 },
    collectionType: "X",
  };

  test("lead to their pages, with purpose, cells and for whom they may be used in words", () => {
    expect(linksOf(seen(<LotVials vials={[vial]} />, I18N))).toEqual([["Aa", "/staff/vials/v1"]]);
    expect(told(<LotVials vials={[vial]} />, I18N)).toMatch(/Aa Doses stored 20 million .*1\.0 mL X own use only, biological hazard/);
  });

  test("that are held are not said to be merely stored", () => {
    const words = told(<LotVials vials={[{ ...vial, held: true }]} />, I18N);
    expect(words).toContain("held, not usable");
    expect(words).not.toContain("stored");
    expect(slipsEverywhere(<LotVials vials={[{ ...vial, held: true }]} />, I18N)).toEqual([]);
  });

  test("are said not to be yet", () => expect(told(<LotVials vials={[]} />, I18N)).toBe("No vials yet: the lot is not frozen."));
});

describe("the mass balance", () => {
  const vials = { made: 4, frozen: 0, stored: 3, out: 0, spent: 1, returned: 0, destroyed: 0 };
  const cells = { harvested: 80_000_000, inVials: 79_000_000, tested: 1_000_000, discarded: 0 };
  const balance = (changes: object) => <Balance balance={{ vials, cells, balanced: true, ...changes } as never} />;

  test("says in words whether everything is accounted for", () => {
    expect(told(balance({}), I18N)).toContain("Everything is accounted for");
    expect(told(balance({ balanced: false }), I18N)).toContain("Something is not accounted for");
  });

  test("names only the groups that hold a vial", () => {
    const words = told(balance({}), I18N);
    expect(words).toContain("In a position 3 vials");
    expect(words).toContain("Used up 1 vial");
    expect(words).not.toMatch(/Left the bank|Returned|Destroyed/);
  });

  test("counts no cells of a tissue that never was cells", () => {
    const words = told(balance({ cells: { harvested: null, inVials: 0, tested: 0, discarded: 0 } }), I18N);
    expect(words).not.toContain("Cells");
    expect(slipsEverywhere(balance({}), I18N)).toEqual([]);
  });
});

describe("what waits at the bench", () => {
  const of = { id: "x", din: DIN, tissue: "bone_marrow" };
  const nothing = { process: [], markers: [], freeze: [], place: [], readings: [] };
  const work = (
    <BenchWork
      process={[{ ...of, material: "bone_marrow", receivedAt: DAY(3) }]}
      markers={[{ ...of, collectedAt: null }]}
      freeze={[{ ...of, number: "L-1", harvestedAt: DAY(4) }]}
      place={[{ ...of, number: "L-2", frozenAt: DAY(5) }]}
      readings={[{ ...of, number: "L-3", frozenAt: DAY(6), openTests: 2 }]}
    />
  );

  test("stands with the most perishable first, and leads to its act", () => {
    const acts = addressesOf(seen(work, I18N)).filter((to, at, all) => all.indexOf(to) === at);
    expect(acts).toEqual([
      ...["/staff/lots/x/freeze", "/staff/lots/x/place", "/staff/donations/x/processing"],
      ...["/staff/donations/x/markers", "/staff/lots/x/tests"],
    ]);
  });

  test("says what and since when, in every language", () => {
    const words = told(work, I18N);
    expect(words).toContain("Lot L-1 is harvested and not frozen");
    expect(words).toContain("Lot L-3: 2 tests have no final result");
    expect(words).toContain("since 4 Oct 2026");
    expect(slipsEverywhere(work, I18N)).toEqual([]);
  });

  test("is said to be nothing", () => {
    expect(told(<BenchWork {...nothing} />, I18N)).toContain("Nothing waits for a hand");
    expect(seen(<BenchWork {...nothing} />, I18N)).not.toContain("<table");
  });
});
