import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { CancelForm, NotCollectedForm } from "~/bank/collection/case-ends.operations.server";
import { collectionForm, handOverForm } from "~/bank/collection/collecting.operations.server";
import { destroyForm, OrderForm } from "~/bank/collection/destruction.operations.server";
import { DecisionForm } from "~/bank/collection/deviations.operations.server";
import { dispatchForm, LostForm } from "~/bank/collection/dispatch.operations.server";
import type { Material } from "~/bank/collection/donations.rules";
import { KitEndForm, KitForm, LabelCheckForm } from "~/bank/collection/kits.operations.server";
import { receiptForm } from "~/bank/collection/receipt.operations.server";
import { transferForm } from "~/bank/collection/transfer.operations.server";

const ZONE = "Asia/Dubai";
const DIN = "A9999260000018";
const COI = "CHA999926000001";
const ID = "01980000-0000-7000-8000-000000000000";
const problems = (shape: z.ZodType, typed: unknown): Record<string, string> =>
  Object.fromEntries(shape.safeParse(typed).error?.issues.map(({ path, message }) => [path.join("."), message]) ?? []);
/** The fields that a form misses when nothing at all was filled in. */
const missing = (shape: z.ZodType) => Object.keys(problems(shape, {})).sort();

describe("an empty form asks for", () => {
  test.each([
    ["a label check", LabelCheckForm, ["coi", "din"]],
    ["a kit", KitForm, ["loggerSerial", "material", "parts"]],
    ["a dispatch", dispatchForm(ZONE), ["coi", "courier", "din", "dispatchedAt", "tracking"]],
    ["a hand-over", handOverForm(ZONE), ["at", "coi", "condition", "din", "toParty"]],
    ["a receipt", receiptForm(ZONE), ["celsiusMax", "celsiusMin", "coi", "din", "receivedAt", "verdict"]],
    ["a transfer", transferForm(ZONE), ["courier", "fromParty", "handedOverAt", "material"]],
    ["a decision", DecisionForm, ["decision", "meaning", "note", "password"]],
    ["an order to destroy", OrderForm, ["meaning", "password", "reason"]],
    ["a destruction", destroyForm(ZONE), ["destroyedAt", "din", "meaning", "method", "password"]],
    ["the end of a case", CancelForm, ["reason"]],
    ["a day on which nothing was collected", NotCollectedForm, ["reason"]],
    ["a lost kit", LostForm, []],
    ["a kit taken out of use", KitEndForm, []],
  ] as const)("what %s needs, and for nothing else", (_, shape, fields) => expect(missing(shape)).toEqual([...fields]));
});

test("every sentence beside a field of the collection is a key of a catalogue, never the validator's own words", () => {
  const shapes = [
    LabelCheckForm,
    KitForm,
    dispatchForm(ZONE),
    handOverForm(ZONE),
    receiptForm(ZONE),
    transferForm(ZONE),
    DecisionForm,
    OrderForm,
    destroyForm(ZONE),
    CancelForm,
    NotCollectedForm,
  ];
  for (const shape of shapes)
    for (const message of Object.values(problems(shape, { parts: [] }))) expect(message).toMatch(/^(collection|errors)\.[a-z_]+$/);
});

describe("a moment", () => {
  const sent = (dispatchedAt: string) => ({ din: DIN, coi: COI, courier: "C", tracking: "T", dispatchedAt });

  test("is read on the clock of the place where it was written down", () => {
    expect(dispatchForm(ZONE).parse(sent("2026-11-23T12:00")).dispatchedAt).toEqual(new Date("2026-11-23T08:00:00Z"));
    expect(dispatchForm("Europe/Rome").parse(sent("2026-11-23T12:00")).dispatchedAt).toEqual(new Date("2026-11-23T11:00:00Z"));
  });

  test.each(["yesterday", "2026-11-31T12:00", "2026-11-23", "2026-11-23T25:00", ""])("%j is none", (typed) => {
    expect(Object.keys(problems(dispatchForm(ZONE), sent(typed)))).toEqual(["dispatchedAt"]);
  });
});

