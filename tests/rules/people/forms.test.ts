import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { AgainForm } from "~/bank/consent/again.operations.server";
import { AnswerForm } from "~/bank/consent/answers.operations.server";
import { SignConsentForm } from "~/bank/consent/signing.operations.server";
import { WithdrawForm } from "~/bank/consent/withdrawal.operations.server";
import { FamilyAccountForm } from "~/bank/enquiries/claim.server";
import { ChangeForm, PasswordForm, ResetRequest } from "~/bank/people/account.server";
import { DUTIES, onDuty, STRANGER, WORKER } from "~/bank/people/actor";
import { ClinicMember } from "~/bank/people/clinics.server";
import { BirthForm, GuardianForm, PersonForm, RightForm } from "~/bank/people/family.server";
import { isGuardian } from "~/bank/people/rights.rules";
import { SignInForm } from "~/bank/people/sign-in.server";
import { DutyForm } from "~/bank/people/team.server";
import { someClinic, somePerson, someStaff } from "~tests/support/actors";

const ID = "01980000-0000-7000-8000-000000000000";
const problems = (shape: z.ZodType, typed: unknown): Record<string, string> =>
  Object.fromEntries(shape.safeParse(typed).error?.issues.map(({ path, message }) => [path.join("."), message]) ?? []);

describe("an empty form asks for", () => {
  test.each([
    ["a sign-in", SignInForm, ["email", "password"]],
    ["a new password", PasswordForm, ["newPassword"]],
    ["a forgotten password", ResetRequest, ["email"]],
    ["a change of password", ChangeForm, ["newPassword", "password"]],
    ["a person", PersonForm, ["familyName", "givenName"]],
    ["a right", RightForm, ["ground", "kinds", "personId"]],
    ["a guardian", GuardianForm, ["email", "familyName", "givenName", "relation"]],
    ["a birth", BirthForm, ["bornOn", "familyName", "givenName"]],
    ["a family's account", FamilyAccountForm, ["familyName", "givenName", "newPassword"]],
    ["a duty", DutyForm, ["duty"]],
    ["an answer", AnswerForm, ["answer"]],
    ["a signature of a consent", SignConsentForm, ["meaning", "password", "recordHash"]],
    ["a withdrawal", WithdrawForm, ["confirmed"]],
    ["a consent given again", AgainForm, ["confirmed"]],
  ] as const)("what %s needs, and for nothing else", (_, shape, fields) => {
    const told = problems(shape, {});
    expect(Object.keys(told).sort()).toEqual([...fields]);
    for (const message of Object.values(told)) expect(message).toMatch(/^(people|consent|errors)\.[a-z_]+$/);
  });
});

describe("a right", () => {
  const right = { personId: ID, ground: "guardian", kinds: "view" };

  test("is of one kind or several, on a ground of the list", () => {
    expect(RightForm.parse(right).kinds).toEqual(["view"]);
    expect(RightForm.parse({ ...right, kinds: ["view", "pay"] }).kinds).toEqual(["view", "pay"]);
    expect(problems(RightForm, { ...right, ground: "friend" })).toEqual({ ground: "errors.choose_one" });
    expect(Object.keys(problems(RightForm, { ...right, kinds: ["view", "sell"] }))).toEqual(["kinds.1"]);
  });

  test("of a parent or guardian ends with the child's majority, and no other", () => {
    expect((["self", "mother", "father", "guardian", "executor", "account_holder"] as const).filter(isGuardian)).toEqual([
      ...["mother", "father", "guardian"],
    ]);
  });
});

describe("a member of a clinic", () => {
  const member = { givenName: "D", familyName: "C", email: "d@c.test", clinicRole: "prescriber", registration: "R-1" };

  test("prescribes only with a registration, and coordinates without one", () => {
    expect(problems(ClinicMember, member)).toEqual({});
    expect(problems(ClinicMember, { ...member, registration: undefined })).toEqual({ registration: "people.registration_needed" });
    expect(problems(ClinicMember, { ...member, clinicRole: "coordinator", registration: undefined })).toEqual({});
  });

  test("has one of the two roles", () =>
    expect(problems(ClinicMember, { ...member, clinicRole: "owner" })).toEqual({ clinicRole: "errors.choose_one" }));
});

describe("a signature of a consent", () => {
  const form = { meaning: "consent", password: "x", recordHash: "0".repeat(64) };

  test("is given for exactly one record, by its whole hash", () => {
    expect(problems(SignConsentForm, form)).toEqual({});
    for (const recordHash of ["0".repeat(63), "0".repeat(65), "G".repeat(64), "A".repeat(64), ""])
      expect(problems(SignConsentForm, { ...form, recordHash })).toEqual({ recordHash: "consent.record_needed" });
  });

  test("means consent and nothing else, and is not given without a password", () => {
    expect(problems(SignConsentForm, { ...form, meaning: "approval" })).toEqual({ meaning: "consent.meaning_needed" });
    expect(problems(SignConsentForm, { ...form, password: "" })).toEqual({ password: "consent.password_needed" });
  });
});

test("an answer is yes, no, or a question: silence is none of them", () => {
  for (const answer of ["yes", "no", "ask"]) expect(problems(AnswerForm, { answer })).toEqual({});
  for (const answer of ["maybe", "YES", undefined]) expect(problems(AnswerForm, { answer })).toEqual({ answer: "consent.choose_answer" });
});

test("an address is trimmed before it is judged, and a password never", () => {
  expect(SignInForm.parse({ email: "  ann@family.test ", password: " spaced out " })).toEqual({
    email: "ann@family.test",
    password: " spaced out ",
  });
  expect(problems(SignInForm, { email: `${"a".repeat(250)}@b.test`, password: "x".repeat(201) })).toEqual({
    email: "errors.too_long",
    password: "errors.too_long",
  });
});

test("only staff are on duty, and only on a duty that they have", () => {
  const staff = someStaff("quality", "finance");
  expect(DUTIES.filter((duty) => onDuty(staff, duty))).toEqual(["quality", "finance"]);
  expect(onDuty(staff, "laboratory", "finance")).toBe(true);
  expect(onDuty(staff)).toBe(false);
  for (const actor of [somePerson(), someClinic(), STRANGER, WORKER]) expect(onDuty(actor, ...DUTIES)).toBe(false);
});
