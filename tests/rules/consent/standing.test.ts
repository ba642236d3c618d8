import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnswerStanding, standingOf } from "~/bank/consent/standing.rules";

const AT = new Date("2026-02-03T09:00:00Z");
const signed = (id: string) => ({ id, signedAt: AT });
const yes = (signerId: string, changes: Partial<AnswerStanding> = {}): AnswerStanding => ({
  signerId,
  code: "testing",
  answer: "yes",
  withdrawnAt: null,
  ...changes,
});

describe("rule 7: an item stands only while everyone's yes stands", () => {
  test.each([
    ["yes", [signed("m"), signed("f")], [yes("m"), yes("f")]],
    ["not_signed", [signed("m"), { id: "f", signedAt: null }], [yes("m"), yes("f")]],
    ["not_signed", [], []],
    ["answered_no", [signed("m"), signed("f")], [yes("m"), yes("f", { answer: "no" })]],
    ["answered_no", [signed("m")], []],
    ["withdrawn", [signed("m"), signed("f")], [yes("m", { withdrawnAt: AT }), yes("f")]],
    ["withdrawn", [signed("m"), signed("f")], [yes("m", { withdrawnAt: AT }), yes("f", { answer: "no" })]],
  ] as const)("it is %s", (standing, signers, answers) => {
    expect(standingOf("testing", signers, answers)).toBe(standing);
  });

  test("another item's answer counts for nothing", () => {
    expect(standingOf("testing", [signed("m")], [yes("m", { code: "research" })])).toBe("answered_no");
  });

  test("whatever the others said, one withdrawal is enough", () => {
    const answer = fc.constantFrom("yes" as const, "no" as const);
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 4 }), fc.nat(), (said, pick) => {
        const signers = said.map((_, index) => signed(String(index)));
        const taken = pick % said.length;
        const answers = said.map((each, index) =>
          yes(String(index), { answer: index === taken ? "yes" : each, withdrawnAt: index === taken ? AT : null }),
        );
        expect(standingOf("testing", signers, answers)).toBe("withdrawn");
      }),
    );
  });

  test("rule 9: without a yes of everyone nothing stands", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }), (said) => {
        const signers = said.map((_, index) => signed(String(index)));
        const answers = said.flatMap((agreed, index) => (agreed ? [yes(String(index))] : []));
        expect(standingOf("testing", signers, answers) === "yes").toBe(said.every(Boolean));
      }),
    );
  });
});
