import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { AskForm } from "~/bank/release/ask.operations.server";
import { EndForm, HoldForm } from "~/bank/release/end.operations.server";
import { Needed, NeededText } from "~/bank/release/fields.server";
import { GrantForm } from "~/bank/release/grants.operations.server";
import { OutcomeForm } from "~/bank/release/outcome.operations.server";
import { ClosingForm, ReactionForm } from "~/bank/release/reaction.operations.server";
import { ArrivalForm, EndingForm, verdictOf } from "~/bank/release/receive.operations.server";
import { DispatchForm, PackForm } from "~/bank/release/ship.operations.server";
import { SignatureForm } from "~/bank/release/sign.operations.server";
import { SettlementForm } from "~/bank/storage/dispute.operations.server";

const ID = "019aa0c4-1111-7000-8000-000000000001";
const AT = new Date("2026-11-20T08:00:00Z");
/** Each form as it is taken, with the fields in which people write freely and the most that each holds. */
const FORMS: [string, z.ZodType, Record<string, unknown>, [string, string, number][]][] = [
  [
    "a request for cells",
    AskForm,
    {
      ...{ prescriberAccountId: ID, legalBasis: "hospital_exemption", legalBasisReference: "HE-1", legalBasisValidUntil: "2027-01-01" },
      ...{ indication: "ND51.2", protocol: "P-1", relationship: "autologous", patientName: "Lina", patientBornOn: "1990-01-01" },
      ...{ patientNumber: "MR-1", patientWeightKg: "61", doseCells: "1e7", route: "local", infusionVolumeMl: "40", infusionHours: "1" },
      plannedOn: "2026-12-20",
    },
    [
      ["patientName", "release.patient_name_needed", 200],
      ["patientNumber", "release.patient_number_needed", 60],
      ["indication", "release.indication_needed", 40],
      ["protocol", "release.protocol_needed", 200],
      ["legalBasisReference", "release.legal_reference_needed", 200],
    ],
  ],
  [
    "a packed shipper",
    PackForm,
    {
      ...{ shipperSerial: "DS-1", qualifiedUntil: "2027-01-01", holdHours: "240", plannedTransitHours: "30", loggerSerial: "LOG-1" },
      ...{ loggerStartedAt: AT, seal: "S-1", witnessId: ID, labels: ["A999926000001Aa"] },
    },
    [
      ["shipperSerial", "release.shipper_needed", 120],
      ["loggerSerial", "release.logger_needed", 120],
      ["seal", "release.seal_needed", 120],
    ],
  ],
  [
    "a dispatch",
    DispatchForm,
    { courier: "Demo Courier", tracking: "DC-1", etaAt: AT },
    [
      ["courier", "release.courier_needed", 120],
      ["tracking", "release.tracking_needed", 120],
    ],
  ],
  [
    "an arrival",
    ArrivalForm,
    { sealIntact: "yes", labelsMatch: "yes", countReceived: "3", loggerMaxCelsius: "-170", secondPerson: "L. Bassi" },
    [["secondPerson", "release.second_needed", 120]],
  ],
  ["an ending", EndingForm, { vialIds: [ID], ending: "infused", evidence: "IR-1" }, [["evidence", "release.evidence_needed", 200]]],
  [
    "a reaction",
    ReactionForm,
    { reporter: "Dr Sarti", firstKnownAt: AT, onsetAt: AT, grade: "2", serious: "no", imputability: "1", description: "Fever." },
    [
      ["reporter", "release.reporter_needed", 120],
      ["description", "release.description_needed", 4000],
    ],
  ],
  [
    "an outcome",
    OutcomeForm,
    { timepoint: "D1", scale: "AIS", baseline: "A", value: "B", blinded: "no" },
    [
      ["baseline", "release.baseline_needed", 10],
      ["value", "release.value_needed", 10],
    ],
  ],
  ["a hold", HoldForm, { reason: "Look." }, [["reason", "release.hold_reason_needed", 200]]],
  [
    "a settled dispute",
    SettlementForm,
    { outcome: "agreed", evidence: "Letter.", password: "x" },
    [["evidence", "storage.evidence_needed", 200]],
  ],
];
const FIELDS = FORMS.flatMap(([of, schema, taken, fields]) =>
  fields.map(([name, sentence, most]) => [of, name, sentence, most, schema, taken] as const),
);
const said = (schema: z.ZodType, typed: unknown): string => schema.safeParse(typed).error?.issues[0]?.message ?? "";

test.each(FORMS)("%s is taken as it is meant", (_, schema, typed) => expect(said(schema, typed)).toBe(""));

