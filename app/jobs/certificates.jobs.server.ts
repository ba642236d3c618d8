import { certifyDestruction, certifyRelease, certifyStorage } from "~/bank/certificates/certify.operations.server";
import { withdrawCertificates } from "~/bank/certificates/withdraw.operations.server";
import { Refusal } from "~/bank/history/refusal";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { certificateIssued } from "~emails/certificate-issued";
import { certificateRevoked } from "~emails/certificate-revoked";
import type { Email, LetterProps } from "~emails/letter";
import { lotStored } from "~emails/lot-stored";
import { eventOf, familyOf, recipientsOf, sendLetters } from "./letters.server";
import type { Job } from "./queue.server";

/** To the family, and to the people of the clinic that a certificate is also made out to. */
const toReaders = (kind: string, letter: (props: LetterProps) => Email) => async (job: Job) => {
  const { number } = (await eventOf(job)).data as { number: string };
  const { donorId, caseId, requestId } = await readAs(WORKER, (db) =>
    db.selectFrom("certificates").select(["donorId", "caseId", "requestId"]).where("number", "=", number).executeTakeFirstOrThrow(),
  );
  await sendLetters(job, kind, await familyOf(donorId), letter, `/family/cases/${caseId}`);
  if (requestId !== null) await sendLetters(job, kind, await clinicOf(requestId), letter, `/clinic/requests/${requestId}`);
};

/** Who asked for the cells, and who prescribes them. */
async function clinicOf(requestId: string) {
  const people = await readAs(WORKER, (db) =>
    db
      .selectFrom("requests")
      .innerJoin("accounts", (join) =>
        join.on((on) =>
          on.or([on("accounts.id", "=", on.ref("requests.askedBy")), on("accounts.id", "=", on.ref("requests.prescriberAccountId"))]),
        ),
      )
      .select("accounts.personId")
      .distinct()
      .where("requests.id", "=", requestId)
      .execute(),
  );
  return recipientsOf(people.map(({ personId }) => personId));
}

export const JOBS = {
  "certificate.release": async (job: Job) => {
    await certifyRelease(job.eventId).catch((error: unknown) => {
      if (!(error instanceof Refusal && error.code === "approval_lapsed")) throw error;
    });
  },
  "certificate.storage": async (job: Job) => {
    await certifyStorage(job.eventId);
  },
  "certificate.destruction": async (job: Job) => {
    await certifyDestruction(job.eventId);
  },
  "certificate.withdraw": async (job: Job) => {
    const { requestId } = (await eventOf(job)).data as { requestId: string };
    await withdrawCertificates(requestId);
  },
  "email.certificate_issued": toReaders("certificate_issued", certificateIssued),
  "email.certificate_revoked": toReaders("certificate_revoked", certificateRevoked),

  /** Of a lot in the family's store; a release lot has its own news. */
  "email.lot_stored": async (job: Job) => {
    const { donorId, caseId, data } = await eventOf(job);
    const { lotId } = data as { lotId: string };
    const lot = await readAs(WORKER, (db) => db.selectFrom("lots").select("kind").where("id", "=", lotId).executeTakeFirstOrThrow());
    if (lot.kind === "release" || donorId === null) return;
    await sendLetters(job, "lot_stored", await familyOf(donorId), lotStored, `/family/cases/${caseId}`);
  },
};
