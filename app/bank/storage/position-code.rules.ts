import { refuse, refuseUnless } from "../history/refusal";

/** Where a position is, as people say and scan it. Row 1 is A; columns count from 1. */
export interface Place {
  site: string;
  tank: string;
  rack: string;
  box: string;
  row: number;
  column: number;
}

/** The cell in a box: `C7`. Rows reach Z. */
export function cellCode(row: number, column: number): string {
  refuseUnless(row >= 1 && row <= 26 && column >= 1 && column <= 26, "position_malformed");
  return `${String.fromCharCode(64 + row)}${column}`;
}

/** `DXB/T-01/R2/B05/C7`, unique in the bank. */
export const positionCode = (place: Place): string =>
  [place.site, place.tank, place.rack, place.box, cellCode(place.row, place.column)].join("/");

/** The place of a code, scanned or typed in any case. @throws Refusal `position_malformed` */
export function readPositionCode(code: string): Place {
  const [site, tank, rack, box, cell, ...rest] = code.trim().toUpperCase().split("/");
  const found = /^([A-Z])([1-9]|1\d|2[0-6])$/.exec(cell ?? "");
  if (!site || !tank || !rack || !box || !found || rest.length > 0) return refuse("position_malformed");
  return { site, tank, rack, box, row: (found[1] ?? "").charCodeAt(0) - 64, column: Number(found[2]) };
}
