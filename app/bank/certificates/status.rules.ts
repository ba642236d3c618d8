import { bytesOfText, jsonFrom, sha256Of } from "./encoding.rules";
import { openJws, type PublishedKey } from "./jws.rules";

/** Why a certificate was withdrawn: words of the catalogue, so that no health data slips into a public list. */
export const REVOCATION_REASONS = [
  "result_changed",
  "identity_in_doubt",
  "storage_in_doubt",
  "issued_in_error",
  "key_compromised",
  "release_withdrawn",
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

export type StatusEntry = { id: string; since: Date } & ({ state: "superseded" } | { state: "revoked"; reason: RevocationReason });

/** Every certificate that no longer stands, and the hash of every PDF that the bank issued, as of an instant. */
export interface StatusList {
  issuedAt: Date;
  nextUpdateAt: Date;
  entries: StatusEntry[];
  /** SHA-256 of the PDF files, base64url. */
  papers: string[];
}

/** How long a list counts as fresh. */
export const STATUS_LIST_HOURS = 24;

/**
 * The name of a certificate in the list. The salted content hash goes into it: of the number alone, with its 40 random bits,
 * anyone could try all and so find the numbers of withdrawn certificates.
 */
export function statusId(certificate: { number: string; contentHash: string }): string {
  return sha256Of(bytesOfText(`${certificate.number}.${certificate.contentHash}`));
}

/** The list as the payload of a JWS, ordered by hash so that the order of issue is not told. */
export function packStatusList(list: StatusList): Uint8Array {
  const entries = [...list.entries].sort((one, other) => (one.id < other.id ? -1 : 1));
  return bytesOfText(JSON.stringify({ ...list, entries, papers: [...list.papers].sort() }));
}

/** The list in a JWS that a published key signed, or undefined. */
export function openStatusList(jws: string, keys: readonly PublishedKey[]): StatusList | undefined {
  const opened = openJws(jws, "status", keys);
  if ("problem" in opened) return undefined;
  const list = jsonFrom(opened.payload) as {
    issuedAt: string;
    nextUpdateAt: string;
    entries: (StatusEntry & { since: string })[];
    papers: string[];
  };
  return {
    issuedAt: new Date(list.issuedAt),
    nextUpdateAt: new Date(list.nextUpdateAt),
    entries: list.entries.map((entry) => ({ ...entry, since: new Date(entry.since) })),
    papers: list.papers,
  };
}
