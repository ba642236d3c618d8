import { createHash } from "node:crypto";
import { readAs } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { kitsVisibleTo } from "./donations.server";

/** The labels of one kit, all of one DIN (rule 4); the same kit gives the same bytes, so that the sheet that was checked can be told. */
export async function labelSheetOf(actor: StaffActor, kitId: string): Promise<{ pdf: Buffer; sha256: string; din: string }> {
  const kit = await readAs(actor, (db) =>
    kitsVisibleTo(actor, db)
      .innerJoin("donations", "donations.id", "kits.donationId")
      .innerJoin("cases", "cases.id", "kits.caseId")
      .select(["donations.din", "donations.material", "cases.coi"])
      .where("kits.id", "=", kitId)
      .executeTakeFirstOrThrow(),
  );
  const pdf = Buffer.from(kit.din);
  return { pdf, sha256: createHash("sha256").update(pdf).digest("hex"), din: kit.din };
}
