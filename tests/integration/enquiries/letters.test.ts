import { expect, test } from "vitest";
import { receiveEnquiry } from "~/bank/enquiries/enquiries.server";
import { sendQuote } from "~/bank/enquiries/quotes.server";
import { askPasswordReset } from "~/bank/people/account.server";
import { linkAddress } from "~/bank/people/links.server";
import { JOBS as ENQUIRIES } from "~/jobs/enquiries.jobs.server";
import { JOBS as PEOPLE } from "~/jobs/people.jobs.server";
import { ownerPool } from "~db/client.server";
import { enquiryForm, givenBank, givenCase } from "~tests/support/given/enquiries";
import { givenClinic, givenFamily, someone } from "~tests/support/given/people";
import { withStandIns } from "~tests/support/stand-ins";
import { withoutAddresses } from "~tests/support/without-addresses";

const standIns = withStandIns();
const HANDLERS: Record<string, (job: { id: string; eventId: string; key: string }) => Promise<void>> = { ...PEOPLE, ...ENQUIRIES };

/** Does a job as the worker would, as often as told. @returns the letters that went to one address */
async function lettersOf(kind: string, eventType: string, to: string, times = 1) {
  const { rows } = await ownerPool().query("select id from events where type = $1 order by position desc limit 1", [eventType]);
  for (let n = 0; n < times; n++) await HANDLERS[kind]?.({ id: "1", eventId: rows[0].id, key: `${rows[0].id}:${kind}` });
  return standIns.resend.messagesTo(to);
}

test("whoever enquires gets one letter that it arrived, in their language, however often the job runs", async () => {
  await givenBank();
  const email = `letter${someone()}@family.test`;
  await receiveEnquiry({ ...enquiryForm("birth", email), locale: "it" });
  const letters = await lettersOf("email.enquiry_received", "enquiry.received", email, 3);
  expect(letters).toHaveLength(1);
  expect(letters[0]).toMatchObject({ subject: "Abbiamo ricevuto la tua richiesta" });
  expect(letters[0]?.text).toContain("Ann");
  expect(withoutAddresses(letters[0]?.text)).not.toMatch(/Enquirer|cordon|placent|birth|nascita/i);
});

test("the letter of a quote holds its link, and no price and no tissue", async () => {
  const administrator = await givenBank();
  const email = `letter${someone()}@family.test`;
  const { enquiryId } = await receiveEnquiry(enquiryForm("bone_marrow", email));
  const { linkId } = await sendQuote(administrator, enquiryId, {});
  const [letter] = await lettersOf("email.quote_sent", "quote.sent", email);
  expect(letter?.html).toContain(linkAddress("quote", linkId));
  expect(withoutAddresses(letter?.text)).not.toMatch(/marrow|€|EUR|1900|300/i);
});

test("whoever accepted a quote is told what comes next", async () => {
  const { family, caseId } = await givenCase();
  const { rows } = await ownerPool().query("select email from accounts where id = $1", [family.id]);
  const [letter] = await lettersOf("email.quote_accepted", "quote.accepted", rows[0].email);
  expect(letter?.html).toContain(`/family/cases/${caseId}`);
});

test("invitations and new passwords go out with the link of their kind", async () => {
  const { actor } = await givenClinic();
  const family = await givenFamily();
  const emails = async (id: string) => (await ownerPool().query("select email from accounts where id = $1", [id])).rows[0].email as string;
  expect((await lettersOf("email.clinic_invitation", "clinic.invited", await emails(actor.id)))[0]?.html).toContain(
    "/link/clinic-invitation/",
  );
  expect((await lettersOf("email.invitation", "account.invited", await emails(family.id)))[0]?.html).toContain("/link/invitation/");
  await askPasswordReset({ email: await emails(family.id) });
  const letters = await lettersOf("email.password_reset", "password.reset_asked", await emails(family.id));
  expect(letters.at(-1)?.html).toContain("/link/password-reset/");
});
