import { checkCharacter, groupDin } from "./isbt.rules";
import { compoundMessage } from "./isbt-structures.rules";
import { type CollectionType, fullProductCode } from "./product-codes.rules";

/** What a label's two-dimensional code says, and the same for eyes. */
export interface LabelCode {
  /** ISBT 128 compound message. */
  message: string;
  /** `A9999 26 000001` */
  din: string;
  /** The check character, boxed beside the DIN. */
  check: string;
}

/** The parts of a kit that carry its DIN, with the ISBT 128 flags of each (domain.md 4.2): container, test tubes, NAT tube, record. */
export const KIT_PARTS = [
  { part: "container", flags: "00" },
  { part: "container", flags: "05" },
  { part: "tube_edta", flags: "07" },
  { part: "tube_edta", flags: "07" },
  { part: "tube_serum", flags: "07" },
  { part: "tube_nat", flags: "09" },
  { part: "record", flags: "08" },
] as const;

export type KitPart = (typeof KIT_PARTS)[number]["part"];

/** The labels of one kit, all of one DIN (rule 4). */
export function kitLabelCodes(din: string, coi: string): (LabelCode & { part: KitPart })[] {
  return KIT_PARTS.map(({ part, flags }) => ({ part, ...codeOf(din, compoundMessage({ din, flags, coi })) }));
}

/** The code of one vial: donation, product with division, expiry, chain of identity. */
export function vialLabelCode(vial: {
  din: string;
  product: string;
  collectionType: CollectionType;
  division: string;
  expiresOn: string;
  coi: string;
}): LabelCode & { fullProductCode: string } {
  const code = fullProductCode(vial.product, vial.collectionType, vial.division);
  const message = compoundMessage({ din: vial.din, fullProductCode: code, expiresOn: vial.expiresOn, coi: vial.coi });
  return { ...codeOf(vial.din, message), fullProductCode: code };
}

const codeOf = (din: string, message: string): LabelCode => ({ message, din: groupDin(din), check: checkCharacter(din) });
