import { describe, expect, test } from "vitest";
import type { CertifiedFacts } from "~/bank/certificates/code.rules";
import type { SignedVerdict, Verdict } from "~/bank/certificates/verdict.rules";
import { Answer, Checks } from "~/ui/verify/answer";
import { Certified } from "~/ui/verify/certified";
import { AnswerGlyph, TONES } from "~/ui/verify/glyphs";
import { Ways } from "~/ui/verify/ways";
import { LOCALES } from "~/web/formats";
import { translator } from "~/web/i18n.server";
import { DIN } from "~tests/support/examples/collection";
import { fieldOf, linksOf, seen, slipsOf, told } from "~tests/support/seen";

const words = translator("en");
const facts: CertifiedFacts = {
  ...{ number: "RC-26-7Q2MXK4Z", kind: "release", issuedAt: new Date("2026-11-12T11:00:00Z"), dins: [DIN], dinCount: 1 },
  ...{ productCode: "DBM01A00", vials: 3, viableCells: 60_000_000, verdict: "released", contentHash: "q1w2e3" },
};
const LIST = { issuedAt: new Date("2026-11-20T08:00:00Z"), nextUpdateAt: new Date("2026-11-21T08:00:00Z") };
const SINCE = new Date("2026-11-15T11:00:00Z");
const signed = (standing: object = { answer: "authentic" }, list: typeof LIST | null = LIST) =>
  ({ facts, kid: "key-1", list, ...standing }) as SignedVerdict;
const revoked = signed({ answer: "revoked", since: SINCE, reason: "identity_in_doubt" });
const superseded = signed({ answer: "superseded", since: SINCE });
const answer = (verdict: Verdict, locale: (typeof LOCALES)[number] = "en", site = "") => (
  <Answer verdict={verdict} bankName="Northlight" site={site} words={translator(locale)} />
);
const ALL: Verdict[] = [signed(), revoked, superseded, { answer: "altered" }, { answer: "not_ours" }, { answer: "unreadable" }];

describe("the answer about a certificate", () => {
  test.each([
    ["authentic", signed(), "Authentic", "Northlight signed exactly this, on 12 Nov 2026."],
    [
      "revoked",
      revoked,
      "Revoked, as of 20 Nov 2026",
      "withdrew it on 15 Nov 2026: the identity of the cells is in doubt. Do not use the cells.",
    ],
    ["superseded", superseded, "Superseded, as of 20 Nov 2026", "since 15 Nov 2026 a newer one stands in its place."],
    ["altered", { answer: "altered" }, "Altered", "Something was changed after signing. Do not rely on it"],
    ["not ours", { answer: "not_ours" }, "Not ours", "No key of Northlight fits this code."],
    ["unreadable", { answer: "unreadable" }, "Not a whole code", "Read the square code again"],
  ] as [string, Verdict, string, string][])("is %s, in one word and one sentence", (_, verdict, title, meaning) => {
    const said = told(answer(verdict), []);
    expect(said).toContain(title);
    expect(said).toContain(meaning);
  });

  test("is told to those who hear the page when it changes", () => expect(seen(answer(revoked), [])).toContain('role="status"'));

  test("has a sign of its own shape for each kind, so that colour is not needed", () => {
    const drawn = (verdict: Verdict["answer"]) => seen(<AnswerGlyph answer={verdict} />, []);
    expect(new Set([drawn("authentic"), drawn("superseded"), drawn("revoked"), drawn("altered")]).size).toBe(4);
    expect(drawn("altered")).toBe(drawn("not_ours"));
  });

  test("never looks good unless it is authentic", () => {
    expect(Object.entries(TONES).filter(([, tone]) => tone === "good")).toEqual([["authentic", "good"]]);
    for (const verdict of ["revoked", "altered", "not_ours"] as const) expect(TONES[verdict]).toBe("stop");
  });

  test("leads from a superseded one to which is newer, on the bank's site even from a saved copy", () => {
    expect(linksOf(seen(answer(superseded), []))).toEqual([["See which", "/verify/RC-26-7Q2MXK4Z"]]);
    expect(linksOf(seen(answer(superseded, "en", "https://bank.example"), []))).toEqual([
      ["See which", "https://bank.example/verify/RC-26-7Q2MXK4Z"],
    ]);
  });

  test.each(LOCALES)("has words in %s for every verdict", (locale) => {
    for (const verdict of ALL) expect(slipsOf(seen(answer(verdict, locale), [], locale))).toEqual([]);
  });
});

