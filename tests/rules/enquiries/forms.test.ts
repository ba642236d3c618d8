import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { AcceptanceForm } from "~/bank/enquiries/acceptance-form.server";
import { AnswerForm, CloseForm, EnquiryForm } from "~/bank/enquiries/enquiries.server";
import { EvidenceForm } from "~/bank/enquiries/evidence.operations.server";
import { QuoteForm } from "~/bank/enquiries/quotes.server";
import { TransferPage } from "~/bank/enquiries/transfer.server";
import { acceptanceForm, enquiryForm } from "~tests/support/given/enquiries";

const problems = (shape: z.ZodType, typed: unknown): Record<string, string> =>
  Object.fromEntries(shape.safeParse(typed).error?.issues.map(({ path, message }) => [path.join("."), message]) ?? []);
const ID = "01980000-0000-7000-8000-000000000000";

describe("an enquiry", () => {
  test.each([
    [{ tissue: "blood" }, { tissue: "enquiries.tissue_needed" }],
    [{ tissue: undefined }, { tissue: "enquiries.tissue_needed" }],
    [{ country: "EU" }, { country: "errors.choose_one" }],
    [{ locale: "fr" }, { locale: "errors.choose_one" }],
    [{ contactBy: "pigeon" }, { contactBy: "errors.choose_one" }],
    [{ contactBy: "phone" }, { phone: "enquiries.phone_needed" }],
    [{ phone: "call me" }, { phone: "people.phone_wrong" }],
    [{ name: " " }, { name: "errors.required" }],
    [{ email: "ann@" }, { email: "errors.not_an_email" }],
    [{ privacyVersion: undefined }, { privacyVersion: "enquiries.privacy_needed" }],
    [{ expectedOn: "2027-02-29" }, { expectedOn: "errors.not_a_date" }],
    [{ message: "x".repeat(4001) }, { message: "errors.too_long" }],
  ])("with %j is told beside its field: %j", (flaw, told) => {
    expect(problems(EnquiryForm, { ...enquiryForm("birth"), ...flaw })).toEqual(told);
  });

  test("may be called back once it leaves a number, and needs no message", () => {
    const called = EnquiryForm.parse({ ...enquiryForm("birth"), contactBy: "phone", phone: "+39 051 123 45" });
    expect(called).toMatchObject({ contactBy: "phone", message: "" });
  });
});

describe("an acceptance", () => {
  const child = acceptanceForm("child");
  const other = { otherGivenName: "Omar", otherFamilyName: "K", otherEmail: "omar@family.test", otherRelation: "father" };

  test("of one's own tissue asks for the date of birth, and of no child", () => {
    expect(problems(AcceptanceForm, acceptanceForm("self"))).toEqual({});
    expect(problems(AcceptanceForm, acceptanceForm("self", { bornOn: undefined }))).toEqual({ bornOn: "errors.required" });
  });

  test("for a child asks who it is, what one is to it, and who else speaks for it", () => {
    const bare = { ...child, donorGivenName: undefined, donorFamilyName: undefined, relation: undefined, soleGuardian: undefined };
    expect(problems(AcceptanceForm, bare)).toEqual({
      ...{ donorGivenName: "errors.required", donorFamilyName: "errors.required", relation: "errors.choose_one" },
      soleGuardian: "enquiries.other_guardian_needed",
    });
  });

  test("for a child not yet born asks when it is expected, and never when it was born", () => {
    expect(problems(AcceptanceForm, acceptanceForm("unborn", { expectedOn: undefined }))).toEqual({ expectedOn: "errors.required" });
    expect(problems(AcceptanceForm, acceptanceForm("unborn"))).toEqual({});
  });

  test.each(["otherGivenName", "otherFamilyName", "otherEmail", "otherRelation"])(
    "that names another guardian names them whole: %s is asked for when the rest is there",
    (part) => {
      const partly = { ...child, ...other, soleGuardian: undefined, [part]: undefined };
      expect(Object.keys(problems(AcceptanceForm, partly))).toEqual([part]);
    },
  );

  test("says either that one is alone or who the other is, never both", () => {
    expect(problems(AcceptanceForm, { ...child, ...other })).toEqual({ soleGuardian: "enquiries.sole_or_other" });
    expect(problems(AcceptanceForm, { ...child, ...other, soleGuardian: undefined })).toEqual({});
  });

  test("is signed: with the meaning said and the password given", () => {
    expect(problems(AcceptanceForm, { ...child, meaning: undefined, password: undefined })).toEqual({
      ...{ meaning: "enquiries.meaning_needed", password: "errors.required" },
    });
  });

  test.each([{ storagePlan: "monthly" }, { country: "" }, { donorIs: "dog" }])("chooses among what is offered: %j is not", (flaw) => {
    expect(problems(AcceptanceForm, { ...child, ...flaw })).toEqual({ [Object.keys(flaw)[0] ?? ""]: "errors.choose_one" });
  });
});

