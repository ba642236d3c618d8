import { describe, expect, test } from "vitest";
import { BoxGrid, BoxLegend, placeOf } from "~/bank/storage/box-grid";
import { BoxTable } from "~/bank/storage/box-table";
import { Levels } from "~/bank/storage/levels";
import { VialFacts, VialPane } from "~/bank/storage/vial-pane";
import { VialState } from "~/bank/storage/vial-state";
import { VialTable } from "~/bank/storage/vial-table";
import { aVial, vialsInBox } from "~tests/support/examples/storage";
import { addressesOf, linksOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const I18N = ["storage"];
const BOX = { rows: 9, columns: 9, code: "B3" };
const labels = (html: string) => [...html.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label);

describe("a vial's state", () => {
  const state = (changes: object) => told(<VialState vial={aVial(changes)} />, I18N);

  test.each([
    [{}, "Stored and usable"],
    [{ lotState: "quarantine" }, "Stored, not usable yet"],
    [{ lotState: "releasable_autologous_biohazard" }, "Stored, usable for the donor only"],
    [{ lotState: "hold" }, "Held, not usable"],
    [{ lotState: "nonconforming_hold" }, "Held, not usable"],
    [{ held: true }, "Held, not usable"],
    [{ state: "packed", held: true }, "Held, not usable"],
    [{ state: "returned" }, "Came back"],
    [{ state: "spent" }, "Thawed and used up"],
    [{ state: "spent", held: true }, "Thawed and used up"],
    [{ state: "infused", lotState: "hold" }, "Infused"],
    [{ state: "destroyed", lotState: "nonconforming_hold" }, "Destroyed"],
  ])("%o reads: %s", (changes, said) => expect(state(changes)).toBe(said));

  test("never says usable of a lot that is not releasable", () => {
    for (const lotState of ["quarantine", "hold", "nonconforming_hold", "rejected"])
      expect(state({ lotState })).not.toBe("Stored and usable");
  });

  test("has words in every language", () => {
    const states = ["frozen", "stored", "reserved", "packed", "in_transit", "with_clinic", "infused", "returned", "destroyed", "spent"];
    for (const each of states) expect(slipsEverywhere(<VialState vial={aVial({ state: each })} />, I18N)).toEqual([]);
  });
});

describe("a box as one looks into it", () => {
  const grid = (changes: object = {}, selected: ReturnType<typeof aVial> | null = null) =>
    seen(<BoxGrid box={BOX} vials={[aVial(changes)]} selected={selected} />, I18N);

  test("says of every place in words what stands there, or that it is empty", () => {
    const places = labels(grid()).filter((label) => /^[A-I]\d/.test(label ?? ""));
    expect(places).toHaveLength(81);
    expect(places.filter((label) => label?.endsWith(": empty"))).toHaveLength(80);
    expect(places).toContain("A1: vial A999926000001 Aa");
  });

  test("says in words, not by hatching alone, that a vial is held", () => {
    expect(labels(grid({ held: true }))).toContain("A1: vial A999926000001 Aa, held");
  });

  test("heads rows with letters and columns with numbers", () => {
    const html = grid();
    expect(html.match(/<th scope="row">[A-I]</g)).toHaveLength(9);
    expect(html.match(/<th scope="col">\d</g)).toHaveLength(9);
  });

  test("marks the chosen vial, and those of the same donor", () => {
    const chosen = grid({}, aVial());
    expect(chosen).toMatch(/class="box-slot chosen same" aria-current="true"|aria-current="true"[^>]*class="box-slot chosen same"/);
    const other = grid({ id: "v9" }, aVial());
    expect(other).toContain("box-slot same");
    expect(other).not.toContain('aria-current="true"');
    expect(grid({ id: "v9", donorId: "donor-2" }, aVial())).toContain('class="box-slot"');
  });

  test("leads from each vial to itself", () => expect(addressesOf(grid())).toEqual(["?vial=v1"]));

  test("has a legend that names each shape once", () => {
    const words = told(<BoxLegend />, I18N);
    for (const name of ["Bone marrow", "Adipose tissue", "Dental pulp", "Birth tissue", "Held", "Same donor as the chosen vial"])
      expect(words).toContain(name);
    expect(slipsEverywhere(<BoxLegend />, I18N)).toEqual([]);
  });

  test("names a place by letter and column, and none for what has none", () => {
    expect(placeOf({ row: 3, column: 7 })).toBe("C7");
    expect(placeOf({ row: null, column: null })).toBe("");
  });
});

describe("the same as a table", () => {
  const vials = vialsInBox(25);
  const table = (from: number, selected: (typeof vials)[number] | null = null) => (
    <BoxTable vials={vials} selected={selected} from={from} />
  );
  const rows = (html: string) => html.match(/data-row=""/g)?.length ?? 0;

  test("stands ten rows at a time", () => {
    expect([0, 10, 20].map((from) => rows(seen(table(from), I18N)))).toEqual([10, 10, 5]);
  });

  test("goes forth and back between them, and keeps the chosen vial", () => {
    const chosen = vials[1] ?? null;
    expect(addressesOf(seen(table(0), I18N)).filter((to) => to.includes("from"))).toEqual(["/here?from=10"]);
    expect(addressesOf(seen(table(10, chosen), I18N)).filter((to) => to.includes("from"))).toEqual([
      "/here?vial=v1&from=0",
      "/here?vial=v1&from=20",
    ]);
    expect(addressesOf(seen(table(20), I18N)).filter((to) => to.includes("from"))).toEqual(["/here?from=10"]);
  });

  test("begins with the vials of the chosen vial's donor", () => {
    const first = addressesOf(seen(table(0, vials[1] ?? null), I18N)).filter((to) => /^\?vial=v\d+$/.test(to));
    expect(first).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19].map((at) => `?vial=v${at}`));
  });

  test("says tissue, state, lot and cells of each in words", () => {
    const words = told(<BoxTable vials={[aVial({ held: true })]} selected={null} from={0} />, I18N);
    expect(words).toMatch(/A1 .*marrow.* A9999 26 000001 ?\S Aa Held, not usable L-26-007 20 million/);
  });

  test("teaches when the box is empty", () => {
    const words = told(<BoxTable vials={[]} selected={null} from={0} />, I18N);
    expect(words).toContain("This box is empty");
    expect(words).toContain("Vials come here when a lot is placed.");
  });

  test("has words in every language", () => expect(slipsEverywhere(table(10), I18N)).toEqual([]));
});