describe("what the answer rests on", () => {
  const checks = (verdict: SignedVerdict, paper: object | null = null, took: number | null = 3.4) =>
    told(<Checks verdict={verdict} paper={paper as never} took={took} bankName="Northlight" words={words} />, []);

  test("is the signature, the key, and the standing as of the list's hour", () => {
    const said = checks(signed());
    expect(said).toContain("The signature fits the content");
    expect(said).toContain("The key is one that Northlight publishes key key-1");
    expect(said).toMatch(/Not revoked, not superseded list of 20 Nov 2026/);
  });

  test("says plainly that the standing is not known without a list", () => {
    const said = checks(signed({ answer: "authentic" }, null));
    expect(said).toContain("Whether it still stands is not known no signed list at hand");
    expect(said).not.toContain("Not revoked");
  });

  test("says of a file whether it is unaltered or was not checked", () => {
    expect(checks(signed(), { unaltered: true })).toContain("This file is unaltered byte for byte as issued");
    expect(checks(signed(), { unaltered: false })).toContain("this file’s text was not checked");
    expect(checks(signed())).not.toContain("file");
  });

  test("says where it was checked, and how long that took", () => {
    expect(checks(signed())).toContain("Checked without the network in 3 ms.");
    expect(checks(signed(), null, 0.2)).toContain("in 1 ms");
    expect(checks(signed(), null, null)).toContain("What our server checked");
  });
});

describe("what the certificate says", () => {
  const says = (changes: Partial<CertifiedFacts> = {}) => told(<Certified facts={{ ...facts, ...changes }} words={words} />, []);

  test("is every line that stands on the paper, without anybody's name", () => {
    expect(says()).toContain("Stromal cells from bone marrow, MSC(M), DBM01A00");
    expect(says()).toMatch(/Viable cells 60 million \(6\.00 × 10 ?7/);
    expect(says()).toContain("Released for use");
    expect(says()).toContain("Names of people and of the clinic stand on the paper only.");
  });

  test("counts the donations that did not fit into the code", () => {
    expect(says({ dinCount: 10 })).toContain("and 9 more");
    expect(says()).not.toContain("more");
  });

  test("leaves out what a tooth or frozen cord has not", () => {
    const said = says({ viableCells: null, productCode: null });
    expect(said).not.toContain("Viable cells");
    expect(said).not.toContain("Product");
  });

  test("calls a product that it does not know a product, with its code", () => {
    expect(says({ productCode: "ZZZ99000" })).toContain("Product Product, ZZZ99000");
  });
});

describe("the ways to give a certificate", () => {
  const idle = { list: null, finding: { verdict: null, paper: null, took: null }, reading: "idle" } as never;
  const ways = (changes: object = {}) => seen(<Ways verifier={idle} site="" words={words} online alive={false} {...changes} />, []);

  test("work by form before any script runs: the code is posted, the number looked up", () => {
    expect(ways()).toContain('method="post" action="/verify"');
    expect(ways()).toContain('method="get" action="/verify"');
    expect(ways()).not.toContain('type="file"');
    expect(ways()).not.toContain("camera");
  });

  test("offer camera and file once a script runs", () => {
    expect(ways({ alive: true })).toContain("Read the square code with the camera");
    expect(ways({ alive: true })).toContain('accept="application/pdf,image/*"');
  });

  test("keep what was typed and say beside it what is wrong", () => {
    const html = ways({ problems: { code: true, number: true }, typed: { code: "eyJ", number: "RC-1" } });
    expect(fieldOf(html, "code")).toMatchObject({ value: "eyJ", direction: "ltr" });
    expect(fieldOf(html, "code").described).toContain("This is not a whole code.");
    expect(fieldOf(html, "number").value).toBe("RC-1");
    expect(fieldOf(html, "number").described).toContain("A certificate number looks like");
    expect(fieldOf(ways(), "number").described).toBe("It stands under the square code.");
  });

  test("offer to save the page where there is a server to save it from", () => {
    expect(linksOf(ways())).toEqual([["Save this page as one file.", "/verify.html"]]);
    expect(linksOf(ways({ online: false }))).toEqual([]);
  });
});
