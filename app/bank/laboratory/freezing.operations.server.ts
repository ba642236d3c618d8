import { z } from "zod";
import { collectionType, DIVISIONS, divisionOf } from "~/bank/collection/product-codes.rules";
import { refuseUnless } from "~/bank/history/refusal";
import { settingAt } from "~/bank/history/settings.server";
import { type Tx, transact } from "~/bank/history/transact.server";
import { type Actor, onDuty } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { dayIn } from "~/web/when";
import { finishDonation } from "./endings.server";
import { Count, Measure, Millions, Moment, Name } from "./fields.server";
import { openDeviation } from "./holds.server";
import { checkCells } from "./mass-balance.rules";
import { lockLot, witnessOnDuty } from "./store.server";

const Vials = Count(DIVISIONS).default(0);

export const freezeForm = (zone: string) =>
  z
    .object({
      startedAt: Moment(zone),
      endedAt: Moment(zone),
      cryoprotectant: Name,
      programme: Name,
      contactMinutes: Measure(0, 600),
      endTemperatureCelsius: Measure(-200, 40),
      freezerSerial: Name,
      witnessId: z.uuid("errors.choose_one"),
      dose: Vials,
      reserve: Vials,
      qc: Vials,
      retain: Vials,
      millionsPerVial: Millions,
      volumeMl: Measure(0.01, 200),
    })
    .transform(({ millionsPerVial, ...rest }) => ({ ...rest, cellsPerVial: millionsPerVial }));

export interface FreezeForm {
  startedAt: Date;
  endedAt: Date;
  cryoprotectant: string;
  /** Cooling programme with its version. */
  programme: string;
  /** Of cryoprotectant with the cells, before the start. */
  contactMinutes: number;
  endTemperatureCelsius: number;
  freezerSerial: string;
  /** Account of the second person. */
  witnessId: string;
  /** Vials of each purpose. QC and retain vials are never released (rule 21). */
  dose: number;
  reserve: number;
  qc: number;
  retain: number;
  cellsPerVial: number;
  volumeMl: number;
}

/** Freezes a lot: one run, two people, and its vials are born with their divisions. @returns the vials' ids: doses, reserves, QC, retained */
export async function freezeLot(actor: Actor, lotId: string, form: FreezeForm): Promise<{ vialIds: string[] }> {
  return transact(actor, async (tx, record) => {
    const lot = await lockLot(tx, lotId);
    authorise(actor, "culture.work", lot);
    refuseUnless(onDuty(actor, "laboratory"), "not_allowed");
    refuseUnless(lot.frozenAt === null && (lot.state === "quarantine" || lot.state === "hold"), "wrong_state", { state: lot.state });
    refuseUnless(lot.harvestedAt <= form.startedAt && form.startedAt < form.endedAt, "before_last_step");
    const witness = await witnessOnDuty(tx, form.witnessId);
    refuseUnless(witness && witness.id !== actor.id && witness.personId !== actor.personId, "second_person_needed");
    const made = form.dose + form.reserve + form.qc + form.retain;
    refuseUnless(made > 0, "vials_needed");
    checkCells(lot.cellsHarvested, lot.cellsTested, made * form.cellsPerVial);
    const runId = newId();
    const { donorId, caseId } = lot;
    const { cryoprotectant, programme, contactMinutes, endTemperatureCelsius, freezerSerial, startedAt, endedAt } = form;
    const run = { cryoprotectant, programme, contactMinutes, endTemperatureCelsius, freezerSerial, startedAt, endedAt };
    await tx
      .insertInto("freezingRuns")
      .values({ id: runId, lotId, donorId, ...run, operatedBy: actor.id, witnessedBy: witness.id, vialsMade: made })
      .execute();
    const vialIds = await makeVials(tx, lot, form);
    const years = await settingAt(tx, "laboratory.shelf_years", z.number());
    const [year, rest] = [Number(dayIn(endedAt, "UTC").slice(0, 4)) + years, dayIn(endedAt, "UTC").slice(4)];
    const expiresOn = `${year}${rest === "-02-29" ? "-02-28" : rest}`;
    await tx
      .updateTable("lots")
      .set({ frozenAt: endedAt, expiresOn, revision: lot.revision + 1 })
      .where("id", "=", lotId)
      .execute();
    const finished = await finishDonation(tx, lot.donationId);
    const deviation = (await isOutsideProgramme(tx, form))
      ? await openDeviation(tx, { lot, kind: "other", reason: "other", openedBy: actor.id })
      : [];
    await record({
      type: "lot.frozen",
      about: [lotId, runId, ...vialIds, ...finished, ...deviation],
      donorId,
      caseId,
      happenedAt: endedAt,
      data: { lotId, kind: lot.kind, requestId: lot.requestId, vials: made },
    });
    return { vialIds };
  });
}

/** Vials with the next divisions of the DIN; the collection is held, so that no two lots draw the same. */
async function makeVials(tx: Tx, lot: Awaited<ReturnType<typeof lockLot>>, form: FreezeForm): Promise<string[]> {
  const donation = await tx
    .selectFrom("donations")
    .select(["din", "tissue"])
    .where("id", "=", lot.donationId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const { used } = await tx
    .selectFrom("vials")
    .select((row) => row.fn.countAll<number>().as("used"))
    .where("din", "=", donation.din)
    .executeTakeFirstOrThrow();
  const request = lot.requestId
    ? await tx.selectFrom("requests").select("relationship").where("id", "=", lot.requestId).executeTakeFirst()
    : undefined;
  const purposes = (["dose", "reserve", "qc", "retain"] as const).flatMap((purpose) =>
    Array.from({ length: form[purpose] }, () => purpose),
  );
  const vials = purposes.map((purpose, index) => ({
    id: newId(),
    lotId: lot.id,
    donorId: lot.donorId,
    caseId: lot.caseId,
    din: donation.din,
    division: divisionOf(Number(used) + index),
    tissue: donation.tissue,
    purpose,
    state: "frozen" as const,
    cells: form.cellsPerVial,
    volumeMl: form.volumeMl,
    collectionType: collectionType(request?.relationship ?? "autologous", lot.biohazard),
    frozenAt: form.endedAt,
  }));
  await tx.insertInto("vials").values(vials).execute();
  return vials.map(({ id }) => id);
}

/** Too long in cryoprotectant, or not cold enough at the end: a deviation, which quality decides. */
async function isOutsideProgramme(tx: Tx, form: FreezeForm): Promise<boolean> {
  const contactMax = await settingAt(tx, "laboratory.contact_minutes_max", z.number());
  const endMax = await settingAt(tx, "laboratory.freeze_end_celsius_max", z.number());
  return form.contactMinutes > contactMax || form.endTemperatureCelsius > endMax;
}
