import { createPublicKey, verify } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { base64urlFrom, bytesOfText } from "~/bank/certificates/encoding.rules";
import { openJws, signatureFits } from "~/bank/certificates/jws.rules";
import { codeOf, freshKeys, statusListOf } from "~tests/support/certificates";
import vectors from "~tests/vectors/crypto/ed25519-jws.json";

const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));
const keys = await freshKeys();
const published = keys.published;

describe("a signature of RFC 8032", () => {
  test.each(vectors.ed25519)("$name fits its key", ({ secretKeyHex, publicKeyHex, messageHex, signatureHex }) => {
    expect(base64urlFrom(ed25519.getPublicKey(fromHex(secretKeyHex)))).toBe(base64urlFrom(fromHex(publicKeyHex)));
    expect(ed25519.verify(fromHex(signatureHex), fromHex(messageHex), fromHex(publicKeyHex), { zip215: false })).toBe(true);
  });

  test.each(vectors.ed25519Invalid)("is refused: $why", ({ publicKeyHex, messageHex, signatureHex }) => {
    const text = Buffer.from(messageHex, "hex").toString("utf8");
    expect(signatureFits(text, base64urlFrom(fromHex(signatureHex)), base64urlFrom(fromHex(publicKeyHex)))).toBe(false);
  });
});

test("the JWS of RFC 8037 fits its key", () => {
  const [head, body, seal = ""] = vectors.rfc8037.jws.split(".");
  expect(signatureFits(`${head}.${body}`, seal, vectors.rfc8037.publicJwk.x)).toBe(true);
});

test.each(vectors.jwsInvalid)("a JWS is refused: $why", ({ jws }) => {
  const key = { kty: "OKP", crv: "Ed25519", kid: "rfc8037a", x: vectors.rfc8037.publicJwk.x } as const;
  expect(openJws(jws, "code", [key])).toHaveProperty("problem");
});

test("what the bank signs verifies with node's own cryptography and the published key alone", async () => {
  const [head, body, seal = ""] = (await codeOf(keys)).split(".");
  const [key] = published;
  const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: key?.x ?? "" }, format: "jwk" });
  expect(verify(null, Buffer.from(`${head}.${body}`), publicKey, Buffer.from(seal, "base64url"))).toBe(true);
  expect(JSON.parse(Buffer.from(head ?? "", "base64url").toString())).toEqual({ alg: "EdDSA", kid: key?.kid });
});

test("a code is not taken for a status list, nor a status list for a code", async () => {
  expect(openJws(await codeOf(keys), "status", published)).toEqual({ problem: "shape" });
  expect(openJws(await statusListOf(keys), "code", published)).toEqual({ problem: "shape" });
});

test("a header with anything more than algorithm and key is refused", () => {
  for (const header of [
    { alg: "EdDSA" },
    { alg: "none", kid: "aaaaaaaa" },
    { alg: "EdDSA", kid: "aaaaaaaa", crit: ["b64"] },
    { alg: "EdDSA", kid: "short" },
    null,
    7,
  ]) {
    expect(openJws(`${base64urlFrom(bytesOfText(JSON.stringify(header)))}.e30.AA`, "code", published)).toEqual({ problem: "shape" });
  }
});

test("any other text has a problem and is never a fault", () => {
  fc.assert(fc.property(fc.string(), (text) => void expect(openJws(text, "code", published)).toHaveProperty("problem")));
});
