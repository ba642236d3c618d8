import { refuse, refuseUnless } from "../history/refusal";
import { readSec } from "./european-code.rules";
import { dinStructure, isCoi, readDinStructure } from "./isbt.rules";

/** One data structure of a scan, with its number in ISBT 128; `local` is one that the standard does not name. */
export interface Structure {
  structure: string;
  text: string;
  fields: Record<string, string>;
}

interface Shape {
  structure: string;
  /** The whole structure, identifier included, anchored where reading stands. */
  shape: RegExp;
  read: (groups: Record<string, string>) => Record<string, string>;
}

const FACILITY = "[A-NP-Z1-9][0-9]{4}";
const same = (groups: Record<string, string>) => groups;

/** The structures that the portal reads (facts of domain.md 4.3; nothing of the standard's text). Longer identifiers stand first. */
const SHAPES: Shape[] = [
  { structure: "023", shape: /=\+(?<count>\d{2})(?<sequence>\d{3})/y, read: same },
  {
    structure: "034",
    shape: new RegExp(`=/(?<processor_fin>${FACILITY})(?<facility_product_code>[A-Z0-9]{6})(?<pdc>[A-Z][A-Z0-9]{4})`, "y"),
    read: same,
  },
  { structure: "032", shape: /=,(?<division>[A-Z0-9]{6})/y, read: same },
  { structure: "002", shape: /=%(?<blood_group>[A-Za-z0-9]{4})/y, read: same },
  { structure: "003", shape: /=<(?<product_code>[A-Z][A-Z0-9]{4}[A-Za-z0-9]{3})/y, read: same },
  { structure: "004", shape: /=>(?<day>\d{6})/y, read: ({ day = "" }) => ({ expiry: dateOfDay(day) }) },
  { structure: "008", shape: /=\}(?<day>\d{6})/y, read: ({ day = "" }) => ({ production: dateOfDay(day) }) },
  {
    structure: "005",
    shape: /&>(?<day>\d{6})(?<time>\d{4})/y,
    read: ({ day = "", time = "" }) => ({ expiry: `${dateOfDay(day)}T${clock(time)}` }),
  },
  { structure: "025", shape: /&#(?<location>\d{2})(?<length>\d{2})(?<rest>[A-Za-z0-9]+)/y, read: readPatient },
  { structure: "035", shape: /&,1(?<lot>[A-Z0-9]{18})/y, read: same },
  { structure: "038", shape: /&,4(?<sec>[A-Z0-9]{40})/y, read: ({ sec = "" }) => readSec(sec) },
  { structure: "040", shape: new RegExp(`&/(?<coi>CH${FACILITY}\\d{2}[0-9A-Z]{6})`, "y"), read: same },
  { structure: "001", shape: new RegExp(`=(?<din>${FACILITY}\\d{8})(?<flags>\\d{2})`, "y"), read: readDonation },
  { structure: "local", shape: /&[a-z][A-Za-z0-9-]*/y, read: same },
];

/**
 * Every structure of a scan, in order; a compound message (023) must hold as many as it says and none that is local.
 * @throws Refusal `scan_unreadable`
 */
export function readScan(scanned: string): Structure[] {
  const found: Structure[] = [];
  let at = 0;
  while (at < scanned.length) {
    const next = readAt(scanned, at);
    found.push(next);
    at += next.text.length;
  }
  refuseUnless(found.length > 0, "scan_unreadable");
  const compound = found.findIndex(({ structure }) => structure === "023");
  if (compound >= 0) {
    const inside = found.slice(compound + 1);
    refuseUnless(compound === 0 && inside.length === Number(found[0]?.fields.count), "scan_unreadable");
    refuseUnless(
      inside.every(({ structure }) => structure !== "023" && structure !== "local"),
      "scan_unreadable",
    );
  }
  return found;
}

function readAt(scanned: string, at: number): Structure {
  for (const { structure, shape, read } of SHAPES) {
    shape.lastIndex = at;
    const match = shape.exec(scanned);
    if (match) return { structure, text: match[0], fields: read({ ...match.groups }) };
  }
  return refuse("scan_unreadable");
}

function readDonation({ din = "", flags = "" }: Record<string, string>): Record<string, string> {
  const { checked } = readDinStructure(dinStructure(din, flags));
  const parts = { din, fin: din.slice(0, 5), year: din.slice(5, 7), sequence: din.slice(7), flags };
  return checked === null ? parts : { ...parts, checked: String(checked) };
}

function readPatient({ location = "", length = "", rest = "" }: Record<string, string>): Record<string, string> {
  refuseUnless(rest.length === Number(length), "scan_unreadable");
  return { location, length: String(Number(length)), patient_id: rest };
}

/** `cyyjjj` as a date: century digit (0 = 2000s), year, day of the year. */
function dateOfDay(day: string): string {
  const year = 2000 + 100 * Number(day.slice(0, 1)) + Number(day.slice(1, 3));
  const ordinal = Number(day.slice(3));
  const date = new Date(Date.UTC(year, 0, ordinal));
  refuseUnless(ordinal >= 1 && date.getUTCFullYear() === year, "scan_unreadable");
  return date.toISOString().slice(0, 10);
}

function clock(time: string): string {
  refuseUnless(Number(time.slice(0, 2)) < 24 && Number(time.slice(2)) < 60, "scan_unreadable");
  return `${time.slice(0, 2)}:${time.slice(2)}`;
}

/** Data structure 005, expiry date and time. @param expiresOn `YYYY-MM-DD`, 2000 to 2899 @param time `hhmm`, end of day by default */
export function expiryStructure(expiresOn: string, time = "2359"): string {
  const date = new Date(`${expiresOn}T00:00:00Z`);
  const year = date.getUTCFullYear();
  refuseUnless(year >= 2000 && year < 2900 && /^([01]\d|2[0-3])[0-5]\d$/.test(time), "date_malformed");
  const ordinal = (date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1;
  return `&>${String(year - 2000).padStart(3, "0")}${String(ordinal).padStart(3, "0")}${time}`;
}

export const productStructure = (fullCode: string): string => `=<${fullCode}`;

export function coiStructure(coi: string): string {
  refuseUnless(isCoi(coi), "coi_malformed");
  return `&/${coi}`;
}

/** What a DataMatrix carries. Only what is given is coded; the order is the demo's, declared as undefined (000). */
export interface LabelContent {
  din: string;
  flags?: string;
  fullProductCode?: string;
  expiresOn?: string;
  coi?: string;
}

/** Data structure 023 with the structures of a label (domain.md 4.3). */
export function compoundMessage(content: LabelContent): string {
  const inside = [
    dinStructure(content.din, content.flags),
    ...(content.fullProductCode ? [productStructure(content.fullProductCode)] : []),
    ...(content.expiresOn ? [expiryStructure(content.expiresOn)] : []),
    ...(content.coi ? [coiStructure(content.coi)] : []),
  ];
  return `=+${String(inside.length).padStart(2, "0")}000${inside.join("")}`;
}
