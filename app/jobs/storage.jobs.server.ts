import { disputeNoted } from "~emails/dispute-noted";
import { disputeSettled } from "~emails/dispute-settled";
import { eventOf, familyOf, sendLetters } from "./letters.server";
import type { Job } from "./queue.server";

export const JOBS = {
  "email.dispute_noted": async (job: Job) => {
    const { donorId } = await eventOf(job);
    if (donorId !== null) await sendLetters(job, "dispute_noted", await familyOf(donorId), disputeNoted, "/family");
  },
  "email.dispute_settled": async (job: Job) => {
    const { donorId } = await eventOf(job);
    if (donorId !== null) await sendLetters(job, "dispute_settled", await familyOf(donorId), disputeSettled, "/family");
  },
};
