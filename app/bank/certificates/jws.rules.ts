import { ed25519 } from "@noble/curves/ed25519.js";
import { bytesFromBase64url, bytesOfText, jsonFrom } from "./encoding.rules";

/** A public key as it stands at `/.well-known/jwks.json`. */
export interface PublishedKey {
  kty: "OKP";
  crv: "Ed25519";
  /** 8 characters that name the key. */
  kid: string;
  /** The 32 bytes, base64url. */
  x: string;
}

export type OpenedJws = { kid: string; payload: Uint8Array } | { problem: "shape" | "unknown_key" | "bad_signature" };

/** What may be signed. The header's `typ` keeps one kind from being taken for the other; a code, where each character counts, has none. */
export const JWS_TYPES = { code: undefined, status: "status-list+jws" } as const;
export type JwsKind = keyof typeof JWS_TYPES;

/** Opens a compact JWS: EdDSA over Ed25519 only, the key found by its 8-character `kid`, no other header fields. */
export function openJws(jws: string, kind: JwsKind, keys: readonly PublishedKey[]): OpenedJws {
  const [head, body, seal, ...rest] = jws.split(".");
  const payload = bytesFromBase64url(body ?? "");
  const kid = kidOf(jsonFrom(bytesFromBase64url(head ?? "")), kind);
  if (seal === undefined || rest.length > 0 || kid === undefined) return { problem: "shape" };
  const key = keys.find((candidate) => candidate.kid === kid);
  if (key === undefined) return { problem: "unknown_key" };
  return payload !== undefined && signatureFits(`${head}.${body}`, seal, key.x) ? { kid, payload } : { problem: "bad_signature" };
}

function kidOf(header: unknown, kind: JwsKind): string | undefined {
  if (typeof header !== "object" || header === null) return undefined;
  const { alg, kid, typ, ...rest } = header as Record<string, unknown>;
  const known = alg === "EdDSA" && typ === JWS_TYPES[kind] && Object.keys(rest).length === 0;
  return known && typeof kid === "string" && /^[A-Za-z0-9_-]{8}$/.test(kid) ? kid : undefined;
}

/** Whether an Ed25519 signature (RFC 8032, malleable ones refused) over the text fits the public key; both base64url. */
export function signatureFits(text: string, signature: string, publicKey: string): boolean {
  const seal = bytesFromBase64url(signature);
  const key = bytesFromBase64url(publicKey);
  if (seal?.length !== 64 || key?.length !== 32) return false;
  try {
    return ed25519.verify(seal, bytesOfText(text), key, { zip215: false });
  } catch {
    return false;
  }
}
