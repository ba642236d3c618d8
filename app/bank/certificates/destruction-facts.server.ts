import type { Db } from "~/bank/history/transact.server";
import { namesOf } from "~/bank/laboratory/names.server";
import type { MessageKey } from "~/locales/namespaces";
import { bankIdentity } from "./bank-identity.server";
import type { DestructionFacts } from "./destruction-certificate.pdf.server";
import type { PaperSigner } from "./paper.pdf.server";
import { type PaperWords, paperWords } from "./paper-words.server";
import { donorNamed, holderOf, signatureOf } from "./people-facts.server";
import type { Unsealed } from "./release-facts.server";

interface Destroyed {
  donorId: string;
  caseId: string;
  happenedAt: Date;
  data: unknown;
}

interface DonationData {
  donationId: string;
  din: string;
  reason: string;
  method: string;
  orderSignatureId: string;
  signatureId: string;
}

interface VialsData {
  vials: string[];
  lotId: string;
  reason: string;
  signatureId: string;
  witnessId: string;
}

/** What is certified of an event by which material was destroyed, in the family's language. */
export async function destructionFacts(db: Db, type: string, event: Destroyed) {
  const { donorId, caseId, happenedAt } = event;
  const { locale, coi } = await holderOf(db, caseId);
  const words = paperWords(locale);
  const common = { bank: bankIdentity(), donor: (await donorNamed(db, donorId)).name, coi, destroyedAt: happenedAt };
  const { lotId, facts, certified } =
    type === "donation.destroyed"
      ? await ofDonation(db, event.data as DonationData, words)
      : await ofVials(db, event.data as VialsData, words);
  return {
    facts: { ...common, ...facts } satisfies Unsealed<DestructionFacts>,
    certified: { ...certified, dins: [...facts.dins], dinCount: facts.dins.length, verdict: "destroyed" as const },
    subject: { donorId, caseId, requestId: null, lotId, clinicId: null, locale },
  };
}

/** Of tissue: quality ordered it, a second person did it, both signed. */
async function ofDonation(db: Db, data: DonationData, words: PaperWords) {
  const { material } = await db.selectFrom("donations").select("material").where("id", "=", data.donationId).executeTakeFirstOrThrow();
  const order = await signatureOf(db, data.orderSignatureId);
  const done = await signatureOf(db, data.signatureId);
  const signers: PaperSigner[] = [
    { name: order.printedName, capacity: "quality", meaning: "ordered", signedAt: order.signedAt },
    { name: done.printedName, capacity: done.capacity as PaperSigner["capacity"], meaning: "destroyed", signedAt: done.signedAt },
  ];
  const facts = {
    material: words.t(`laboratory.material_${material}`),
    dins: [data.din],
    reason: data.reason,
    method: words.t(`documents.method_${data.method}` as MessageKey),
    witness: null,
    signers,
    recordHashes: [order.recordHash, done.recordHash],
  };
  return { lotId: null, facts, certified: { productCode: null, vials: 0, viableCells: null } };
}

/** Of vials: quality signed, a second person stood by. */
async function ofVials(db: Db, data: VialsData, words: PaperWords) {
  const lot = await db.selectFrom("lots").select(["number", "productCode"]).where("id", "=", data.lotId).executeTakeFirstOrThrow();
  const signature = await signatureOf(db, data.signatureId);
  const names = await namesOf(db, [data.witnessId]);
  const product = words.product(lot.productCode);
  const facts = {
    material: words.t("documents.destroyed_vials", {
      product,
      lot: lot.number,
      count: data.vials.length,
      vials: words.list(data.vials.map((label) => label.slice(13))),
    }),
    dins: [...new Set(data.vials.map((label) => label.slice(0, 13)))],
    reason: words.t(`documents.destroyed_${data.reason}` as MessageKey),
    method: null,
    witness: names[data.witnessId] ?? null,
    signers: [
      { name: signature.printedName, capacity: "quality", meaning: "destroyed", signedAt: signature.signedAt } satisfies PaperSigner,
    ],
    recordHashes: [signature.recordHash],
  };
  return { lotId: data.lotId, facts, certified: { productCode: lot.productCode, vials: data.vials.length, viableCells: null } };
}
