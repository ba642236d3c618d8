import { expect, test } from "vitest";
import { checkDonor, motherOf } from "~/bank/enquiries/acceptance.rules";
import { AcceptanceForm } from "~/bank/enquiries/acceptance-form.server";

const TODAY = "2026-11-23";

test.each([
  ["bone_marrow", { is: "self", bornOn: "1985-05-05" }],
  ["adipose", { is: "self", bornOn: "2008-11-23" }],
  ["dental_pulp", { is: "child", bornOn: "2019-05-05" }],
  ["birth", { is: "unborn", expectedOn: TODAY }],
] as const)("%s comes from such a donor", (tissue, donor) => {
  expect(() => checkDonor(tissue, donor, TODAY)).not.toThrow();
});

test.each([
  ["donor_does_not_fit", "birth", { is: "self", bornOn: "1985-05-05" }],
  ["donor_does_not_fit", "birth", { is: "child", bornOn: "2026-11-01" }],
  ["donor_does_not_fit", "bone_marrow", { is: "unborn", expectedOn: "2027-01-01" }],
  ["donor_not_adult", "adipose", { is: "self", bornOn: "2008-11-24" }],
  ["child_is_adult", "dental_pulp", { is: "child", bornOn: "2008-11-23" }],
  ["in_the_future", "dental_pulp", { is: "child", bornOn: "2026-11-24" }],
  ["due_date_past", "birth", { is: "unborn", expectedOn: "2026-11-22" }],
  ["due_date_past", "birth", { is: "unborn" }],
] as const)("%s: such a donor cannot give %s", (code, tissue, donor) => {
  expect(() => checkDonor(tissue, donor, TODAY)).toThrow(expect.objectContaining({ code }));
});

test("rule 5: birth tissue needs the mother among those who speak for the child", () => {
  const father = { personId: "f", relation: "father" } as const;
  const mother = { personId: "m", relation: "mother" } as const;
  expect(motherOf("birth", [father, mother])).toBe("m");
  expect(() => motherOf("birth", [father])).toThrow(expect.objectContaining({ code: "mother_needed" }));
  expect(motherOf("dental_pulp", [father])).toBeNull();
});

const signed = { storagePlan: "yearly", country: "IT", meaning: "approval", password: "x" };
const child = { donorIs: "child", bornOn: "2019-05-05", donorGivenName: "Tom", donorFamilyName: "S", relation: "mother" };
const other = { otherGivenName: "Omar", otherFamilyName: "K", otherEmail: "omar@example.org", otherRelation: "father" };
const problemsOf = (form: unknown) => AcceptanceForm.safeParse(form).error?.issues.map((issue) => issue.path[0]) ?? [];

test("an adult names their date of birth, and nothing else about themselves", () => {
  expect(problemsOf({ ...signed, donorIs: "self", bornOn: "1985-05-05" })).toEqual([]);
  expect(problemsOf({ ...signed, donorIs: "self" })).toEqual(["bornOn"]);
});

test("of a child everything is needed, and either the other guardian or a word that there is none", () => {
  expect(problemsOf({ ...signed, ...child, soleGuardian: "yes" })).toEqual([]);
  expect(problemsOf({ ...signed, ...child, ...other })).toEqual([]);
  expect(problemsOf({ ...signed, ...child })).toEqual(["soleGuardian"]);
  expect(problemsOf({ ...signed, ...child, ...other, soleGuardian: "yes" })).toEqual(["soleGuardian"]);
  expect(problemsOf({ ...signed, ...child, otherEmail: "omar@example.org" })).toEqual([
    "otherGivenName",
    "otherFamilyName",
    "otherRelation",
  ]);
  expect(problemsOf({ ...signed, donorIs: "child", soleGuardian: "yes" })).toEqual([
    "bornOn",
    "donorGivenName",
    "donorFamilyName",
    "relation",
  ]);
});

test("of a child not yet born the due date is needed, not a birthday", () => {
  const unborn = { ...child, donorIs: "unborn", bornOn: undefined, soleGuardian: "yes" };
  expect(problemsOf({ ...signed, ...unborn })).toEqual(["expectedOn"]);
  expect(problemsOf({ ...signed, ...unborn, expectedOn: "2027-01-01" })).toEqual([]);
});

test("an agreement needs the meaning of the signature and a password", () => {
  expect(problemsOf({ donorIs: "self", bornOn: "1985-05-05", storagePlan: "yearly", country: "IT" })).toEqual(["meaning", "password"]);
});
