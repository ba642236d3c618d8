import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, sealContent } from "~/bank/certificates/canonical.rules";
import { bytesOfText, sha256Of } from "~/bank/certificates/encoding.rules";
import vectors from "~tests/vectors/crypto/jcs-rfc8785.json";

const SALT = new Uint8Array(16).fill(7);

describe("canonical JSON is that of RFC 8785", () => {
  test.each(vectors.objects)("for $name", ({ input, canonical, canonicalUtf8Hex, sha256 }) => {
    const text = canonicalJson(JSON.parse(input));
    expect(text).toBe(canonical);
    expect(Buffer.from(bytesOfText(text)).toString("hex")).toBe(canonicalUtf8Hex);
    expect(Buffer.from(sha256Of(bytesOfText(text)), "base64url").toString("hex")).toBe(sha256);
  });

  test.each(vectors.numbers)("for the number $ieee754", ({ ieee754, json }) => {
    expect(canonicalJson(Buffer.from(ieee754, "hex").readDoubleBE())).toBe(json);
  });

  test.each(vectors.mustFail)("and $why is refused", ({ ieee754 }) => {
    expect(() => canonicalJson(Buffer.from(ieee754, "hex").readDoubleBE())).toThrow();
  });
});

test("half a surrogate pair and undefined are refused", () => {
  expect(() => canonicalJson("\ud800")).toThrow();
  expect(() => canonicalJson(undefined)).toThrow();
});

test("the order in which the facts were gathered changes neither text nor hash", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
      const turned = Object.fromEntries(Object.entries(content).reverse());
      expect(sealContent(turned, SALT)).toEqual(sealContent(content, SALT));
    }),
  );
});

test("the salt stands inside the text, and another salt gives another hash of the same facts", () => {
  const one = sealContent({ lot: "DBM01-26-001-E" }, SALT);
  const other = sealContent({ lot: "DBM01-26-001-E" }, new Uint8Array(16).fill(8));
  expect(one.canonicalJson).toBe('{"lot":"DBM01-26-001-E","salt":"BwcHBwcHBwcHBwcHBwcHBw"}');
  expect(one.contentHash).not.toBe(other.contentHash);
  expect(one.contentHash).toHaveLength(43);
});

test("a salt of fewer than 128 bits is refused", () => {
  expect(() => sealContent({}, new Uint8Array(8))).toThrow("128");
});
