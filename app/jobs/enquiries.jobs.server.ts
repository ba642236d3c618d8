import { z } from "zod";
import { firstNameOf } from "~/bank/enquiries/enquiries.rules";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { linkAddress } from "~/bank/people/links.server";
import { enquiryReceived } from "~emails/enquiry-received";
import { quoteAccepted } from "~emails/quote-accepted";
import { quoteSent } from "~emails/quote-sent";
import { eventOf, type Recipient, recipientsOf, sendLetters } from "./letters.server";
import type { Job } from "./queue.server";

/** Whoever enquired is no person of the portal yet: the letter goes where the enquiry came from. */
async function enquirer(enquiryId: string): Promise<Recipient[]> {
  const enquiry = await readAs(WORKER, (db) =>
    db.selectFrom("enquiries").select(["name", "email", "locale"]).where("id", "=", enquiryId).executeTakeFirstOrThrow(),
  );
  return [{ personId: null, email: enquiry.email, firstName: firstNameOf(enquiry.name), locale: enquiry.locale }];
}

export const JOBS = {
  "email.enquiry_received": async (job: Job) => {
    const { enquiryId } = z.object({ enquiryId: z.string() }).parse((await eventOf(job)).data);
    await sendLetters(job, "enquiry_received", await enquirer(enquiryId), enquiryReceived, "/");
  },
  "email.quote_sent": async (job: Job) => {
    const { quoteId, linkId } = z.object({ quoteId: z.string(), linkId: z.string() }).parse((await eventOf(job)).data);
    const { enquiryId } = await readAs(WORKER, (db) =>
      db.selectFrom("quotes").select("enquiryId").where("id", "=", quoteId).executeTakeFirstOrThrow(),
    );
    await sendLetters(job, "quote_sent", await enquirer(enquiryId), quoteSent, linkAddress("quote", linkId));
  },
  "email.quote_accepted": async (job: Job) => {
    const { caseId, donorId } = await eventOf(job);
    const { accountHolderId } = await readAs(WORKER, (db) =>
      db.selectFrom("cases").select("accountHolderId").where("id", "=", caseId).executeTakeFirstOrThrow(),
    );
    await sendLetters(job, "quote_accepted", await recipientsOf([accountHolderId], donorId), quoteAccepted, `/family/cases/${caseId}`);
  },
};
