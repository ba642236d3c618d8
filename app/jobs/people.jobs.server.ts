import { z } from "zod";
import { type LinkPurpose, linkAddress } from "~/bank/people/links.server";
import { clinicInvitation } from "~emails/clinic-invitation";
import { invitation } from "~emails/invitation";
import type { Email, LetterProps } from "~emails/letter";
import { passwordReset } from "~emails/password-reset";
import { eventOf, recipientsOf, sendLetters } from "./letters.server";
import type { Job } from "./queue.server";

const LinkData = z.object({ linkId: z.string(), personId: z.string() });

/** A letter with a link that only its reader gets: the token is made while the letter is written, and kept nowhere. */
async function sendLink(job: Job, kind: string, purpose: LinkPurpose, letter: (props: LetterProps) => Email): Promise<void> {
  const { linkId, personId } = LinkData.parse((await eventOf(job)).data);
  await sendLetters(job, kind, await recipientsOf([personId]), letter, linkAddress(purpose, linkId));
}

export const JOBS = {
  "email.invitation": (job: Job) => sendLink(job, "invitation", "invitation", invitation),
  "email.clinic_invitation": (job: Job) => sendLink(job, "clinic_invitation", "clinic_invitation", clinicInvitation),
  "email.password_reset": (job: Job) => sendLink(job, "password_reset", "password_reset", passwordReset),
};
