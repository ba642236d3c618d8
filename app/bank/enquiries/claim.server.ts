import { sql } from "kysely";
import { z } from "zod";
import type { RecordEvent } from "~/bank/history/event";
import { refuseUnless } from "~/bank/history/refusal";
import { readAs, type Tx, transact } from "~/bank/history/transact.server";
import { activate } from "~/bank/people/account.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { FamilyName, GivenName, NewPassword, Phone } from "~/bank/people/fields.server";
import { linkFor, type OpenLink, spendLink } from "~/bank/people/links.server";
import { hashPassword } from "~/bank/people/password.server";
import { addAccount, addPerson } from "~/bank/people/persons.server";

export const FamilyAccountForm = z.object({
  givenName: GivenName,
  familyName: FamilyName,
  phone: Phone.optional(),
  newPassword: NewPassword,
});

/** What the holder of a quote's link may read: the quote, its lines, and to whom it was sent. Nothing when the link is unknown or ended. */
export async function quoteOfLink(token: string | undefined) {
  const link = await linkFor(token, "quote");
  if (link === undefined) return undefined;
  return readAs(WORKER, async (db) => {
    const quote = await db.selectFrom("quotes").selectAll().where("id", "=", link.subjectId).executeTakeFirstOrThrow();
    const enquiry = await db
      .selectFrom("enquiries")
      .select(["name", "email", "phone", "tissue", "expectedOn"])
      .where("id", "=", quote.enquiryId)
      .executeTakeFirstOrThrow();
    const lines = await db
      .selectFrom("quoteLines")
      .select(["item", "amountMinor"])
      .where("quoteId", "=", quote.id)
      .orderBy("ordinal")
      .execute();
    const account = await accountOf(db, enquiry.email);
    return {
      quote,
      lines,
      enquiry,
      claimed: quote.personId !== null,
      account: account === undefined ? null : account.state,
    };
  });
}

const accountOf = (db: Pick<Tx, "selectFrom">, email: string) =>
  db.selectFrom("accounts").selectAll().where(sql`lower(email)`, "=", email.toLowerCase()).executeTakeFirst();

/**
 * Makes the account of whoever received the quote, under the address to which it was mailed, and gives the quote to it. An account that
 * waited for its invitation is taken up by this. @throws Refusal `email_taken`, `link_ended`, `quote_taken`
 */
export async function openFamilyAccount(
  token: string | undefined,
  form: z.output<typeof FamilyAccountForm>,
): Promise<{ accountId: string; quoteId: string }> {
  const { newPassword, ...name } = form;
  const hash = await hashPassword(newPassword);
  return transact(WORKER, async (tx, record) => {
    const { quote, link } = await openQuote(tx, token);
    const enquiry = await tx.selectFrom("enquiries").selectAll().where("id", "=", quote.enquiryId).executeTakeFirstOrThrow();
    const known = await accountOf(tx, enquiry.email);
    refuseUnless(known === undefined || (known.state === "invited" && known.kind === "person"), "email_taken");
    const { email, locale, country, phone } = enquiry;
    const personId = known?.personId ?? (await addPerson(tx, { locale, country, email, ...name, phone: name.phone ?? phone }));
    const accountId = known?.id ?? (await addAccount(tx, { kind: "person", personId, email }));
    await activate(tx, accountId, hash);
    await record({ type: "account.opened", about: [personId, accountId], data: { accountId } });
    await take(tx, record, quote.id, personId, link.id);
    return { accountId, quoteId: quote.id };
  });
}

/** Takes a quote into one's account by its link. @throws Refusal `link_ended`, `quote_taken` */
export async function claimQuote(actor: PersonActor, token: string | undefined): Promise<string> {
  return transact(WORKER, async (tx, record) => {
    const { quote, link } = await openQuote(tx, token, actor.personId);
    if (quote.personId === null) await take(tx, record, quote.id, actor.personId, link.id);
    return quote.id;
  });
}

async function openQuote(tx: Tx, token: string | undefined, claimant?: string) {
  const link = await linkFor(token, "quote");
  refuseUnless(link !== undefined, "link_ended");
  const quote = await tx.selectFrom("quotes").selectAll().where("id", "=", link.subjectId).forNoKeyUpdate().executeTakeFirstOrThrow();
  refuseUnless(quote.personId === null || quote.personId === claimant, "quote_taken");
  return { link, quote };
}

async function take(tx: Tx, record: RecordEvent, quoteId: string, personId: string, linkId: OpenLink["id"]): Promise<void> {
  refuseUnless(await spendLink(tx, linkId), "link_ended");
  await tx.updateTable("quotes").set({ personId }).where("id", "=", quoteId).execute();
  await record({ type: "quote.claimed", about: [quoteId], data: { quoteId, personId } });
}
