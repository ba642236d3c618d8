import { calculateJwkThumbprint } from "jose";
import { expect, test } from "vitest";
import { openJws } from "~/bank/certificates/jws.rules";
import { makeSigningKey, readSigningKeys } from "~/bank/certificates/signing.server";
import { codeOf } from "~tests/support/certificates";
import vectors from "~tests/vectors/crypto/ed25519-jws.json";

const jwk = async () => JSON.parse(await makeSigningKey());

test("a key without a name is named by the first 8 characters of its RFC 7638 thumbprint", async () => {
  const keys = await readSigningKeys(JSON.stringify(vectors.rfc8037.jwk));
  expect(keys.published).toEqual([{ ...vectors.rfc8037.publicJwk, kid: vectors.rfc8037.thumbprintSha256.slice(0, 8) }]);
  expect(await calculateJwkThumbprint(vectors.rfc8037.publicJwk)).toBe(vectors.rfc8037.thumbprintSha256);
});

test("no private part is ever published", async () => {
  const keys = await readSigningKeys(JSON.stringify([await jwk(), await jwk()]));
  expect(JSON.stringify(keys.published)).not.toContain('"d"');
});

test("after a rotation the new key signs, and papers of the old one still verify, of which only the public part is kept", async () => {
  const old = await jwk();
  const before = await readSigningKeys(JSON.stringify(old));
  const paper = await codeOf(before);
  const { d: _, ...oldPublic } = old;
  const after = await readSigningKeys(JSON.stringify([await jwk(), oldPublic]));
  expect(openJws(paper, "code", after.published)).toMatchObject({ kid: before.published[0]?.kid });
  expect(openJws(await codeOf(after), "code", after.published)).toMatchObject({ kid: after.published[0]?.kid });
});

test.each([
  ["no JSON", "hello", "is not JSON"],
  ["a public key first", JSON.stringify(vectors.rfc8037.publicJwk), "must begin with a private key"],
  ["another curve", JSON.stringify(vectors.rfc7515_A3_ES256.jwk), "kty OKP and crv Ed25519"],
  ["nothing", "[]", "must begin with a private key"],
  ["null", "[null]", "kty OKP and crv Ed25519"],
  ["a name of 5 characters", JSON.stringify({ ...vectors.rfc8037.jwk, kid: "north" }), "8 characters"],
  ["one key twice", JSON.stringify([vectors.rfc8037.jwk, vectors.rfc8037.jwk]), "alike"],
])("a setting with %s is refused by a sentence", async (_, setting, sentence) => {
  await expect(readSigningKeys(setting)).rejects.toThrow(sentence);
});
