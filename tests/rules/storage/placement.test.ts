import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkPlacement,
  countsAsReleasable,
  type FreePosition,
  type PlacedVial,
  proposePlacement,
  type VialPurpose,
} from "~/bank/storage/placement.rules";

const code = (name: string) => expect.objectContaining({ code: name });
const tank = (site: string, name: string, count: number, isolated = false): FreePosition[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${name}/${index}`,
    siteId: site,
    tankId: name,
    code: `${site}/${name}/R1/B1/A${String(index).padStart(2, "0")}`,
    isolated,
  }));
const BANK = [
  ...tank("DXB", "T-01", 30),
  ...tank("DXB", "T-02", 30),
  ...tank("DXB", "T-03", 30, true),
  ...tank("RSM", "T-11", 30),
  ...tank("RSM", "T-12", 30, true),
];
const vials = (...purposes: VialPurpose[]) => purposes.map((purpose, index) => ({ id: `v${index}`, purpose }));
const doses = (count: number) => vials(...Array.from({ length: count }, () => "dose" as const));
const perTank = (placements: { positionId: string }[]) => {
  const counts: Record<string, number> = {};
  for (const { positionId } of placements) counts[positionId.split("/")[0] ?? ""] = (counts[positionId.split("/")[0] ?? ""] ?? 0) + 1;
  return counts;
};

describe("the proposal", () => {
  test("puts Marco's eight vials four and four into one tank of each site", () => {
    const eight = vials("dose", "dose", "dose", "dose", "reserve", "reserve", "qc", "retain");
    const proposed = proposePlacement(eight, BANK, [], false);
    expect(perTank(proposed)).toEqual({ "T-01": 4, "T-11": 4 });
    const purposeIn = (name: string) =>
      proposed.filter(({ positionId }) => positionId.startsWith(name)).map(({ vialId }) => eight.find(({ id }) => id === vialId)?.purpose);
    expect(purposeIn("T-01").filter((purpose) => purpose === "dose")).toHaveLength(2);
    expect(purposeIn("T-01").filter((purpose) => purpose === "reserve")).toHaveLength(1);
  });

  test("puts ten vials five and five", () => {
    expect(perTank(proposePlacement(doses(10), BANK, [], false))).toEqual({ "T-01": 5, "T-11": 5 });
  });

  test("rule 22: puts a reactive donor's vials into isolated tanks only, and nobody else's", () => {
    expect(perTank(proposePlacement(doses(4), BANK, [], true))).toEqual({ "T-03": 2, "T-12": 2 });
    expect(Object.keys(perTank(proposePlacement(doses(40), BANK, [], false)))).not.toContain("T-03");
  });

  test("takes a second tank of the one site when the other is full", () => {
    const oneSite = BANK.filter(({ siteId }) => siteId === "DXB");
    expect(perTank(proposePlacement(doses(6), oneSite, [], false))).toEqual({ "T-01": 3, "T-02": 3 });
  });

  test("goes where the donor's other vials are not", () => {
    const placed: PlacedVial[] = Array.from({ length: 5 }, () => ({ tankId: "T-01", purpose: "dose" }));
    expect(perTank(proposePlacement(doses(1), BANK, placed, false))).toEqual({ "T-11": 1 });
  });

  test("keeps the walking order within a box", () => {
    const proposed = proposePlacement(doses(4), tank("DXB", "T-01", 30), [], false);
    expect(proposed.map(({ positionId }) => positionId)).toEqual(["T-01/0", "T-01/1", "T-01/2", "T-01/3"]);
  });

  test("is refused when there is no room", () => {
    expect(() => proposePlacement(doses(3), tank("DXB", "T-01", 2), [], false)).toThrow(code("no_room"));
    expect(() => proposePlacement(doses(1), tank("DXB", "T-01", 9), [], true)).toThrow(code("no_room"));
  });
});

const bank = fc
  .array(fc.record({ site: fc.constantFrom("DXB", "RSM"), room: fc.integer({ min: 0, max: 6 }), isolated: fc.boolean() }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((tanks) => tanks.flatMap(({ site, room, isolated }, index) => tank(site, `T-${index}`, room, isolated)));
const lot = fc
  .array(fc.constantFrom<VialPurpose[]>("dose", "reserve", "qc", "retain"), { minLength: 1, maxLength: 12 })
  .map((purposes) => vials(...purposes));

describe("whatever the bank looks like", () => {
  test("rules 12, 19 and 22: every proposal passes the check, or there was no room", () => {
    fc.assert(
      fc.property(bank, lot, fc.boolean(), (free, some, biohazard) => {
        const compatible = free.filter(({ isolated }) => isolated === biohazard);
        if (compatible.length < some.length) {
          expect(() => proposePlacement(some, free, [], biohazard)).toThrow(code("no_room"));
          return;
        }
        const proposed = proposePlacement(some, free, [], biohazard);
        const stood = proposed.map(({ vialId, positionId }) => {
          const position = free.find(({ id }) => id === positionId);
          return {
            positionId,
            tankId: position?.tankId ?? "",
            isolated: position?.isolated ?? false,
            purpose: some.find(({ id }) => id === vialId)?.purpose ?? "qc",
          };
        });
        expect(proposed).toHaveLength(some.length);
        checkPlacement({ biohazard, vials: stood, taken: new Set(), tanksWithRoom: new Set(compatible.map(({ tankId }) => tankId)) });
      }),
      { numRuns: 400 },
    );
  });
});

describe("the check", () => {
  const at = (tankId: string, index: number, purpose: VialPurpose = "dose", isolated = false) => ({
    positionId: `${tankId}/${index}`,
    tankId,
    isolated,
    purpose,
  });
  const fine = { biohazard: false, taken: new Set<string>(), tanksWithRoom: new Set(["T-01", "T-11"]) };

  test("rule 19: all releasable vials in one tank are refused while another has room", () => {
    const one = [at("T-01", 1), at("T-01", 2, "reserve")];
    expect(() => checkPlacement({ ...fine, vials: one })).toThrow(code("all_in_one_tank"));
    expect(() => checkPlacement({ ...fine, vials: [...one, at("T-11", 1, "qc")] })).toThrow(code("all_in_one_tank"));
    expect(() => checkPlacement({ ...fine, vials: [...one, at("T-11", 1)] })).not.toThrow();
  });

  test("rule 19: they are accepted when no other tank has room, or there is only one vial", () => {
    expect(() => checkPlacement({ ...fine, vials: [at("T-01", 1), at("T-01", 2)], tanksWithRoom: new Set(["T-01"]) })).not.toThrow();
    expect(() => checkPlacement({ ...fine, vials: [at("T-01", 1)] })).not.toThrow();
  });

  test("rule 12: a position holds one vial", () => {
    expect(() => checkPlacement({ ...fine, vials: [at("T-01", 1), at("T-01", 1)] })).toThrow(code("position_taken"));
    expect(() => checkPlacement({ ...fine, vials: [at("T-01", 1)], taken: new Set(["T-01/1"]) })).toThrow(code("position_taken"));
  });

  test("rule 22: hazard and isolation go together, both ways", () => {
    expect(() => checkPlacement({ ...fine, biohazard: true, vials: [at("T-01", 1)] })).toThrow(code("isolated_tank_needed"));
    expect(() => checkPlacement({ ...fine, vials: [at("T-03", 1, "dose", true)] })).toThrow(code("isolated_tank_only_for_hazard"));
    expect(() => checkPlacement({ ...fine, biohazard: true, vials: [at("T-03", 1, "dose", true)] })).not.toThrow();
  });

  test("QC and retain vials do not count as releasable", () => {
    expect((["dose", "reserve", "qc", "retain"] as const).filter(countsAsReleasable)).toEqual(["dose", "reserve"]);
  });
});
