import { isDin } from "~/bank/collection/isbt.rules";
import { bytesOfText, jsonFrom } from "./encoding.rules";
import { CERTIFICATE_KINDS, CERTIFICATE_NUMBER, type CertificateKind } from "./number.rules";

/** What a certificate concludes, with the letter that stands for it in the code. */
export const VERDICT_LETTERS = {
  released: "r",
  released_exceptionally: "x",
  stored_quarantine: "q",
  stored_releasable: "s",
  in_specification: "a",
  out_of_specification: "f",
  destroyed: "d",
  transferred: "t",
} as const;

export type CertifiedVerdict = keyof typeof VERDICT_LETTERS;

/** What the square code says: enough to compare with the paper, and nobody's name. */
export interface CertifiedFacts {
  number: string;
  kind: CertificateKind;
  issuedAt: Date;
  /** The first eight donation numbers, 13 characters each; `dinCount` counts them all. */
  dins: string[];
  dinCount: number;
  /** Null for tissue that was not yet a product. */
  productCode: string | null;
  vials: number;
  /** All vials together; null when the product is not counted in cells (a whole tooth, frozen cord). */
  viableCells: number | null;
  verdict: CertifiedVerdict;
  /** SHA-256 of the canonical JSON, base64url. */
  contentHash: string;
}

export const DINS_IN_CODE = 8;
/** Bytes that fit a QR code of version 18 with error correction M. */
export const CODE_TEXT_LIMIT = 560;
const PRODUCT_CODE = /^[A-Za-z0-9]{5,8}$/;
const HASH = /^[A-Za-z0-9_-]{43}$/;

/**
 * The text of the square code: the page's address, and the signed facts in the fragment, which no browser sends to a server.
 * @throws Error when it would not fit, rather than let it be printed too fine.
 */
export function codeText(baseUrl: string, jws: string): string {
  const text = `${baseUrl}/verify#${jws}`;
  if (text.length > CODE_TEXT_LIMIT)
    throw new Error(`The square code would have ${text.length} characters, and ${CODE_TEXT_LIMIT} fit: BASE_URL is too long.`);
  return text;
}

/** The facts as the payload of the code: one-letter names, in this order (decision 0005). */
export function packFacts(facts: CertifiedFacts): Uint8Array {
  const claims = {
    n: facts.number,
    t: CERTIFICATE_KINDS[facts.kind].letter,
    i: Math.floor(facts.issuedAt.getTime() / 1000),
    d: facts.dins.slice(0, DINS_IN_CODE).join(""),
    ...(facts.dinCount > DINS_IN_CODE && { m: facts.dinCount }),
    ...(facts.productCode !== null && { p: facts.productCode }),
    v: facts.vials,
    ...(facts.viableCells !== null && { c: facts.viableCells }),
    r: VERDICT_LETTERS[facts.verdict],
    h: facts.contentHash,
  };
  const packed = bytesOfText(JSON.stringify(claims));
  if (readFacts(packed) === undefined) throw new Error("These facts do not fit the code of a certificate.");
  return packed;
}

/** The facts of a payload, or undefined when it is not the payload of a certificate's code. */
export function readFacts(payload: Uint8Array): CertifiedFacts | undefined {
  const claims = jsonFrom(payload);
  if (typeof claims !== "object" || claims === null) return undefined;
  const { n, t, i, d, m, p, v, c, r, h } = claims as Record<string, unknown>;
  const kind = nameOf(
    t,
    Object.entries(CERTIFICATE_KINDS).map(([name, { letter }]) => [name as CertificateKind, letter]),
  );
  const verdict = nameOf(r, Object.entries(VERDICT_LETTERS) as [CertifiedVerdict, string][]);
  if (!isText(n, CERTIFICATE_NUMBER) || kind === undefined || !isCount(i) || typeof d !== "string") return undefined;
  if ((p !== undefined && !isText(p, PRODUCT_CODE)) || !isCount(v) || verdict === undefined || !isText(h, HASH)) return undefined;
  if (!n.startsWith(CERTIFICATE_KINDS[kind].prefix) || (c !== undefined && !isCount(c))) return undefined;
  const dins = d.match(/.{1,13}/g) ?? [];
  if (dins.length === 0 || dins.length > DINS_IN_CODE || !dins.every(isDin)) return undefined;
  if (m !== undefined && (!isCount(m) || m <= DINS_IN_CODE || dins.length < DINS_IN_CODE)) return undefined;
  const issuedAt = new Date(i * 1000);
  if (Number.isNaN(issuedAt.getTime())) return undefined;
  const counts = { dinCount: m ?? dins.length, vials: v, viableCells: c ?? null };
  return { number: n, kind, issuedAt, dins, productCode: p ?? null, verdict, contentHash: h, ...counts };
}

const isText = (value: unknown, shape: RegExp): value is string => typeof value === "string" && shape.test(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function nameOf<Name extends string>(letter: unknown, letters: [Name, string][]): Name | undefined {
  return letters.find(([, candidate]) => candidate === letter)?.[0];
}
