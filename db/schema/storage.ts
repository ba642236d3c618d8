import type { ColumnType, Generated } from "kysely";
import type { Tissue } from "./columns";

/** A row of `sites`. */
export interface SiteTable {
  id: string;
  /** DXB, RSM. */
  code: string;
  name: string;
  country: string;
  city: string;
  /** IANA. */
  timeZone: string;
  /** Of the tissue establishment at this site. */
  licence: string;
}

/** A row of `tanks`. */
export interface TankTable {
  id: string;
  siteId: string;
  /** T-01. */
  code: string;
  /** For reactive donors, and for nobody else. */
  isolated: Generated<boolean>;
  state: "in_use" | "closed";
}

/** A row of `racks`. */
export interface RackTable {
  id: string;
  tankId: string;
  code: string;
}

/** A row of `boxes`. */
export interface BoxTable {
  id: string;
  rackId: string;
  code: string;
  rows: number;
  columns: number;
  /** `DXB/T-01/R1/B01`, written by the database when the box is built. */
  way: ColumnType<string, never, never>;
}

/** A row of `box_fill`, which the database keeps by itself. */
export interface BoxFillTable {
  boxId: string;
  /** Vials that stand in the box. */
  taken: ColumnType<number, never, never>;
}

/** A row of `positions`. */
export interface PositionTable {
  id: string;
  boxId: string;
  /** Of the box, for placement rules. */
  tankId: string;
  /** 1 is A. */
  row: number;
  column: number;
}

/** A row of `vials`. */
export interface VialTable {
  id: string;
  lotId: string;
  donorId: string;
  caseId: string;
  din: string;
  /** Aa … Zz. */
  division: string;
  tissue: Tissue;
  /** QC and retain vials are never released. */
  purpose: "dose" | "reserve" | "qc" | "retain";
  state: "frozen" | "stored" | "reserved" | "packed" | "in_transit" | "with_clinic" | "infused" | "returned" | "destroyed" | "spent";
  /** A hold of this vial, apart from its lot's. */
  held: Generated<boolean>;
  /** At most one vial a position. */
  positionId: string | null;
  /** Viable, at freezing. */
  cells: number;
  volumeMl: number;
  /** ISBT 128: autologous only, autologous biohazard, directed, directed biohazard. */
  collectionType: "1" | "X" | "2" | "3";
  frozenAt: Date;
  storedAt: Date | null;
  /** When it left its position for good. */
  leftAt: Date | null;
  revision: Generated<number>;
}
