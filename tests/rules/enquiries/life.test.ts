import { expect, test } from "vitest";
import { lookOf } from "~/bank/enquiries/case-state.rules";
import { CASE_LIFE } from "~/bank/enquiries/cases.rules";
import { ENQUIRY_LIFE, firstNameOf } from "~/bank/enquiries/enquiries.rules";
import { isTaskKind, TASK_KINDS, taskAddress } from "~/bank/enquiries/task-address.rules";
import { nextState } from "~/bank/history/life";
import tasks from "~/locales/en/tasks.json";

test.each([
  ["new", "answer", "answered"],
  ["new", "quote", "quoted"],
  ["answered", "answer", "answered"],
  ["quoted", "quote", "quoted"],
  ["quoted", "accept", "accepted"],
  ["accepted", "accept", "accepted"],
  ["closed", "quote", "quoted"],
] as const)("an enquiry that is %s, by %s, is %s", (from, verb, to) => {
  expect(nextState(ENQUIRY_LIFE, from, verb)).toBe(to);
});

test.each([
  ["joined", "quote"],
  ["closed", "close"],
  ["accepted", "close"],
  ["new", "accept"],
] as const)("an enquiry that is %s cannot %s", (from, verb) => {
  expect(() => nextState(ENQUIRY_LIFE, from, verb)).toThrow(expect.objectContaining({ code: "wrong_state" }));
});

test.each([
  ["Ann Enquirer", "Ann"],
  ["  Ann   B. Enquirer", "Ann"],
  ["Ann", "Ann"],
  ["", ""],
])("%j is greeted as %j", (name, first) => {
  expect(firstNameOf(name)).toBe(first);
});

test("every state of a case has a look", () => {
  for (const state of Object.keys(CASE_LIFE)) expect(lookOf(state as keyof typeof CASE_LIFE)).toMatch(/^(met|waiting|now|stop|notYet)$/);
});

const task = (kind: string, rest = {}) => ({ kind, subjectId: "s", caseId: "c", donorId: "d", data: {}, ...rest });

test("every kind of task has words, an act, and a page where it is done", () => {
  for (const kind of TASK_KINDS) {
    expect(tasks).toHaveProperty(kind);
    expect(tasks).toHaveProperty(`${kind}_act`);
    expect(taskAddress(task(kind))).toMatch(/^\/staff\/[a-z-]+(\/[a-z-]+)*(\/[scd](\/[a-z-]+)?|\?show=[a-z]+)$/);
  }
});

test("a question about a consent leads to the consent that it names", () => {
  expect(taskAddress(task("consent_question", { data: { consentId: "k" } }))).toBe("/staff/consents/k");
});

test("a task of a kind or a place that nobody described leads to its case, or to the list", () => {
  expect(isTaskKind("unheard_of")).toBe(false);
  expect(taskAddress(task("unheard_of"))).toBe("/staff/cases/c");
  expect(taskAddress(task("unheard_of", { caseId: null }))).toBe("/staff");
  expect(taskAddress(task("mail_bounced", { donorId: null }))).toBe("/staff/cases/c");
  expect(taskAddress(task("mail_bounced", { donorId: null, caseId: null, data: null }))).toBe("/staff");
});