describe("what people write", () => {
  test.each(FIELDS)("in %s, %s, must be there: spaces are not", (_, name, sentence, _most, schema, typed) => {
    for (const blank of [undefined, "", "  \t "]) expect(said(schema, { ...typed, [name]: blank })).toBe(sentence);
  });

  test.each(FIELDS)("in %s, %s, ends where its paper ends", (_, name, _sentence, most, schema, typed) => {
    expect(said(schema, { ...typed, [name]: "x".repeat(most) })).toBe("");
    expect(said(schema, { ...typed, [name]: "x".repeat(most + 1) })).toBe("errors.too_long");
  });

  test.each(FIELDS)(
    "in %s, %s, keeps nothing that cannot be printed or that turns the text around it",
    (_, name, _sentence, _most, schema, typed) => {
      const read = schema.parse({ ...typed, [name]: " a\u0000b\u202Ec\u2066 " }) as Record<string, string>;
      expect(read[name]).toMatch(/^a ?b ?c$/);
    },
  );

  test("over several lines stays over several lines", () => {
    expect(NeededText("release.description_needed", 100).parse("Fever.\r\nThen none.")).toBe("Fever.\nThen none.");
    expect(Needed("release.seal_needed").parse("S \n 1")).toBe("S 1");
  });
});

describe("what people choose", () => {
  test.each([
    [EndForm, { reason: "moon" }, "release.reason_needed"],
    [EndForm, {}, "release.reason_needed"],
    [ArrivalForm, { sealIntact: "perhaps" }, "release.seal_answer_needed"],
    [OutcomeForm, { timepoint: "D2" }, "release.timepoint_needed"],
    [ClosingForm, {}, "release.outcome_needed"],
    [EndingForm, { vialIds: [] }, "release.vials_needed"],
  ])("is one of what there is (%#)", (schema, typed, sentence) => expect(said(schema, typed)).toBe(sentence));

  test("is signed about a revision, with a password", () => {
    expect(said(SignatureForm, { password: "x", revision: "3" })).toBe("");
    expect(said(SignatureForm, { password: "", revision: "3" })).toBe("people.password_needed");
    for (const revision of [undefined, "1.5", "three"]) expect(SignatureForm.safeParse({ password: "x", revision }).success).toBe(false);
  });
});

describe("numbers", () => {
  const formOf = (name: string) => FORMS.find(([of]) => of === name) ?? FORMS[0];
  const typedInto = (name: string, changes: object) => {
    const [, schema, typed] = formOf(name) ?? ["", AskForm, {}];
    return said(schema, { ...typed, ...changes });
  };

  test("of a request for cells are above zero, and its day is one that exists", () => {
    for (const [name, sentence] of [
      ["doseCells", "release.dose_needed"],
      ["patientWeightKg", "release.weight_needed"],
      ["infusionVolumeMl", "release.volume_needed"],
      ["infusionHours", "release.hours_needed"],
    ] as const)
      for (const value of ["0", "-1", "many", ""]) expect(typedInto("a request for cells", { [name]: value })).toBe(sentence);
    expect(typedInto("a request for cells", { plannedOn: "2026-02-30" })).toBe("release.planned_needed");
  });

  test("of what arrived, of a thawed vial and of a grade are within what there can be", () => {
    expect(typedInto("an arrival", { countReceived: "-1" })).toBe("release.count_needed");
    expect(typedInto("an ending", { postThawViabilityPercent: "101" })).toBe("release.viability_range");
    for (const grade of ["0", "6", "2.5"]) expect(typedInto("a reaction", { grade })).toBe("release.grade_needed");
  });

  test.each([
    [{ days: "0" }, "release.days_needed"],
    [{ days: "731" }, "release.days_too_many"],
    [{ days: "1.5" }, "release.days_needed"],
    [{ days: undefined }, "release.days_needed"],
    [{ clinicId: "none" }, "release.clinic_needed"],
    [{ days: "730" }, ""],
    [{ days: "1" }, ""],
  ])("of a grant: %o", (changes, sentence) => expect(said(GrantForm, { clinicId: ID, days: "30", ...changes })).toBe(sentence));
});

describe("the verdict on what arrived", () => {
  const fine = { sealIntact: "yes" as const, labelsMatch: "yes" as const, countReceived: 3, loggerMaxCelsius: -135 };

  test.each([
    [{}, null],
    [{ loggerMaxCelsius: -134.9 }, "temperature"],
    [{ countReceived: 2 }, "count"],
    [{ countReceived: 4 }, "count"],
    [{ labelsMatch: "no" as const }, "labels"],
    [{ sealIntact: "no" as const }, "seal"],
    [{ sealIntact: "no" as const, labelsMatch: "no" as const, countReceived: 0, loggerMaxCelsius: 20 }, "seal"],
  ])("of %o is %s", (found, verdict) => expect(verdictOf({ ...fine, ...found }, 3, -135)).toBe(verdict));
});
