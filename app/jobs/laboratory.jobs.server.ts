import { cultureFailed } from "~emails/culture-failed";
import type { Email, LetterProps } from "~emails/letter";
import { lotDisposed } from "~emails/lot-disposed";
import { lotFailed } from "~emails/lot-failed";
import { lotHeld } from "~emails/lot-held";
import { eventOf, familyOf, sendLetters } from "./letters.server";
import type { Job } from "./queue.server";

/** Tells the family that there is news of a case; what it is stands behind the sign-in. */
const tellFamily = (kind: string, letter: (props: LetterProps) => Email) => async (job: Job) => {
  const { donorId, caseId } = await eventOf(job);
  if (donorId === null || caseId === null) return;
  await sendLetters(job, kind, await familyOf(donorId), letter, `/family/cases/${caseId}`);
};

export const JOBS = {
  "email.culture_failed": tellFamily("culture_failed", cultureFailed),
  "email.lot_failed": tellFamily("lot_failed", lotFailed),
  "email.lot_held": tellFamily("lot_held", lotHeld),
  "email.lot_disposed": tellFamily("lot_disposed", lotDisposed),
} satisfies Record<string, (job: Job) => Promise<void>>;
