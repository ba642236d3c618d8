import { donationAccepted } from "~emails/donation-accepted";
import { donationRejected } from "~emails/donation-rejected";
import { kitDispatched } from "~emails/kit-dispatched";
import { kitLost } from "~emails/kit-lost";
import type { Email, LetterProps } from "~emails/letter";
import { eventOf, familyOf, sendLetters } from "./letters.server";
import type { Job } from "./queue.server";

/** News of a collection goes to everyone who may view the donor's record, and leads to the case's page. */
const tellFamily = (kind: string, letter: (props: LetterProps) => Email) => async (job: Job) => {
  const { donorId, caseId } = await eventOf(job);
  if (donorId === null || caseId === null) return;
  await sendLetters(job, kind, await familyOf(donorId), letter, `/family/cases/${caseId}`);
};

export const JOBS = {
  "email.kit_dispatched": tellFamily("kit_dispatched", kitDispatched),
  "email.kit_lost": tellFamily("kit_lost", kitLost),
  "email.donation_accepted": tellFamily("donation_accepted", donationAccepted),
  "email.donation_rejected": tellFamily("donation_rejected", donationRejected),
};
