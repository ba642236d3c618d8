import { createHash } from "node:crypto";
import { readAs } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { environment } from "~/outside/environment.server";
import { kitLabels } from "~/outside/labels.server";
import { translator } from "~/web/i18n.server";
import { kitsVisibleTo } from "./donations.server";
import { kitLabelCodes } from "./labels.rules";

/** The labels of one kit, all of one DIN (rule 4); the same kit gives the same bytes, so that the sheet that was checked can be told. */
export async function labelSheetOf(actor: StaffActor, kitId: string): Promise<{ pdf: Buffer; sha256: string; din: string }> {
  const kit = await readAs(actor, (db) =>
    kitsVisibleTo(actor, db)
      .innerJoin("donations", "donations.id", "kits.donationId")
      .innerJoin("donors", "donors.id", "kits.donorId")
      .innerJoin("cases", "cases.id", "kits.caseId")
      .select(["donations.din", "donations.tissue", "donors.code", "cases.coi"])
      .where("kits.id", "=", kitId)
      .executeTakeFirstOrThrow(),
  );
  const { din, coi } = kit;
  const common = { serial: kit.serial, coi, donorCode: kit.code, autologous: true, maternalBlood: kit.tissue === "birth" };
  const labels = kitLabelCodes(din, coi).map((code) => ({ ...code, ...common }));
  const pdf = Buffer.from(await kitLabels(labels, { now: kit.preparedAt, demo: environment().demo, words: translator("en") }));
  return { pdf, sha256: createHash("sha256").update(pdf).digest("hex"), din };
}
