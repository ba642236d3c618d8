/** What the bank certifies, with the letters that begin the number. */
export const CERTIFICATE_KINDS = {
  release: { letter: "R", prefix: "RC" },
  storage: { letter: "S", prefix: "SC" },
  analysis: { letter: "A", prefix: "AC" },
  destruction: { letter: "D", prefix: "DC" },
  transfer: { letter: "T", prefix: "TC" },
} as const;

export type CertificateKind = keyof typeof CERTIFICATE_KINDS;

/** Base32 without I, L, O and U, so that a number survives being read aloud and typed. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const NUMBER_RANDOM_BYTES = 5;
export const CERTIFICATE_NUMBER = /^(?:RC|SC|AC|DC|TC)-[0-9]{2}-[0-9A-HJKMNP-TV-Z]{8}$/;

/** `RC-26-XXXXXXXX`: kind, year, and 40 random bits, because whoever guesses a number reads its public page. */
export function certificateNumber(kind: CertificateKind, year: number, random: Uint8Array): string {
  if (random.length !== NUMBER_RANDOM_BYTES) throw new Error("A certificate number takes 40 random bits.");
  const bits = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const tail = Array.from({ length: 8 }, (_, index) => ALPHABET.charAt(Number((bits >> BigInt(35 - 5 * index)) & 31n))).join("");
  return `${CERTIFICATE_KINDS[kind].prefix}-${String(year % 100).padStart(2, "0")}-${tail}`;
}

/** The number meant by what was typed: any case, spaces or dashes, O for 0, I and L for 1; undefined when it is none. */
export function readCertificateNumber(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[\s\u2010-\u2015-]/g, "");
  const digits = plain.slice(2).replaceAll("O", "0").replace(/[IL]/g, "1");
  const number = `${plain.slice(0, 2)}-${digits.slice(0, 2)}-${digits.slice(2)}`;
  return CERTIFICATE_NUMBER.test(number) ? number : undefined;
}