describe("the way to a box", () => {
  const box = (id: string, taken: number | null) => ({ id, code: id, taken, rows: 9, columns: 9 });
  const [boxes, racks] = [
    [box("B1", 81), box("B2", null)],
    ["R1", "R2"],
  ];
  const levels = (isolated = false) => (
    <Levels tank="T-02" racks={racks} rack="R1" boxId="B2" boxes={boxes} free={77} isolated={isolated} />
  );

  test("leads to the boxes of this rack, and marks the present one", () => {
    const html = seen(levels(), I18N);
    expect(addressesOf(html)).toEqual(["/staff/freezer/boxes/B1", "/staff/freezer/boxes/B2"]);
    expect(html).toMatch(
      /href="\/staff\/freezer\/boxes\/B2"[^>]*aria-current="page"|aria-current="page"[^>]*href="\/staff\/freezer\/boxes\/B2"/,
    );
    expect(html.match(/aria-current/g)).toHaveLength(1);
  });

  test("says in words how full each is, not by the bar alone", () => {
    const words = told(levels(), I18N);
    expect(words).toMatch(/B1 .*81.*81/);
    expect(words).toMatch(/B2 0\D+81/);
  });

  test("draws every rack of the tank, and tells of it to those who hear", () => {
    const html = seen(levels(), I18N);
    expect(html.match(/<rect/g)).toHaveLength(2);
    expect(html.match(/class="on"/g)).toHaveLength(1);
    expect(labels(html).some((label) => label?.includes("T-02") && label.includes("R1"))).toBe(true);
  });

  test("says that a tank is isolated, only when it is", () => {
    expect(told(levels(true), I18N)).toContain("Isolated: only for reactive donors");
    expect(told(levels(), I18N)).not.toContain("Isolated");
    expect(slipsEverywhere(levels(true), I18N)).toEqual([]);
  });
});

describe("a vial", () => {
  const more = { purpose: "dose", productCode: "DBM01A00", biohazard: false, frozenAt: "2026-11-12T11:00:00Z", storedAt: null };

  test("can be moved only while it is stored", () => {
    const acts = (state: string) => addressesOf(seen(<VialPane vial={{ ...aVial({ state }), ...more }} />, I18N));
    expect(acts("stored")).toEqual(["/staff/vials/v1/move", "/staff/vials/v1"]);
    for (const state of ["packed", "destroyed", "reserved"]) expect(acts(state)).toEqual(["/staff/vials/v1"]);
  });

  test("says that it is a hazard, and where it must stand", () => {
    expect(told(<VialFacts vial={{ ...aVial(), ...more, biohazard: true }} />, I18N)).toContain(
      "A test of this donor was reactive. Isolated tank only.",
    );
    expect(told(<VialFacts vial={{ ...aVial(), ...more }} />, I18N)).not.toContain("Biological hazard");
  });

  test("says that it stands in no tank", () => {
    expect(told(<VialFacts vial={{ ...aVial({ place: null }), ...more }} />, I18N)).toContain("Place In no tank");
    const list = <VialTable caption="Vials" vials={[aVial({ place: null })]} to={({ id }) => `/staff/vials/${id}`} empty="none" />;
    expect(told(list, I18N)).toContain("In no tank");
    expect(linksOf(seen(list, I18N))[0]?.[1]).toBe("/staff/vials/v1");
  });
});
