import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { closeEnded } from "~/bank/release/end.operations.server";
import { finishExpansion, quoteFees } from "~/bank/release/expand.operations.server";
import { recheckReleases, recheckReleasesTo } from "~/bank/release/lapse.operations.server";
import { finishLate } from "~/bank/release/late.operations.server";
import { endingLate } from "~emails/ending-late";
import { expansionDone } from "~emails/expansion-done";
import { expansionOffered } from "~emails/expansion-offered";
import type { Email, LetterProps } from "~emails/letter";
import { reactionSuspected } from "~emails/reaction-suspected";
import { receiptLate } from "~emails/receipt-late";
import { releaseApproved } from "~emails/release-approved";
import { releaseReceived } from "~emails/release-received";
import { releaseRefused } from "~emails/release-refused";
import { releaseRejected } from "~emails/release-rejected";
import { releaseShipped } from "~emails/release-shipped";
import { requestReceived } from "~emails/request-received";
import { eventOf, familyOf, type Recipient, recipientsOf, sendLetters } from "./letters.server";
import type { Job } from "./queue.server";

type LetterOf = (props: LetterProps) => Email;

/** The request that a job's event is about. */
async function requestOf(job: Job) {
  const event = await eventOf(job);
  const { requestId } = event.data as { requestId: string };
  return readAs(WORKER, (db) => db.selectFrom("requests").selectAll().where("id", "=", requestId).executeTakeFirstOrThrow());
}
type Request = Awaited<ReturnType<typeof requestOf>>;

/** Everyone of the clinic who has a part in the request: who asked, and who prescribes. */
async function clinicOf(request: Request): Promise<Recipient[]> {
  const people = await readAs(WORKER, (db) =>
    db.selectFrom("accounts").select("personId").distinct().where("id", "in", [request.askedBy, request.prescriberAccountId]).execute(),
  );
  return recipientsOf(people.map(({ personId }) => personId));
}

/** Staff who carry a duty now. */
async function onDutyAs(duty: "quality"): Promise<Recipient[]> {
  const people = await readAs(WORKER, (db) =>
    db
      .selectFrom("staffDuties")
      .innerJoin("accounts", "accounts.id", "staffDuties.accountId")
      .select("accounts.personId")
      .distinct()
      .where("duty", "=", duty)
      .where("accounts.state", "=", "active")
      .where((when) => when.or([when("untilAt", "is", null), when("untilAt", ">", db.now)]))
      .execute(),
  );
  return recipientsOf(people.map(({ personId }) => personId));
}

const toClinic = (kind: string, letter: LetterOf) => async (job: Job) => {
  const request = await requestOf(job);
  await sendLetters(job, kind, await clinicOf(request), letter, `/clinic/requests/${request.id}`);
};

const toFamily = (kind: string, letter: LetterOf) => async (job: Job) => {
  const request = await requestOf(job);
  await sendLetters(job, kind, await familyOf(request.donorId), letter, `/family/requests/${request.id}`);
};

export const JOBS = {
  "release.quote_fees": async (job: Job) => quoteFees((await requestOf(job)).id),

  /** Something of a donor, or of a clinic, is no longer as it was when a release was signed. */
  "release.recheck": async (job: Job) => {
    const { donorId, clinicId } = await eventOf(job);
    if (donorId !== null) await recheckReleases(donorId);
    else if (clinicId !== null) await recheckReleasesTo(clinicId);
  },

  "release.finish_late": async (job: Job) => finishLate((await requestOf(job)).id),

  "release.close": async (job: Job) => closeEnded((await requestOf(job)).id),

  /** A release lot is done when it is both stored and releasable, whichever comes last. */
  "release.finish_expansion": async (job: Job) => {
    const { lotId } = (await eventOf(job)).data as { lotId: string };
    const lot = await readAs(WORKER, (db) => db.selectFrom("lots").select("requestId").where("id", "=", lotId).executeTakeFirstOrThrow());
    if (lot.requestId !== null) await finishExpansion(lot.requestId, lotId);
  },

  "email.request_received": async (job: Job) => {
    await toClinic("request_received", requestReceived)(job);
    await toFamily("request_waits", requestReceived)(job);
  },
  "email.expansion_offered": async (job: Job) => {
    const request = await requestOf(job);
    const held = await readAs(WORKER, (db) =>
      db.selectFrom("cases").select("accountHolderId").where("id", "=", request.caseId).executeTakeFirstOrThrow(),
    );
    await sendLetters(
      job,
      "expansion_offered",
      await recipientsOf([held.accountHolderId], request.donorId),
      expansionOffered,
      `/family/requests/${request.id}`,
    );
  },
  "email.expansion_done": toFamily("expansion_done", expansionDone),
  "email.release_approved": async (job: Job) => {
    await toFamily("release_approved", releaseApproved)(job);
    await toClinic("release_approved", releaseApproved)(job);
  },
  "email.release_refused": toClinic("release_refused", releaseRefused),
  "email.release_shipped": toClinic("release_shipped", releaseShipped),
  "email.receipt_late": toClinic("receipt_late", receiptLate),
  "email.ending_late": toClinic("ending_late", endingLate),
  "email.release_received": toFamily("release_received", releaseReceived),
  "email.release_rejected": toFamily("release_rejected", releaseRejected),
  "email.reaction_suspected": async (job: Job) => {
    const request = await requestOf(job);
    await sendLetters(job, "reaction_suspected", await onDutyAs("quality"), reactionSuspected, `/staff/releases/${request.id}`);
  },
};
