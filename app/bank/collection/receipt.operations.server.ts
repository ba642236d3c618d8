import { z } from "zod";
import { finishTasks } from "~/bank/enquiries/tasks.server";
import { refuseUnless } from "~/bank/history/refusal";
import { settingAt } from "~/bank/history/settings.server";
import { type Db, transact } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { advanceCase } from "./cases-along.server";
import { custodyOf, handOn, refuseOtherWitness } from "./custody.server";
import { type Donation, lockDonation, moveDonation, moveKitOf } from "./donations.server";
import { REJECTION_REASONS } from "./end-reasons";
import { CoiField, DinField, instantField, measured, Note, Ticked } from "./fields.server";
import { BANK } from "./parties";
import { assessReceipt, checkReceiptVerdict, type TransitLimits } from "./receipt.rules";
import { acceptDonation, openDeviations, rejectDonation } from "./verdict.server";

const Limits = z.object({ hoursMax: z.number(), celsiusMin: z.number(), celsiusMax: z.number() });

export const receiptForm = (zone: string) =>
  z.object({
    din: DinField,
    coi: CoiField,
    receivedAt: instantField(zone),
    sealIntact: Ticked,
    nameMatches: Ticked,
    celsiusMin: measured("collection.temperature_needed", -200, 60),
    celsiusMax: measured("collection.temperature_needed", -200, 60),
    verdict: z.enum(["accepted", "deviation", "rejected"], "collection.verdict_needed"),
    reason: z.enum(REJECTION_REASONS, "collection.reason_needed").optional(),
    note: Note.optional(),
    witnessId: z.uuid("collection.witness_needed").optional(),
  });
export type ReceiptForm = z.output<ReturnType<typeof receiptForm>>;

/**
 * Takes a donation in: two identifiers, the chain of identity, the seal, the hours and the logger's extremes against the limits of
 * its tissue. What was found opens deviations, and the donation waits for quality (rule 20), or it is rejected with its reason.
 */
export function receiveDonation(actor: StaffActor, donationId: string, form: ReceiptForm): Promise<void> {
  return transact(actor, async (tx, record) => {
    const donation = await lockDonation(tx, donationId);
    authorise(actor, "donation.receive", donation);
    const { coi } = await tx.selectFrom("cases").select("coi").where("id", "=", donation.caseId).executeTakeFirstOrThrow();
    const { limits, since } = await transitOf(tx, donation);
    const matches = {
      sealIntact: form.sealIntact,
      nameMatches: form.nameMatches,
      dinMatches: form.din === donation.din,
      coiMatches: form.coi === coi,
    };
    const found = assessReceipt(
      { ...matches, collectedAt: since, receivedAt: form.receivedAt, celsiusMin: form.celsiusMin, celsiusMax: form.celsiusMax },
      limits,
    );
    checkReceiptVerdict(found, form.verdict, form.reason ?? null);
    await refuseOtherWitness(tx, actor, form.witnessId);

    await moveDonation(tx, donationId, "receive", { receivedAt: form.receivedAt });
    const kit = await moveKitOf(tx, donationId, "receive");
    const handed = await handOn(tx, donation, {
      to: BANK,
      at: form.receivedAt,
      coi,
      seal: null,
      condition: form.sealIntact ? "sealed" : "not_recorded",
      firstActor: actor.id,
      secondActor: form.witnessId ?? null,
    });
    await advanceCase(tx, donation.caseId, "receive");
    const receiptId = newId();
    await tx
      .insertInto("receipts")
      .values({
        id: receiptId,
        donationId,
        caseId: donation.caseId,
        donorId: donation.donorId,
        receivedAt: form.receivedAt,
        sealIntact: matches.sealIntact,
        identifierName: matches.nameMatches,
        identifierDin: matches.dinMatches,
        coiMatches: matches.coiMatches,
        transitHours: found.transitHours,
        temperatureMinCelsius: form.celsiusMin,
        temperatureMaxCelsius: form.celsiusMax,
        withinLimits: found.withinLimits,
        verdict: form.verdict,
        reason: form.reason ?? null,
        note: form.note ?? "",
        receivedBy: actor.id,
        secondBy: form.witnessId ?? null,
        signatureId: null,
      })
      .execute();
    const done = await finishTasks(tx, "receive_donation", donationId, actor.id);
    await record({
      type: "donation.received",
      about: [donationId, donation.caseId, receiptId, handed.id, ...kit, ...done],
      donorId: donation.donorId,
      caseId: donation.caseId,
      happenedAt: form.receivedAt,
      data: {
        donationId,
        transitHours: Math.round(found.transitHours * 100) / 100,
        celsiusMin: form.celsiusMin,
        celsiusMax: form.celsiusMax,
        withinLimits: found.withinLimits,
        verdict: form.verdict,
      },
    });
    if (form.verdict === "accepted") await acceptDonation(tx, record, donation);
    if (form.verdict === "rejected") await rejectDonation(tx, record, donation, form.reason ?? "other");
    if (form.verdict === "deviation") await openDeviations(tx, record, donation, found.findings, actor.id, form.note ?? "");
  });
}

/** The limits that hold for a donation, and since when it travels: fresh tissue since its collection, what another bank froze since it left there. */
export async function transitOf(
  db: Db,
  donation: Pick<Donation, "id" | "caseId" | "tissue" | "collectedAt">,
): Promise<{ limits: TransitLimits; since: Date }> {
  const takenOver = (await db.selectFrom("kits").select("id").where("donationId", "=", donation.id).executeTakeFirst()) === undefined;
  const limits = await settingAt(db, `transit.limits.${takenOver ? "frozen" : donation.tissue}`, Limits);
  const since = takenOver ? (await custodyOf(db, donation.id))[0]?.at : donation.collectedAt;
  refuseUnless(since != null, "not_collected");
  return { limits, since };
}
