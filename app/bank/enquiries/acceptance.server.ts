import type { z } from "zod";
import type { RecordEvent } from "~/bank/history/event";
import { nextState } from "~/bank/history/life";
import { refuseUnless } from "~/bank/history/refusal";
import { sign } from "~/bank/history/signature.server";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { PersonActor } from "~/bank/people/actor";
import { addRights, inviteToDonor } from "~/bank/people/grants.server";
import { addPerson } from "~/bank/people/persons.server";
import { authorise } from "~/bank/people/policy";
import { reauthenticate } from "~/bank/people/reauthenticate.server";
import { dayIn } from "~/web/when";
import { checkDonor, motherOf } from "./acceptance.rules";
import { type Acceptance, AcceptanceForm } from "./acceptance-form.server";
import { openAdult, openCase, openDonor } from "./donors.server";
import { ENQUIRY_LIFE } from "./enquiries.rules";
import { issueCoi } from "./sequence.server";

export { AcceptanceForm };

interface Opened {
  donorId: string;
  caseId: string;
  coi: string;
}

/**
 * Accepts a quote by signature: it becomes the agreement, its lines the ceilings of every invoice. In the same transaction the donor, who
 * speaks for the donor, and the case with its chain-of-identity number come into being.
 * @throws Refusal `quote_expired`, `wrong_state`, `born_on_differs`, and those of `checkDonor` and `motherOf`
 */
export async function acceptQuote(actor: PersonActor, quoteId: string, form: z.input<typeof AcceptanceForm>): Promise<Opened> {
  const asked = AcceptanceForm.parse(form);
  const proof = await reauthenticate(actor, asked);
  return transact(actor, async (tx, record) => {
    const quote = await tx.selectFrom("quotes").selectAll().where("id", "=", quoteId).forNoKeyUpdate().executeTakeFirstOrThrow();
    authorise(actor, "quote.accept", quote);
    refuseUnless(quote.state === "sent", "wrong_state", { state: quote.state });
    refuseUnless(quote.validUntil > tx.now, "quote_expired");
    checkDonor(quote.tissue, { is: asked.donorIs, bornOn: asked.bornOn, expectedOn: asked.expectedOn }, dayIn(tx.now, actor.timeZone));
    const lines = await tx
      .selectFrom("quoteLines")
      .select(["item", "amountMinor"])
      .where("quoteId", "=", quoteId)
      .orderBy("ordinal")
      .execute();
    const enquiry = await tx.selectFrom("enquiries").selectAll().where("id", "=", quote.enquiryId).executeTakeFirstOrThrow();

    const { donorId, about } = await donorOf(tx, record, actor, asked, quote.tissue);
    const coi = await issueCoi(tx, asked.country);
    const caseId = await openCase(tx, {
      donorId,
      accountHolderId: actor.personId,
      quoteId,
      tissue: quote.tissue,
      amnionPlacenta: quote.amnionPlacenta,
      coi,
      state: "consent_pending",
      storagePlan: asked.storagePlan,
      country: asked.country,
      expectedOn: asked.expectedOn ?? enquiry.expectedOn,
      coordinatorId: enquiry.assignedTo,
    });
    const signature = await sign(tx, actor, proof, {
      meaning: "approval",
      capacity: "account_holder",
      subjectId: quoteId,
      donorId,
      record: agreement(quote, lines, asked.storagePlan),
    });
    await tx
      .updateTable("quotes")
      .set({ state: "accepted", acceptedAt: tx.now, storagePlan: asked.storagePlan, signatureId: signature.id })
      .where("id", "=", quoteId)
      .execute();
    const state = nextState(ENQUIRY_LIFE, enquiry.state, "accept");
    await tx.updateTable("enquiries").set({ state }).where("id", "=", enquiry.id).execute();
    await record({
      type: "quote.accepted",
      about: [quoteId, enquiry.id, caseId, signature.id, ...about],
      donorId,
      caseId,
      data: { quoteId, donorIs: asked.donorIs, storagePlan: asked.storagePlan },
    });
    return { donorId, caseId, coi };
  });
}

/** What is signed: the schedule, the refund table and the plan, to the letter. */
export function agreement(
  quote: { id: string; tissue: string; amnionPlacenta: boolean; currency: string; refundTable: unknown; validUntil: Date },
  lines: readonly { item: string; amountMinor: number }[],
  storagePlan: string,
) {
  const { id, tissue, amnionPlacenta, currency, refundTable } = quote;
  return { quoteId: id, tissue, amnionPlacenta, currency, lines, refundTable, storagePlan };
}

async function donorOf(
  tx: Tx,
  record: RecordEvent,
  actor: PersonActor,
  asked: Acceptance,
  tissue: string,
): Promise<{ donorId: string; about: string[] }> {
  return asked.donorIs === "self" ? selfAsDonor(tx, actor, asked) : childAsDonor(tx, record, actor, asked, tissue);
}

/** An adult is their own donor. */
async function selfAsDonor(tx: Tx, actor: PersonActor, asked: Acceptance): Promise<{ donorId: string; about: string[] }> {
  const { personId } = actor;
  const { bornOn = "", medicalNumber, country } = asked;
  await tx.updateTable("persons").set({ country }).where("id", "=", personId).execute();
  const donorId = await openAdult(tx, { personId, bornOn, medicalNumber, openedBy: personId });
  return { donorId, about: [personId, donorId, ...(await addRights(tx, donorId, personId, "self"))] };
}

/** A child has a person of its own, from before its birth; its parents or guardians speak for it, with equal rights. */
async function childAsDonor(
  tx: Tx,
  record: RecordEvent,
  actor: PersonActor,
  asked: Acceptance,
  tissue: string,
): Promise<{ donorId: string; about: string[] }> {
  const { donorGivenName = "", donorFamilyName = "", relation = "guardian", country, medicalNumber } = asked;
  const personId = await addPerson(tx, {
    givenName: donorGivenName,
    familyName: donorFamilyName,
    bornOn: asked.bornOn,
    country,
    locale: actor.locale,
  });
  const { otherGivenName, otherFamilyName, otherEmail, otherRelation } = asked;
  const other =
    otherGivenName && otherFamilyName && otherEmail && otherRelation
      ? { givenName: otherGivenName, familyName: otherFamilyName, email: otherEmail, relation: otherRelation, locale: actor.locale }
      : undefined;
  const guardians = other ? 2 : 1;
  const expectedOn = asked.expectedOn ?? null;
  const donorId = await openDonor(tx, { personId, medicalNumber, expectedOn, requiredGuardians: guardians, openedBy: actor.personId });
  const mine = await addRights(tx, donorId, actor.personId, relation);
  const named = other && (await inviteToDonor(tx, record, donorId, other));
  refuseUnless(named?.personId !== actor.personId, "other_is_self");
  const speakers = [
    { personId: actor.personId, relation },
    ...(named && other ? [{ personId: named.personId, relation: other.relation }] : []),
  ];
  const motherPersonId = motherOf(tissue, speakers);
  if (motherPersonId) await tx.updateTable("donors").set({ motherPersonId }).where("id", "=", donorId).execute();
  return { donorId, about: [personId, donorId, ...mine, ...(named?.about ?? [])] };
}
