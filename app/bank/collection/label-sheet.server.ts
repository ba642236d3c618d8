import { createHash } from "node:crypto";
import { readAs } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { environment } from "~/outside/environment.server";
import { type KitLabel, kitLabels } from "~/outside/labels.server";
import { translator } from "~/web/i18n.server";
import { kitsVisibleTo } from "./donations.server";
import { checkCharacter, groupDin } from "./isbt.rules";
import { compoundMessage } from "./isbt-structures.rules";

/** What each label of a kit stands for, by the flags of its number: container, test tubes, NAT tube, donor record (domain.md 4.2). */
const PARTS: { part: KitLabel["part"]; flags: string }[] = [
  { part: "container", flags: "00" },
  { part: "tube_edta", flags: "07" },
  { part: "tube_edta", flags: "07" },
  { part: "tube_serum", flags: "07" },
  { part: "tube_nat", flags: "09" },
  { part: "record", flags: "08" },
];

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
  const labels = PARTS.map(({ part, flags }) => ({
    part,
    message: compoundMessage({ din, flags, coi }),
    din: groupDin(din),
    check: checkCharacter(din),
    serial: kit.serial,
    coi,
    donorCode: kit.code,
    autologous: true,
    maternalBlood: kit.tissue === "birth",
  }));
  const pdf = Buffer.from(await kitLabels(labels, { now: kit.preparedAt, demo: environment().demo, words: translator("en") }));
  return { pdf, sha256: createHash("sha256").update(pdf).digest("hex"), din };
}
