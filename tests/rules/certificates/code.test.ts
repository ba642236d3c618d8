import fc from "fast-check";
import { expect, test } from "vitest";
import { type CertifiedFacts, CODE_TEXT_LIMIT, codeText, packFacts, readFacts, VERDICT_LETTERS } from "~/bank/certificates/code.rules";
import { base64urlFrom, bytesOfText } from "~/bank/certificates/encoding.rules";
import { CERTIFICATE_KINDS, certificateNumber } from "~/bank/certificates/number.rules";
import { codeOf, freshKeys, RELEASED } from "~tests/support/certificates";

const keys = await freshKeys();
const LONGEST_BASE_URL = `https://${"p".repeat(39)}.de`;
const oneOf = <Name extends string>(table: Record<Name, unknown>) => fc.constantFrom(...(Object.keys(table) as Name[]));
const din = fc
  .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 999_999 }))
  .map(([year, n]) => `A9999${String(year).padStart(2, "0")}${String(n).padStart(6, "0")}`);

/** Any certificate that the bank could issue, up to absurd sizes. */
const facts: fc.Arbitrary<CertifiedFacts> = fc
  .record({
    kind: oneOf(CERTIFICATE_KINDS),
    random: fc.uint8Array({ minLength: 5, maxLength: 5 }),
    issuedAt: fc
      .date({ min: new Date("2026-01-01T00:00:00Z"), max: new Date("2199-12-31T00:00:00Z"), noInvalidDate: true })
      .map((at) => new Date(Math.floor(at.getTime() / 1000) * 1000)),
    all: fc.array(din, { minLength: 1, maxLength: 200 }),
    productCode: fc.option(fc.string({ unit: fc.constantFrom(..."ABDMPSTXYZabz0189"), minLength: 5, maxLength: 8 })),
    vials: fc.integer({ min: 0, max: 99_999 }),
    viableCells: fc.option(fc.integer({ min: 0, max: 9_999_999_999_999 })),
    verdict: oneOf(VERDICT_LETTERS),
    hash: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  })
  .map(({ random, all, hash, ...rest }) => ({
    ...rest,
    number: certificateNumber(rest.kind, rest.issuedAt.getUTCFullYear(), random),
    dins: all.slice(0, 8),
    dinCount: all.length,
    contentHash: base64urlFrom(hash),
  }));

test("what was packed is what is read", () => {
  fc.assert(fc.property(facts, (given) => void expect(readFacts(packFacts(given))).toEqual(given)));
});

test("with a BASE_URL of 50 characters the text of any certificate's code has at most 560 characters", async () => {
  expect(LONGEST_BASE_URL).toHaveLength(50);
  await fc.assert(
    fc.asyncProperty(facts, async (given) => {
      const text = codeText(LONGEST_BASE_URL, await codeOf(keys, given));
      expect(text.length).toBeLessThanOrEqual(CODE_TEXT_LIMIT);
      expect(text).toMatch(/^[\x21-\x7e]+$/);
    }),
  );
});

test("the largest code there can be leaves room to spare", async () => {
  const most = { dins: Array<string>(8).fill("A999926000001"), dinCount: 999_999, vials: 99_999, viableCells: 9_999_999_999_999 };
  expect(codeText(LONGEST_BASE_URL, await codeOf(keys, most)).length).toBeLessThanOrEqual(CODE_TEXT_LIMIT);
});

test("a code that would not fit is refused instead of being printed too fine", () => {
  expect(() => codeText(LONGEST_BASE_URL, "x".repeat(600))).toThrow("BASE_URL is too long");
});

test("the payload has one-letter names in the documented order and nobody's name", () => {
  const text = new TextDecoder().decode(packFacts(RELEASED));
  expect(text).toBe(
    '{"n":"RC-26-7Q2MXK4Z","t":"R","i":1776523320,"d":"A999926000001","p":"DBM011Aa","v":2,"c":134000000,"r":"r","h":"m0EHzl0qiPC7c4h3R9vJt2u1Yw8xZbQnLkGfDsAaPoI"}',
  );
});

test("of more than eight donations the first eight and their count are told", () => {
  const dins = Array.from({ length: 11 }, (_, index) => `A9999260000${String(index).padStart(2, "0")}`);
  const read = readFacts(packFacts({ ...RELEASED, dins, dinCount: 11 }));
  expect(read?.dins).toEqual(dins.slice(0, 8));
  expect(read?.dinCount).toBe(11);
});

test("a product that is not counted in cells says so by leaving them out", () => {
  expect(readFacts(packFacts({ ...RELEASED, viableCells: null }))?.viableCells).toBeNull();
});

test.each([
  ["a DIN of 12 characters", { dins: ["A99992600000"] }],
  ["no DIN", { dins: [], dinCount: 0 }],
  ["a number of another kind", { kind: "storage" }],
  ["a product code with a space", { productCode: "DBM 01" }],
  ["half a vial", { vials: 1.5 }],
  ["cells below zero", { viableCells: -1 }],
  ["a hash in hexadecimal", { contentHash: "9b".repeat(32) }],
] as const)("a certificate with %s is not packed", (_, flaw) => {
  expect(() => packFacts({ ...RELEASED, ...(flaw as Partial<CertifiedFacts>) })).toThrow("do not fit");
});

test("any other payload is read as nothing, and never as a fault", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => void expect(readFacts(bytesOfText(JSON.stringify(value)))).toBeUndefined()));
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void expect(readFacts(bytes)).toBeUndefined()));
});

test("a payload with one claim of another shape is read as nothing", () => {
  const claims = JSON.parse(new TextDecoder().decode(packFacts(RELEASED)));
  for (const name of Object.keys(claims)) {
    for (const other of [null, "", -1, {}, true]) {
      expect(readFacts(bytesOfText(JSON.stringify({ ...claims, [name]: other })))).toBeUndefined();
    }
  }
  expect(readFacts(bytesOfText(JSON.stringify({ ...claims, m: 3 })))).toBeUndefined();
  expect(readFacts(bytesOfText(JSON.stringify({ ...claims, i: 1e15 })))).toBeUndefined();
});
