import { askForCase } from "~/bank/billing/ask.operations.server";
import { settlePayment } from "~/bank/billing/settle.operations.server";
import { type CollectionForm, handOver, recordCollection } from "~/bank/collection/collecting.operations.server";
import { decideDeviation } from "~/bank/collection/deviations.operations.server";
import { dispatchKit } from "~/bank/collection/dispatch.operations.server";
import type { Material } from "~/bank/collection/donations.rules";
import { checkKitLabels, prepareKit } from "~/bank/collection/kits.operations.server";
import { type ReceiptForm, receiveDonation } from "~/bank/collection/receipt.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { now } from "~/outside/clock.server";
import type { Tissue } from "~db/schema/columns";
import { oncePerDatabase } from "../database";
import { givenSignedConsent } from "./consent";
import { givenStaff, PASSWORD, someone } from "./people";

/** Settles the deposit of a case as the card company would tell it. */
export async function payDeposit(caseId: string): Promise<void> {
  await askForCase(caseId, "deposit");
  const { id } = await readAs(WORKER, (db) =>
    db.selectFrom("payments").select("id").where("caseId", "=", caseId).where("purpose", "=", "deposit").executeTakeFirstOrThrow(),
  );
  const none = { checkoutId: null, invoiceId: null, subscriptionId: null, customerId: null };
  await settlePayment({ ...none, providerEventId: `evt_${id}`, paymentId: id, paymentIntentId: `pi_${id}` });
}

/** A case whose consent is signed and whose deposit is paid. */
export async function givenPaidCase(wished: Parameters<typeof givenSignedConsent>[0] = {}) {
  const signed = await givenSignedConsent(wished);
  await payDeposit(signed.caseId);
  return signed;
}

const MATERIAL: Record<Tissue, Material> = { bone_marrow: "bone_marrow", adipose: "lipoaspirate", dental_pulp: "tooth", birth: "cord" };

export const kitForm = (material: Material) => ({
  material,
  loggerSerial: `LOG-${someone()}`,
  parts: [
    { part: "labels", lot: "LB-26-01", expiresOn: "2099-12-31" },
    { part: "sterile_jar", lot: "SJ-26-04", expiresOn: "2099-06-30" },
  ],
});

type Wished = Parameters<typeof givenPaidCase>[0] & { material?: Material };

/** The two who work together in a file of tests. */
export const givenCrew = oncePerDatabase(async () => ({
  laboratory: await givenStaff("laboratory", "coordinator"),
  colleague: await givenStaff("laboratory"),
  quality: await givenStaff("quality"),
}));

/** A packed kit with its DIN; `laboratory` packed it, `colleague` may check it. */
export async function givenKit(wished: Wished = {}) {
  const paid = await givenPaidCase(wished);
  const team = await givenCrew();
  const made = await prepareKit(team.laboratory, paid.caseId, kitForm(wished.material ?? MATERIAL[paid.tissue]));
  return { ...paid, ...made, ...team };
}

/** A kit on its way to the collector. */
export async function givenDispatchedKit(wished: Wished = {}) {
  const kit = await givenKit(wished);
  const { din, coi } = kit;
  await checkKitLabels(kit.colleague, kit.kitId, { din, coi });
  await dispatchKit(kit.laboratory, kit.kitId, { din, coi, courier: "Demo Courier", tracking: `DC-${someone()}`, dispatchedAt: now() });
  return kit;
}

const MEASURES = { volumeMl: undefined, lengthCm: undefined, massG: undefined, fdiTooth: undefined };
const MEASURED: Record<Material, Partial<CollectionForm>> = {
  bone_marrow: { volumeMl: 48 },
  lipoaspirate: { volumeMl: 120 },
  tooth: { fdiTooth: "61" },
  cord: { lengthCm: 14 },
  amnion: { massG: 30 },
  placenta: { massG: 450 },
};

export const collectionOf = (
  of: { din: string; coi: string },
  material: Material,
  changes: Partial<CollectionForm> = {},
): CollectionForm => ({
  din: of.din,
  coi: of.coi,
  nameMatches: "yes",
  collectedAt: now(),
  collectedBy: "Dr A. Collector, REG-1",
  collectionSite: "Clinic of the collection",
  ...MEASURES,
  ...MEASURED[material],
  ...changes,
});

/** Collected, and with the collector still. */
export async function givenCollected(wished: Wished & { collected?: Partial<CollectionForm> } = {}) {
  const kit = await givenDispatchedKit(wished);
  const material = wished.material ?? MATERIAL[kit.tissue];
  await recordCollection(kit.laboratory, kit.donationId, collectionOf(kit, material, wished.collected));
  return { ...kit, material };
}

/** On its way, with the courier. */
export async function givenInTransit(wished: Parameters<typeof givenCollected>[0] = {}) {
  const collected = await givenCollected(wished);
  const { din, coi } = collected;
  await handOver(collected.laboratory, collected.donationId, {
    din,
    coi,
    toParty: "Demo Courier",
    at: now(),
    seal: "S-1",
    condition: "sealed",
  });
  return collected;
}

export const receiptOf = (of: { din: string; coi: string }, changes: Partial<ReceiptForm> = {}): ReceiptForm => ({
  din: of.din,
  coi: of.coi,
  receivedAt: now(),
  sealIntact: true,
  nameMatches: true,
  celsiusMin: 4,
  celsiusMax: 6,
  verdict: "accepted",
  ...changes,
});

/** Received with the verdict that is wished; a deviation is one of temperature. */
export async function givenReceived(wished: Parameters<typeof givenCollected>[0] & { receipt?: Partial<ReceiptForm> } = {}) {
  const sent = await givenInTransit(wished);
  const warm = wished.receipt?.verdict === "deviation" ? { celsiusMax: 30 } : {};
  await receiveDonation(sent.laboratory, sent.donationId, receiptOf(sent, { ...warm, ...wished.receipt }));
  return sent;
}

/** Received and accepted: the laboratory may begin. */
export const givenAccepted = (wished: Parameters<typeof givenCollected>[0] = {}) => givenReceived(wished);

/** What quality says to every open deviation of a donation. */
export async function decideDeviations(donationId: string, decision: "accepted" | "rejected"): Promise<void> {
  const { quality } = await givenCrew();
  const open = await readAs(WORKER, (db) =>
    db.selectFrom("deviations").select("id").where("subjectId", "=", donationId).where("state", "=", "open").execute(),
  );
  for (const { id } of open) await decideDeviation(quality, id, { decision, note: "Looked at.", meaning: "approval", password: PASSWORD });
}
