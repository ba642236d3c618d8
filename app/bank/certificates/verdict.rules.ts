import { type CertifiedFacts, readFacts } from "./code.rules";
import { sha256Of } from "./encoding.rules";
import { openJws, type PublishedKey } from "./jws.rules";
import { openStatusList, type RevocationReason, type StatusList, statusId } from "./status.rules";

/** What the bank publishes for everyone who is handed a certificate: plain data that a page carries inside. */
export interface Published {
  keys: readonly PublishedKey[];
  /** The signed status list, as at `/certificates/status`. */
  statusList: string;
}

/** What a verdict rests on; nothing else decides, so that the browser, the server and a saved page answer alike. */
export interface Known {
  keys: readonly PublishedKey[];
  /** Null when no list, or one that no published key signed, is at hand. */
  list: StatusList | null;
}

export const openPublished = ({ keys, statusList }: Published): Known => ({ keys, list: openStatusList(statusList, keys) ?? null });

export type Verdict =
  /** No whole code was given: a part of one, or another text. */
  | { answer: "unreadable" }
  /** A code that no key of the bank signed. */
  | { answer: "not_ours" }
  /** A code that names a key of the bank, and does not fit it. */
  | { answer: "altered" }
  | SignedVerdict;

/** The bank signed it; how it stands now is as of the list's date (`list` null: not known). */
export type SignedVerdict = { facts: CertifiedFacts; kid: string; list: { issuedAt: Date; nextUpdateAt: Date } | null } & Standing;

export type Standing =
  | { answer: "authentic" }
  | { answer: "superseded"; since: Date }
  | { answer: "revoked"; since: Date; reason: RevocationReason };

/** The compact JWS in what was scanned or pasted: an address with a fragment, or the code alone, with or without line breaks. */
export function codeIn(text: string): string {
  const plain = text.replace(/\s/g, "");
  return plain.slice(plain.indexOf("#") + 1);
}

/** Judges a scanned or pasted code by the published keys and the signed status list. */
export function judge(text: string, { keys, list }: Known): Verdict {
  const opened = openJws(codeIn(text), "code", keys);
  if ("problem" in opened) return { answer: ANSWERS[opened.problem] };
  const facts = readFacts(opened.payload);
  if (facts === undefined) return { answer: "unreadable" };
  const dates = list && { issuedAt: list.issuedAt, nextUpdateAt: list.nextUpdateAt };
  return { facts, kid: opened.kid, list: dates, ...standing(facts, list) };
}

const ANSWERS = { shape: "unreadable", unknown_key: "not_ours", bad_signature: "altered" } as const;

function standing(facts: CertifiedFacts, list: StatusList | null): Standing {
  const id = statusId(facts);
  const entry = list?.entries.find((candidate) => candidate.id === id);
  if (entry === undefined) return { answer: "authentic" };
  if (entry.state === "superseded") return { answer: "superseded", since: entry.since };
  return { answer: "revoked", since: entry.since, reason: entry.reason };
}

/** What is known of a PDF file: whether it is, byte for byte, one that the bank issued, and what the code in its link says. */
export interface PaperVerdict {
  unaltered: boolean;
  code: Verdict | null;
}

/** Judges a file. Its text counts as checked only when the file's hash stands in the signed list: a code can be copied into another file. */
export function judgePaper(file: Uint8Array, known: Known): PaperVerdict {
  const code = /\/verify#([\w-]+\.[\w-]+\.[\w-]+)/.exec(new TextDecoder("latin1").decode(file))?.[1];
  return { unaltered: known.list?.papers.includes(sha256Of(file)) ?? false, code: code === undefined ? null : judge(code, known) };
}
