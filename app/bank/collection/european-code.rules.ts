import { refuse, refuseUnless } from "../history/refusal";
import { isDin } from "./isbt.rules";

export interface SecContent {
  /** ISO country, and the number of the tissue establishment, at most 6 characters. */
  country: string;
  establishment: string;
  din: string;
  /** 5 characters of the product, and the split: tissue 3 digits, cells `0` and the division. */
  product: string;
  split: string;
  /** `YYYY-MM-DD`, null when the product does not expire. */
  expiresOn: string | null;
}

/** The 40 characters of the Single European Code (domain.md 4.4). Tissue products only: it does not apply to ATMPs. */
export function singleEuropeanCode(content: SecContent): string {
  const establishment = content.establishment.padStart(6, "0");
  const expiry = content.expiresOn === null ? "00000000" : content.expiresOn.replaceAll("-", "");
  const sec = `${content.country}${establishment}${content.din}A${content.product.padStart(7, "0")}${content.split.padStart(3, "0")}${expiry}`;
  refuseUnless(isDin(content.din) && /^[A-Z]{2}[0-9A-Z]{20}[0-9A-Za-z]{10}\d{8}$/.test(sec), "sec_malformed");
  return sec;
}

/** As printed: `SEC: <donation> <product>`, one blank between. */
export const secText = (sec: string): string => `SEC: ${sec.slice(0, 21)} ${sec.slice(21)}`;

/** The parts of a Single European Code, scanned or as printed. @throws Refusal `scan_unreadable` */
export function readSec(code: string): Record<string, string> {
  const sec = code.replace(/^SEC:?/, "").replace(/\s/g, "");
  const parts =
    /^(?<country>[A-Z]{2})(?<establishment>[0-9A-Z]{6})(?<unique>[0-9A-Z]{13})(?<system>[ABE])(?<product>[0-9A-Z]{7})(?<split>[0-9A-Za-z]{3})(?<expiry>\d{8})$/.exec(
      sec,
    )?.groups;
  if (!parts) return refuse("scan_unreadable");
  const { country = "", establishment = "", unique = "", system = "", product = "", split = "", expiry = "" } = parts;
  const expires = `${expiry.slice(0, 4)}-${expiry.slice(4, 6)}-${expiry.slice(6)}`;
  return {
    country,
    tissue_establishment: establishment,
    unique_donation_number: unique,
    coding_system: system,
    product_code: product,
    split,
    ...(expiry !== "00000000" && { expiry: expires }),
  };
}
