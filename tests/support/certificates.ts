import { randomBytes } from "node:crypto";
import { type CertifiedFacts, packFacts } from "~/bank/certificates/code.rules";
import type { PublishedKey } from "~/bank/certificates/jws.rules";
import { makeSigningKey, readSigningKeys, type SigningKeys } from "~/bank/certificates/signing.server";
import { packStatusList, type StatusList } from "~/bank/certificates/status.rules";
import { type Known, openPublished } from "~/bank/certificates/verdict.rules";

export const ISSUED = new Date("2026-04-18T14:42:00Z");
export const LISTED = new Date("2026-11-23T06:00:00Z");
const NEXT = new Date("2026-11-24T06:00:00Z");

/** The certificate of story 1. */
export const RELEASED: CertifiedFacts = {
  number: "RC-26-7Q2MXK4Z",
  kind: "release",
  issuedAt: ISSUED,
  dins: ["A999926000001"],
  dinCount: 1,
  productCode: "DBM011Aa",
  vials: 2,
  viableCells: 134_000_000,
  verdict: "released",
  contentHash: "m0EHzl0qiPC7c4h3R9vJt2u1Yw8xZbQnLkGfDsAaPoI",
};

export const freshKeys = async (): Promise<SigningKeys> => readSigningKeys(await makeSigningKey());

export const codeOf = (keys: SigningKeys, facts: Partial<CertifiedFacts> = {}): Promise<string> =>
  keys.sign("code", packFacts({ ...RELEASED, ...facts }));

export const statusListOf = (keys: SigningKeys, list: Partial<StatusList> = {}): Promise<string> =>
  keys.sign("status", packStatusList({ issuedAt: LISTED, nextUpdateAt: NEXT, entries: [], papers: [], ...list }));

/** What a verifier knows, of keys and a list that these keys signed. */
export async function knownOf(
  keys: SigningKeys,
  list: Partial<StatusList> = {},
  published: PublishedKey[] = keys.published,
): Promise<Known> {
  return openPublished({ keys: published, statusList: await statusListOf(keys, list) });
}

export const randomHash = (): string => randomBytes(32).toString("base64url");
