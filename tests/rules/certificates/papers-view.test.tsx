import { describe, expect, test } from "vitest";
import { Papers } from "~/bank/certificates/family-papers";
import type { PaperShown } from "~/bank/certificates/family-papers.server";
import { REVOCATION_REASONS } from "~/bank/certificates/status.rules";
import { codeIn } from "~/bank/certificates/verdict.rules";
import { LOCALES } from "~/web/formats";
import { translator } from "~/web/i18n.server";
import { addressesOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const I18N = ["family"];
const PURPOSES = ["deposit", "balance", "storage_yearly", "storage_prepaid_20", "expansion", "release"];
const paper = (changes: Partial<PaperShown> = {}): PaperShown => ({
  ...{ id: "p1", kind: "release", at: new Date("2026-11-12T11:00:00Z"), number: "RC-26-7Q2MXK4Z" },
  ...{ address: "/certificates/RC-26-7Q2MXK4Z.pdf", purpose: null },
  ...changes,
});

describe("a family's papers", () => {
  test("open each by its own address, with number and day", () => {
    expect(addressesOf(seen(<Papers papers={[paper()]} />, I18N))).toEqual(["/certificates/RC-26-7Q2MXK4Z.pdf"]);
    expect(told(<Papers papers={[paper()]} />, I18N)).toBe("Release certificate RC-26-7Q2MXK4Z · 12 Nov 2026 PDF");
  });

  test("say of a receipt what was paid for", () => {
    const receipt = (purpose: string) => told(<Papers papers={[paper({ kind: "receipt", number: "NCB-1", purpose })]} />, I18N);
    expect(receipt("deposit")).toContain("Receipt: Deposit");
    expect(new Set(PURPOSES.map(receipt)).size).toBe(PURPOSES.length);
    for (const purpose of PURPOSES) expect(slipsEverywhere(<Papers papers={[paper({ kind: "receipt", purpose })]} />, I18N)).toEqual([]);
  });

  test("say of a consent which version it is, once", () => {
    const words = told(<Papers papers={[paper({ kind: "consent", number: "2" })]} />, I18N);
    expect(words).toBe("Consent, version 2, with your answers 12 Nov 2026 PDF");
  });

  test("have words for every kind, in every language", () => {
    for (const kind of ["consent", "storage", "release", "destruction"] as const)
      expect(slipsEverywhere(<Papers papers={[paper({ kind })]} />, I18N)).toEqual([]);
  });
});

test("every reason for a withdrawal has its words for who signs it and for who checks the certificate, in every language", () => {
  for (const locale of LOCALES) {
    const { has, t } = translator(locale);
    for (const reason of REVOCATION_REASONS) {
      expect([has(`certificates.reason_${reason}`), has(`verify.reason_${reason}`)]).toEqual([true, true]);
      expect(t(`verify.reason_${reason}`)).not.toBe("");
    }
  }
});

describe("a code in what was scanned or pasted", () => {
  test.each([
    ["https://bank.example/verify#a.b.c", "a.b.c"],
    ["  a.b\n.c ", "a.b.c"],
    ["#a.b.c", "a.b.c"],
    ["a.b.c", "a.b.c"],
    ["", ""],
  ])("%j is %j", (text, code) => expect(codeIn(text)).toBe(code));
});
