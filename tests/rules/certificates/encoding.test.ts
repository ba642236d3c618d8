import fc from "fast-check";
import { expect, test } from "vitest";
import { base64urlFrom, bytesFromBase64url, bytesOfText, jsonFrom, sha256Of } from "~/bank/certificates/encoding.rules";

test("bytes go into base64url and come back, and node writes the same text", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = base64urlFrom(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64url"));
      expect(bytesFromBase64url(text)).toEqual(bytes);
    }),
  );
});

test("no two texts stand for the same bytes", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ABCDwxyz019-_"), maxLength: 90 }), (text) => {
      const bytes = bytesFromBase64url(text);
      if (bytes) expect(base64urlFrom(bytes)).toBe(text);
    }),
  );
});

test.each(["AB", "A", "AA==", "A+/A", "AA AA", "äA"])("%j is refused as base64url", (text) => {
  expect(bytesFromBase64url(text)).toBeUndefined();
});

test("SHA-256 of abc is the published value", () => {
  expect(Buffer.from(sha256Of(bytesOfText("abc")), "base64url").toString("hex")).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});

test("what is no JSON or no UTF-8 gives nothing instead of a fault", () => {
  expect(jsonFrom(bytesOfText("{"))).toBeUndefined();
  expect(jsonFrom(Uint8Array.of(0x22, 0xff, 0x22))).toBeUndefined();
  expect(jsonFrom(undefined)).toBeUndefined();
  expect(jsonFrom(bytesOfText('{"a":[1]}'))).toEqual({ a: [1] });
});
