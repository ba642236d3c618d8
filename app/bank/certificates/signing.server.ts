import { CompactSign, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { environment } from "~/outside/environment.server";
import { JWS_TYPES, type JwsKind, type PublishedKey } from "./jws.rules";

/** The bank's keys: the first of `CERTIFICATE_SIGNING_KEY` signs, all of them are published, so that old papers verify after a rotation. */
export interface SigningKeys {
  published: PublishedKey[];
  sign(kind: JwsKind, payload: Uint8Array): Promise<string>;
}

/** Reads a private JWK (OKP, Ed25519) or a list of them; after the first, public ones will do. @throws Error with a sentence for whoever runs the portal. */
export async function readSigningKeys(setting: string): Promise<SigningKeys> {
  const keys = parse(setting);
  const first = keys[0];
  if (first?.d === undefined) throw new Error('CERTIFICATE_SIGNING_KEY must begin with a private key: its first JWK has no "d".');
  const published = await Promise.all(keys.map(publish));
  const kids = published.map(({ kid }) => kid);
  if (new Set(kids).size < kids.length) throw new Error("CERTIFICATE_SIGNING_KEY names two keys alike; each needs its own kid.");
  const secret = await importJWK(first, "EdDSA");
  return {
    published,
    sign: (kind, payload) => {
      const typ = JWS_TYPES[kind];
      return new CompactSign(payload).setProtectedHeader({ alg: "EdDSA", kid: kids[0] ?? "", ...(typ && { typ }) }).sign(secret);
    },
  };
}

function parse(setting: string): JWK[] {
  let value: unknown;
  try {
    value = JSON.parse(setting);
  } catch {
    throw new Error("CERTIFICATE_SIGNING_KEY is not JSON: give a private JWK, or a list of them.");
  }
  const keys = (Array.isArray(value) ? value : [value]) as (JWK | null)[];
  const sound = keys.every((key) => key?.kty === "OKP" && key.crv === "Ed25519" && typeof key.x === "string");
  if (!sound) throw new Error("CERTIFICATE_SIGNING_KEY must hold JWKs of kty OKP and crv Ed25519.");
  return keys as JWK[];
}

async function publish(key: JWK): Promise<PublishedKey> {
  const kid = key.kid ?? (await calculateJwkThumbprint(key)).slice(0, 8);
  if (!/^[A-Za-z0-9_-]{8}$/.test(kid))
    throw new Error("A kid in CERTIFICATE_SIGNING_KEY must have 8 characters of A-Z, a-z, 0-9, - and _.");
  return { kty: "OKP", crv: "Ed25519", kid, x: key.x ?? "" };
}

const read = new Map<string, Promise<SigningKeys>>();

/** The keys of this portal, read once from its environment. */
export function signingKeys(): Promise<SigningKeys> {
  const setting = environment().certificateSigningKey;
  const known = read.get(setting) ?? readSigningKeys(setting);
  read.set(setting, known);
  return known;
}

/** A new private key, as `CERTIFICATE_SIGNING_KEY` takes it: a demo makes one on its first start. */
export async function makeSigningKey(): Promise<string> {
  const { privateKey } = await generateKeyPair("EdDSA", { extractable: true });
  return JSON.stringify(await exportJWK(privateKey));
}
