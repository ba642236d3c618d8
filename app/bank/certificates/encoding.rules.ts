import { sha256 } from "@noble/hashes/sha2.js";

export const bytesOfText = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Base64url without padding (RFC 4648 section 5). */
export function base64urlFrom(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The bytes, or undefined. Exactly one text stands for each bytes: stray bits in the last character are refused, so that no character can be changed unseen. */
export function bytesFromBase64url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return base64urlFrom(bytes) === text ? bytes : undefined;
}

/** SHA-256 as base64url, 43 characters. */
export const sha256Of = (bytes: Uint8Array): string => base64urlFrom(sha256(bytes));

/** The JSON value in these UTF-8 bytes, or undefined. */
export function jsonFrom(bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
