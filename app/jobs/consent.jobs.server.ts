import { finishWithdrawals } from "~/bank/consent/again.operations.server";
import { askAgain, openConsent, waitForSigners } from "~/bank/consent/opening.operations.server";
import { Refusal } from "~/bank/history/refusal";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { consentSigned } from "~emails/consent-signed";
import { consentWaiting } from "~emails/consent-waiting";
import { consentWithdrawn } from "~emails/consent-withdrawn";
import { eventOf, recipientsOf, sendLetters } from "./letters.server";
import type { Job } from "./queue.server";

/** What the coordinator must mend before a consent can be opened. */
const WAITS_FOR_PEOPLE = ["guardians_missing", "mother_missing", "no_consent_text"];

export const JOBS = {
  "consent.open": async (job: Job) => {
    const event = await eventOf(job);
    for (const caseId of await waitingCases(event)) {
      try {
        await openConsent(WORKER, caseId);
      } catch (error) {
        if (!(error instanceof Refusal && WAITS_FOR_PEOPLE.includes(error.code))) throw error;
        await waitForSigners(WORKER, caseId, error.code);
      }
    }
  },

  "consent.ask_again": async (job: Job) => {
    const { tissue, version } = (await eventOf(job)).data as {
      tissue: "bone_marrow" | "adipose" | "dental_pulp" | "birth";
      version: number;
    };
    const outdated = await readAs(WORKER, (db) =>
      db
        .selectFrom("consents")
        .select("caseId")
        .distinct()
        .where("tissue", "=", tissue)
        .where("version", "<", version)
        .where("state", "in", ["open", "signed"])
        .execute(),
    );
    for (const { caseId } of outdated) await askAgain(WORKER, caseId, version);
  },

  "consent.finish_withdrawals": async (job: Job) => finishWithdrawals(String((await eventOf(job)).caseId)),

  "email.consent_waiting": async (job: Job) => {
    const { donorId, consentId } = await consentOf(job);
    const next = await readAs(WORKER, (db) =>
      db
        .selectFrom("consentSigners")
        .innerJoin("consents", "consents.id", "consentSigners.consentId")
        .select("consentSigners.personId")
        .where("consentId", "=", consentId)
        .where("consents.state", "=", "open")
        .where("consentSigners.signedAt", "is", null)
        .orderBy("consentSigners.ordinal")
        .limit(1)
        .executeTakeFirst(),
    );
    if (next === undefined) return;
    await sendLetters(
      job,
      "consent_waiting",
      await recipientsOf([next.personId], donorId),
      consentWaiting,
      `/family/consents/${consentId}`,
    );
  },

  "email.consent_signed": async (job: Job) => {
    const { donorId, data } = await consentOf(job);
    const documentId = String(data.documentId);
    const signer = await readAs(WORKER, (db) =>
      db.selectFrom("consentSigners").select("personId").where("id", "=", String(data.signerId)).executeTakeFirstOrThrow(),
    );
    const recipients = await recipientsOf([signer.personId], donorId);
    await sendLetters(job, "consent_signed", recipients, consentSigned, `/family/documents/consents/${documentId}.pdf`);
  },

  "email.consent_withdrawn": async (job: Job) => {
    const { donorId, consentId, data } = await consentOf(job);
    const recipients = await recipientsOf([String(data.personId)], donorId);
    await sendLetters(job, "consent_withdrawn", recipients, consentWithdrawn, `/family/consents/${consentId}`);
  },
};

async function consentOf(job: Job) {
  const event = await eventOf(job);
  const data = event.data as Record<string, unknown>;
  return { donorId: event.donorId, consentId: String(data.consentId), data };
}

/** The case of an accepted quote; after a right was granted, every case of the donor that still has no consent. */
async function waitingCases(event: { caseId: string | null; donorId: string | null }): Promise<string[]> {
  const cases = await readAs(WORKER, (db) =>
    db
      .selectFrom("cases")
      .select("id")
      .where((when) => (event.caseId === null ? when("donorId", "=", event.donorId) : when("id", "=", event.caseId)))
      .where("state", "in", ["consent_pending", "in_transit"])
      .where("id", "not in", db.selectFrom("consents").select("caseId"))
      .execute(),
  );
  return cases.map(({ id }) => id);
}