describe("a quote", () => {
  test.each([
    ["0", "enquiries.valid_days_wrong"],
    ["366", "enquiries.valid_days_wrong"],
    ["1.5", "errors.not_a_number"],
    ["ten", "errors.not_a_number"],
  ])("is good for 1 to 365 whole days: %s is not", (validDays, problem) => {
    expect(problems(QuoteForm, { validDays })).toEqual({ validDays: problem });
  });

  test.each(["1", "365"])("is good for %s days", (validDays) => expect(QuoteForm.parse({ validDays }).validDays).toBe(Number(validDays)));
});

test("an enquiry is closed for a reason of the list, and answered with or without a note", () => {
  expect(problems(CloseForm, { reason: "boring" })).toEqual({ reason: "errors.choose_one" });
  expect(AnswerForm.parse({})).toEqual({ note: "" });
});

test("a transfer reads its two guardians from fields of their own, and leaves out one that was not named", () => {
  const page = {
    ...{ coi: "cha999926000001", tissue: "birth", donorGivenName: "J", donorFamilyName: "B", bornOn: "2020-01-01", country: "DE" },
    ...{ storagePlan: "yearly", holderPersonId: ID, guardian2: ID, relation1: "mother" },
  };
  expect(TransferPage.parse(page).guardians).toEqual([{ personId: ID, relation: "guardian" }]);
  expect(TransferPage.parse({ ...page, guardian1: `/staff/people/${ID}`, relation2: "father" }).guardians).toEqual([
    { personId: ID, relation: "mother" },
    { personId: ID, relation: "father" },
  ]);
  expect(problems(TransferPage, { ...page, guardian1: "Omar" })).toEqual({ guardian1: "people.person_named_wrong" });
});

describe("an evidence card", () => {
  const words = (locale: string) => ({
    [`claim_${locale}`]: "C",
    [`outcome_${locale}`]: "O",
    [`limitation_${locale}`]: "L",
    [`funding_${locale}`]: "F",
  });
  const card = {
    ...{ code: "knee-2024", design: "case_series", controlled: "no", blinded: "no", publishedOn: "2024-05", citation: "A et al." },
    ...{ ...words("en"), ...words("it"), ...words("ar") },
  };

  test("is whole with a study and its words in three languages; tissue and number of patients may be missing", () => {
    expect(EvidenceForm.parse(card)).toMatchObject({ controlled: false, blinded: false });
  });

  test.each(["en", "it", "ar"].flatMap((locale) => Object.keys(words(locale))))("rule 50: without %s it is not written", (field) => {
    expect(problems(EvidenceForm, { ...card, [field]: " " })).toEqual({ [field]: "errors.required" });
  });

  test.each([
    ["code", "Knee 2024", "evidence.code_wrong"],
    ["design", "opinion", "errors.choose_one"],
    ["controlled", "perhaps", "errors.choose_one"],
    ["patients", "0", "errors.not_a_number"],
    ["patients", "12.5", "errors.not_a_number"],
    ["publishedOn", "May 2024", "evidence.published_wrong"],
    ["publishedOn", "24", "evidence.published_wrong"],
    ["claim_en", "x".repeat(241), "errors.too_long"],
    ["outcome_it", "x".repeat(1201), "errors.too_long"],
  ])("with %s = %j is told %s", (field, typed, problem) =>
    expect(problems(EvidenceForm, { ...card, [field]: typed })).toEqual({ [field]: problem }),
  );

  test.each(["2024", "2024-05", "2024-05-17"])("is dated as exactly as its journal is: %s", (publishedOn) => {
    expect(EvidenceForm.parse({ ...card, publishedOn }).publishedOn).toBe(publishedOn);
  });
});