describe("what was collected", () => {
  const form = (measure: object) => ({
    ...{ din: DIN, coi: COI, nameMatches: "yes", collectedAt: "2026-11-23T12:00", collectedBy: "Dr A", collectionSite: "S" },
    ...measure,
  });
  const wrong = (material: Material, measure: object) => problems(collectionForm(ZONE, material), form(measure));

  test.each([
    ["bone_marrow", { volumeMl: "0.1" }, { volumeMl: "0.09" }, { volumeMl: "1000.1" }],
    ["lipoaspirate", { volumeMl: "1000" }, { volumeMl: "0" }, { volumeMl: "much" }],
    ["cord", { lengthCm: "0.5" }, { lengthCm: "0.4" }, { lengthCm: "151" }],
    ["amnion", { massG: "2000" }, { massG: "2001" }, { massG: "-1" }],
    ["placenta", { massG: "450,5" }, { massG: "0" }, {}],
    ["tooth", { fdiTooth: "85" }, { fdiTooth: "86" }, { fdiTooth: "19" }],
  ] as const)("%s is measured as %j; %j and %j are answered beside the measure", (material, right, low, high) => {
    expect(wrong(material, right)).toEqual({});
    for (const flaw of [low, high]) {
      const told = wrong(material, flaw);
      expect(Object.keys(told)).toEqual(Object.keys(right));
      expect(Object.values(told)[0]).toMatch(/^collection\.\w+_needed$/);
    }
  });

  test("is not written down unless somebody saw that the name matches", () => {
    expect(problems(collectionForm(ZONE, "bone_marrow"), { ...form({ volumeMl: "5" }), nameMatches: undefined })).toEqual({
      nameMatches: "collection.name_must_match",
    });
  });
});

describe("a receipt", () => {
  const receipt = (changes: object) => ({
    ...{ din: DIN, coi: COI, receivedAt: "2026-11-23T12:00", celsiusMin: "-3,5", celsiusMax: "8", verdict: "accepted" },
    ...changes,
  });

  test("reads what was not ticked as a no, and a decimal comma as a point", () => {
    expect(receiptForm(ZONE).parse(receipt({ sealIntact: "yes" }))).toMatchObject({
      sealIntact: true,
      nameMatches: false,
      celsiusMin: -3.5,
    });
  });

  test.each([
    [{ celsiusMin: "-201" }, { celsiusMin: "collection.temperature_needed" }],
    [{ celsiusMax: "61" }, { celsiusMax: "collection.temperature_needed" }],
    [{ celsiusMax: "" }, { celsiusMax: "collection.temperature_needed" }],
    [{ verdict: "perhaps" }, { verdict: "collection.verdict_needed" }],
    [{ reason: "smelly" }, { reason: "collection.reason_needed" }],
    [{ witnessId: "me" }, { witnessId: "collection.witness_needed" }],
    [{ note: "x".repeat(2001) }, { note: "errors.too_long" }],
  ])("with %j is told %j", (flaw, told) => {
    const typed = receipt(flaw) as Record<string, unknown>;
    for (const [name, value] of Object.entries(typed)) if (value === "") delete typed[name];
    expect(problems(receiptForm(ZONE), typed)).toEqual(told);
  });
});

test("a kit has at least one part, and each part its lot and its last day", () => {
  const kit = (parts: object[]) => ({ material: "cord", loggerSerial: "L-1", parts });
  expect(problems(KitForm, kit([]))).toEqual({ parts: "collection.parts_needed" });
  expect(problems(KitForm, kit([{ part: "labels", lot: " ", expiresOn: "2099-13-01" }]))).toEqual({
    "parts.0.lot": "errors.required",
    "parts.0.expiresOn": "errors.not_a_date",
  });
  expect(problems(KitForm, kit([{ part: "labels", lot: "L", expiresOn: "2099-12-31" }]))).toEqual({});
});

test("a decision is explained and signed: a blank note and another meaning are none", () => {
  const decision = { decision: "accepted", note: "Looked at.", meaning: "approval", password: "x" };
  expect(problems(DecisionForm, decision)).toEqual({});
  expect(problems(DecisionForm, { ...decision, note: "  " })).toEqual({ note: "collection.note_needed" });
  expect(problems(DecisionForm, { ...decision, meaning: "consent" })).toEqual({ meaning: "collection.meaning_needed" });
  expect(problems(OrderForm, { ...decision, reason: "x".repeat(301) })).toEqual({ reason: "errors.too_long" });
  expect(
    problems(handOverForm(ZONE), { din: DIN, coi: COI, toParty: "C", at: "2026-11-23T12:00", condition: "wet", witnessId: ID }),
  ).toEqual({
    condition: "collection.condition_needed",
  });
});
