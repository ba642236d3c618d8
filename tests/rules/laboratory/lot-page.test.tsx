import { describe, expect, test } from "vitest";
import { LotPage } from "~/bank/laboratory/lot-page";
import { LotTable } from "~/bank/laboratory/lot-table";
import { DIN } from "~tests/support/examples/collection";
import { aLotPage, aTest, DAY } from "~tests/support/examples/laboratory";
import { addressesOf, linksOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const I18N = ["laboratory"];
const vial = {
  ...{ id: "v1", din: DIN, division: "Aa", purpose: "dose" as const, state: "stored" as const, held: false, cells: 5_000_000 },
  ...{ volumeMl: 1, collectionType: "1" },
};
const balance = {
  vials: { made: 1, frozen: 0, stored: 1, out: 0, spent: 0, returned: 0, destroyed: 0 },
  cells: { harvested: 80_000_000, inVials: 5_000_000, tested: 0, discarded: 75_000_000 },
  balanced: true,
};
const MAY = { freeze: false, place: false, enter: false, approve: false, dispose: false, lift: false, hold: false, amend: false };

const page = (changes: object = {}, lot: object = {}) => {
  const rest = {
    ...{ vials: [vial], tests: [aTest()], balance, deviations: [], recommended: { disposition: "quarantine", reasons: [] }, may: MAY },
    ...{ standing: null },
  };
  const facts = { holdReason: null, biohazard: false, specificationCode: "SPEC-BM-01", specificationVersion: 3 };
  const props = { ...aLotPage({ ...rest, ...changes }, { ...facts, ...lot }) } as unknown as Parameters<typeof LotPage>[0];
  return <LotPage {...props} />;
};

describe("the page of a lot", () => {
  test("stands under the laboratory and its lots, and is named by its number", () => {
    const html = seen(page(), I18N);
    expect(html).toMatch(/<h1[^>]*>[^<]*(<bdi[^>]*>)?[^<]*L-26-007/);
    expect(addressesOf(html)).toEqual(expect.arrayContaining(["/staff/laboratory", "/staff/lots"]));
  });

  test("names specification and version of its manufacture", () => {
    const words = told(page(), I18N);
    expect(words).toContain("SPEC-BM-01");
    expect(words).toMatch(/\b3\b/);
  });

  test("says why it is on hold, while it is", () => {
    const held = told(page({}, { state: "hold", holdReason: "excursion" }), I18N);
    expect(held).toContain("It was too warm");
    expect(told(page({}, { state: "quarantine", holdReason: "excursion" }), I18N)).not.toContain("It was too warm");
  });

  test("warns of a biological hazard in words, only where there is one", () => {
    expect(told(page({}, { biohazard: true }), I18N)).toContain("Biological hazard");
    expect(told(page(), I18N)).not.toContain("Biological hazard");
  });

  test("offers the labels of its vials once there are vials", () => {
    const labels = "/staff/lots/l1/labels.pdf";
    expect(addressesOf(seen(page(), I18N))).toContain(labels);
    expect(addressesOf(seen(page({ vials: [] }), I18N))).not.toContain(labels);
  });

  test("shows tests, vials, lineage and mass balance together", () => {
    const words = told(page(), I18N);
    for (const fact of ["Viability before freezing", "Doses", "Bone marrow", "Everything is accounted for"]) expect(words).toContain(fact);
  });

  test("has words in every language, held, hazardous, empty and full", () => {
    expect(slipsEverywhere(page(), I18N)).toEqual([]);
    expect(
      slipsEverywhere(page({ vials: [], tests: [] }, { state: "hold", holdReason: "identity_of_sibling", biohazard: true }), I18N),
    ).toEqual([]);
  });
});

type Listed = Parameters<typeof LotTable>[0]["lots"][number];
const listed = (changes: Partial<Listed> = {}): Listed => ({
  ...{ id: "l1", number: "BM-26-0001-A", din: DIN, tissue: "bone_marrow", kind: "bank", state: "quarantine", passage: 2 },
  ...{ cumulativePdl: 5.2, cellsHarvested: 77_000_000, frozenAt: DAY(12) },
  ...changes,
});
const table = (...lots: Listed[]) => <LotTable lots={lots} empty="No lot in this state" />;

describe("lots as rows", () => {
  test("lead to their pages by their numbers", () => {
    expect(linksOf(seen(table(listed(), listed({ id: "l2", number: "BM-26-0001-B" })), I18N))).toEqual([
      ["BM-26-0001-A", "/staff/lots/l1"],
      ["BM-26-0001-B", "/staff/lots/l2"],
    ]);
  });

  test("say passage, doublings, cells, day of freezing and state", () => {
    const words = told(table(listed()), I18N);
    expect(words).toMatch(/P2.*5\.20.*7\.7 × 10.*12 Oct 2026.*Quarantine/);
  });

  test.each([
    ["birth", "Birth tissue"],
    ["adipose", "Adipose tissue"],
  ] as const)("name the tissue of a lot from %s, which its sign alone would only hint at", (tissue, name) => {
    expect(told(table(listed({ tissue })), I18N)).toContain(name);
  });

  test("write a passage from left to right in Arabic too", () => {
    expect(seen(table(listed()), I18N, "ar")).toContain('<bdi dir="ltr">P2</bdi>');
  });

  test("of a tissue product stand with dashes where cells would be counted", () => {
    const words = told(table(listed({ kind: "tissue", passage: null, cumulativePdl: null, cellsHarvested: null, frozenAt: null })), I18N);
    expect(words.match(/–/g)).toHaveLength(4);
    expect(words).not.toMatch(/\bnull\b|P0|NaN/);
  });

  test("give way to a word when there are none", () => {
    expect(told(table(), I18N)).toBe("No lot in this state");
  });

  test.each(["bank", "release", "tissue"] as const)("of kind %s have words in every language", (kind) => {
    expect(slipsEverywhere(table(listed({ kind })), I18N)).toEqual([]);
  });
});
