import { expect, test } from "vitest";
import { familyCase } from "~/bank/release/family-page.server";
import { givenReleasable, givenStored } from "~tests/support/given/storage";

test("stored and usable are two things: tests still missing, then all met, in two places with their reserve", async () => {
  const stored = await givenStored({ tissue: "bone_marrow" });
  const before = await familyCase(stored.family, stored.caseId);
  expect(before).toMatchObject({ answer: "stored_pending", usability: "pending" });
  expect(before.conditions.find(({ key }) => key === "stored")?.state).toBe("met");
  expect(before.conditions.find(({ key }) => key === "test_microbes")?.state).toBe("waiting");
  expect(before.places.map(({ site, tanks }) => [site, tanks])).toEqual([
    ["Dubai", ["T-01"]],
    ["San Marino", ["T-11"]],
  ]);
  const vials = before.places.flatMap((place) => place.vials);
  expect(vials.filter(({ state }) => state === "reserve")).toHaveLength(2);
  expect(before.places.reduce((sum, { forTests }) => sum + forTests, 0)).toBe(2);

  const usable = await givenReleasable({ tissue: "bone_marrow" });
  const after = await familyCase(usable.family, usable.caseId);
  expect(after).toMatchObject({ answer: "stored_usable", usability: "usable", act: { key: "grants" } });
  expect(after.conditions.every(({ state }) => state === "met")).toBe(true);
  expect(after.past.map(({ key }) => key)).toEqual(expect.arrayContaining(["lot_frozen", "lot_stored", "lot_disposed"]));
}, 120_000);
