import { describe, expect, test } from "vitest";
import MoveVial, { handle } from "~/routes/staff/vials.$vialId.move";
import { rendered } from "~tests/support/rendered";

const tanks = [{ id: "t1", code: "T-01" }];
const racks = [
  { id: "r1", code: "R1" },
  { id: "r2", code: "R2" },
];

/** The page for a vial in rack R1, as its loader's data make it. */
function shown(free: { value: string; label: string }[], locale: "en" | "it" | "ar" = "en") {
  const data = {
    vial: { id: "v1", din: "A999926000001", division: "Aa", place: "DXB/T-01/R1/B01/A1", revision: 3 },
    choice: { tanks, racks, boxes: free.length > 0 ? [{ id: "b1", code: "B01", free: free.length }] : [], tankId: "t1", rackId: "r1" },
    free,
    witnesses: [{ value: "w1", label: "Julien" }],
    formToken: "token",
  };
  return rendered({ Page: MoveVial, data, i18n: handle.i18n, locale, path: "/staff/vials/v1/move" });
}

describe("the page that moves a vial", () => {
  test("lets choose among the free places of the chosen box, and a second person", () => {
    const page = shown([{ value: "p1", label: "DXB/T-01/R1/B01/A2" }]);
    expect(page).toContain("DXB/T-01/R1/B01/A2");
    expect(page).toContain('name="witnessId"');
  });

  test.each([
    ["en", "No place is free in this rack"],
    ["it", "In questa rastrelliera non c’è posto libero"],
    ["ar", "لا مكان خالٍ في هذا الرف"],
  ] as const)("says in %s that a rack is full, and offers the others instead of an empty form", (locale, words) => {
    const page = shown([], locale);
    expect(page).toContain(words);
    expect(page).toContain("?tank=t1&amp;rack=r2");
    expect(page).not.toContain('name="positionId"');
  });
});
