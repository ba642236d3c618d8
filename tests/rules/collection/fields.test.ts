import { describe, expect, test } from "vitest";
import { collectionForm } from "~/bank/collection/collecting.operations.server";
import { CoiField, DinField, instantField, measured, Ticked } from "~/bank/collection/fields.server";
import { kitPageForm } from "~/bank/collection/kit-form.server";

const DIN = "A999926000001";
const COI = "CHA999926000001";
const COMPOUND = "=+04000=A99992600000100=<DBM011Aa&>0463652359&/CHA999926000001";
const problem = (result: { success: boolean; error?: { issues: { message: string }[] } }) => result.error?.issues[0]?.message;

describe("rule 3: a typed DIN is accepted only with its own check character", () => {
  test.each([`${DIN}8`, "A9999 26 000001 8", "a9999 26 000001 8", `=${DIN}00`, `=${DIN}68`, COMPOUND])("%s is read", (entered) => {
    expect(DinField.parse(entered)).toBe(DIN);
  });

  test.each([DIN, `${DIN}7`, "A9999260000028", `=${DIN}69`, "", "hello"])("%s is answered beside the field", (entered) => {
    expect(problem(DinField.safeParse(entered))).toBe("collection.din_wrong");
  });

  test("left out, it is asked for", () => {
    expect(problem(DinField.safeParse(undefined))).toBe("collection.din_needed");
  });
});

describe("a chain-of-identity number", () => {
  test.each([COI, "CH A9999 26 000001", `&/${COI}`, COMPOUND])("%s is read", (entered) => {
    expect(CoiField.parse(entered)).toBe(COI);
  });

  test.each(["CHX", `=${DIN}00`, "A999926000001"])("%s is none", (entered) => {
    expect(problem(CoiField.safeParse(entered))).toBe("collection.coi_wrong");
  });
});

test("a time is read on the clock of its place", () => {
  expect(instantField("Europe/Rome").parse("2026-11-23T09:00")).toEqual(new Date("2026-11-23T08:00:00Z"));
  expect(problem(instantField("Europe/Rome").safeParse("2026-02-30T09:00"))).toBe("collection.when_wrong");
});

test("a measure takes a decimal comma and a true minus sign, within its bounds", () => {
  const celsius = measured("collection.temperature_needed", -200, 60);
  expect(celsius.parse("4,5")).toBe(4.5);
  expect(celsius.parse("\u2212150")).toBe(-150);
  expect(problem(celsius.safeParse("90"))).toBe("collection.temperature_needed");
  expect(problem(celsius.safeParse("warm"))).toBe("collection.temperature_needed");
});

test("a box that is not ticked is a no", () => {
  expect([Ticked.parse("yes"), Ticked.parse(undefined)]).toEqual([true, false]);
});

describe("the page of a collection asks for the measure of its material", () => {
  const common = {
    din: `${DIN}8`,
    coi: COI,
    nameMatches: "yes",
    collectedAt: "2026-11-23T09:00",
    collectedBy: "Dr A.",
    collectionSite: "Clinic",
  };

  test.each([
    ["bone_marrow", "volumeMl", "48", "collection.volume_needed"],
    ["cord", "lengthCm", "14", "collection.length_needed"],
    ["placenta", "massG", "450", "collection.mass_needed"],
    ["tooth", "fdiTooth", "61", "collection.tooth_needed"],
  ] as const)("%s", (material, field, value, sentence) => {
    const form = collectionForm("Europe/Rome", material);
    expect(form.safeParse({ ...common, [field]: value }).success).toBe(true);
    expect(problem(form.safeParse(common))).toBe(sentence);
  });
});

test("a kit's page asks the lot and expiry of every part", () => {
  const form = kitPageForm(["labels", "logger"]);
  const sent = {
    material: "tooth",
    loggerSerial: "L-1",
    lot_labels: "A",
    expires_labels: "2027-01-01",
    lot_logger: "B",
    expires_logger: "2027-02-01",
  };
  expect(form.parse(sent)).toEqual({
    material: "tooth",
    loggerSerial: "L-1",
    parts: [
      { part: "labels", lot: "A", expiresOn: "2027-01-01" },
      { part: "logger", lot: "B", expiresOn: "2027-02-01" },
    ],
  });
  expect(form.safeParse({ ...sent, expires_logger: "soon" }).success).toBe(false);
});
