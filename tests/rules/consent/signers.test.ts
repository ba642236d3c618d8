import { describe, expect, test } from "vitest";
import { checkTurn, type DonorForConsent, requiredSigners } from "~/bank/consent/signers.rules";
import type { Right } from "~/bank/people/rights.rules";

const code = (name: string) => expect.objectContaining({ code: name });
const NOON = new Date("2026-11-23T11:00:00Z");
const TODAY = "2026-11-23";
const before = new Date("2026-01-01T00:00:00Z");
const right = (personId: string, ground: Right["ground"], more: Partial<Right> = {}): Right => ({
  personId,
  donorId: "d",
  kind: "consent",
  ground,
  fromAt: before,
  untilAt: null,
  ...more,
});
const child: DonorForConsent = { id: "d", personId: "child", bornOn: "2019-05-01", motherPersonId: "aisha", requiredGuardians: 1 };
const both = [right("omar", "father"), right("aisha", "mother")];
const names = (signers: { personId: string; capacity: string; ordinal: number }[]) =>
  signers.map(({ personId, capacity, ordinal }) => `${ordinal} ${personId} ${capacity}`);

describe("rule 5: the signer of a consent is entitled", () => {
  test("an adult donor signs alone, whatever rights others hold", () => {
    expect(names(requiredSigners("bone_marrow", { ...child, bornOn: "1985-01-01" }, both, NOON, TODAY))).toEqual(["1 child self"]);
  });

  test("a minor's guardians sign, as many as the law asks for", () => {
    expect(names(requiredSigners("dental_pulp", child, [right("omar", "father")], NOON, TODAY))).toEqual(["1 omar father"]);
    expect(names(requiredSigners("dental_pulp", { ...child, requiredGuardians: 2 }, both, NOON, TODAY))).toEqual([
      "1 aisha mother",
      "2 omar father",
    ]);
  });

  test("too few guardians are refused, and nobody signs for a child without one", () => {
    expect(() => requiredSigners("dental_pulp", { ...child, requiredGuardians: 2 }, [right("omar", "father")], NOON, TODAY)).toThrow(
      code("guardians_missing"),
    );
    expect(() => requiredSigners("dental_pulp", { ...child, requiredGuardians: 0 }, [], NOON, TODAY)).toThrow(code("guardians_missing"));
  });

  test.each<[string, Partial<Right>]>([
    ["ended", { untilAt: before }],
    ["not begun", { fromAt: new Date("2027-01-01") }],
    ["to view only", { kind: "view" }],
    ["over another child", { donorId: "other" }],
    ["of the one who pays", { ground: "account_holder" }],
  ])("a right that is %s entitles nobody", (_, more) => {
    expect(() => requiredSigners("dental_pulp", child, [right("omar", "father", more)], NOON, TODAY)).toThrow(code("guardians_missing"));
  });

  test("one person with two grounds counts once", () => {
    expect(() =>
      requiredSigners("dental_pulp", { ...child, requiredGuardians: 2 }, [right("omar", "father"), right("omar", "guardian")], NOON, TODAY),
    ).toThrow(code("guardians_missing"));
  });

  test("birth tissue needs the mother, first, and the guardians that are required", () => {
    const unborn = { ...child, bornOn: null };
    expect(names(requiredSigners("birth", { ...unborn, requiredGuardians: 2 }, both, NOON, TODAY))).toEqual([
      "1 aisha mother",
      "2 omar father",
    ]);
    expect(names(requiredSigners("birth", unborn, [right("omar", "father")], NOON, TODAY))).toEqual(["1 aisha mother", "2 omar father"]);
    expect(names(requiredSigners("birth", unborn, [right("aisha", "mother")], NOON, TODAY))).toEqual(["1 aisha mother"]);
    expect(() => requiredSigners("birth", { ...unborn, motherPersonId: null }, both, NOON, TODAY)).toThrow(code("mother_missing"));
  });

  test("whose tissue was taken at birth signs alone once of age", () => {
    expect(names(requiredSigners("birth", { ...child, bornOn: "2008-11-23" }, both, NOON, TODAY))).toEqual(["1 child self"]);
  });
});

describe("the order of signing", () => {
  const signer = (personId: string, ordinal: number, signedAt: Date | null = null) => ({
    personId,
    capacity: "guardian" as const,
    ordinal,
    signedAt,
  });

  test("the second waits for the first", () => {
    expect(() => checkTurn([signer("a", 1), signer("b", 2)], "b")).toThrow(code("not_your_turn"));
    expect(() => checkTurn([signer("a", 1, NOON), signer("b", 2)], "b")).not.toThrow();
    expect(() => checkTurn([signer("a", 1), signer("b", 2)], "a")).not.toThrow();
  });

  test("nobody signs twice, and nobody else signs", () => {
    expect(() => checkTurn([signer("a", 1, NOON)], "a")).toThrow(code("already_signed"));
    expect(() => checkTurn([signer("a", 1)], "c")).toThrow(code("not_a_signer"));
  });
});
