import canonicalize from "canonicalize";
import { base64urlFrom, bytesOfText, sha256Of } from "./encoding.rules";

/** A salt of 128 bits: without it, a hash of few and guessable facts would betray them. */
export const SALT_BYTES = 16;

/**
 * The one text of a value, by RFC 8785 (JSON Canonicalization Scheme): the same facts always give the same bytes.
 * @throws Error for what JSON cannot hold: NaN, infinities, half a surrogate pair, circles, undefined.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("Only JSON values have a canonical text.");
  return text;
}

/** The certificate's canonical text with its salt inside, and the SHA-256 (base64url, 43 characters) that the code carries. */
export function sealContent(content: object, salt: Uint8Array): { canonicalJson: string; contentHash: string } {
  if (salt.length !== SALT_BYTES) throw new Error("The salt has 128 bits.");
  const text = canonicalJson({ ...content, salt: base64urlFrom(salt) });
  return { canonicalJson: text, contentHash: sha256Of(bytesOfText(text)) };
}
