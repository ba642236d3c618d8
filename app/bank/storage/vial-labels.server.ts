import { vialLabelCode } from "~/bank/collection/labels.rules";
import { PRODUCTS, type ProductCode } from "~/bank/collection/product-codes.rules";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { lotsVisibleTo } from "~/bank/laboratory/store.server";
import type { StaffActor } from "~/bank/people/actor";
import { environment } from "~/outside/environment.server";
import { vialLabels } from "~/outside/labels.server";
import { translator } from "~/web/i18n.server";
import { found, requireId } from "~/web/submit.server";
import { vialsVisibleTo } from "./vials.store.server";

const abbreviationOf = (code: string): string => (Object.hasOwn(PRODUCTS, code) ? (PRODUCTS[code as ProductCode].abbreviation ?? "") : "");

/** The cryo labels of a lot's vials, all of one donor; the same lot gives the same bytes. @throws 404 for a lot that has no vials yet */
export async function vialLabelSheet(actor: StaffActor, id: string | undefined): Promise<{ pdf: Uint8Array; number: string }> {
  const lotId = requireId(id);
  const { lot, vials } = await readAs(actor, async (db) => ({
    lot: found(
      await lotsVisibleTo(actor, db)
        .innerJoin("cases", "cases.id", "lots.caseId")
        .select("cases.coi")
        .where("lots.id", "=", lotId)
        .executeTakeFirst(),
    ),
    vials: await vialsVisibleTo(actor, db).where("vials.lotId", "=", lotId).orderBy("vials.division").execute(),
  }));
  await noteReading(actor, lot.donorId, "lot.labels");
  const { number, coi, productCode, productClass, biohazard } = lot;
  const expiresOn = found(lot.expiresOn);
  const labels = vials.map((vial) => ({
    ...vialLabelCode({ din: vial.din, product: productCode, collectionType: vial.collectionType, division: vial.division, expiresOn, coi }),
    product: abbreviationOf(productCode),
    lot: number,
    coi,
    cells: productClass === "TISSUE_361" ? null : vial.cells,
    volumeMl: vial.volumeMl,
    expiresOn,
    autologous: vial.collectionType === "1" || vial.collectionType === "X",
    biohazard,
  }));
  const pdf = await vialLabels(labels, { now: found(vials[0]).frozenAt, demo: environment().demo, words: translator("en") });
  return { pdf, number };
}
