import { z } from "zod";
import { refuse, refuseUnless } from "~/bank/history/refusal";
import { settingAt } from "~/bank/history/settings.server";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { Text } from "~/bank/people/fields.server";
import { openLink } from "~/bank/people/links.server";
import { newId } from "~/outside/ids.server";
import type { Tissue } from "~db/schema/columns";
import { lockEnquiry, moveEnquiry } from "./enquiries.server";
import { amountOf, PRICE_ITEMS, priceListInForce, refundTableInForce } from "./prices.server";

export const QuoteForm = z.object({
  amnionPlacenta: z.literal("yes").optional(),
  validDays: z.coerce
    .number("errors.not_a_number")
    .int("errors.not_a_number")
    .min(1, "enquiries.valid_days_wrong")
    .max(365, "enquiries.valid_days_wrong")
    .optional(),
  message: Text(4000).default(""),
});

/**
 * Answers an enquiry with a quote: the prices in force, copied line by line as the ceilings of all later invoices, and the refund table as
 * it stands. Its link is mailed. @throws Refusal `add_on_of_birth`, `price_missing`, `no_prices`, `no_consent_text`
 */
export async function sendQuote(
  actor: StaffActor,
  enquiryId: string,
  form: z.input<typeof QuoteForm>,
): Promise<{ quoteId: string; linkId: string }> {
  const asked = QuoteForm.parse(form);
  return transact(actor, async (tx, record) => {
    const enquiry = await lockEnquiry(tx, enquiryId);
    const about = await moveEnquiry(tx, actor, enquiryId, "quote");
    const amnionPlacenta = asked.amnionPlacenta === "yes";
    refuseUnless(!amnionPlacenta || enquiry.tissue === "birth", "add_on_of_birth");
    const list = await priceListInForce(tx);
    await refuseBeforeTexts(tx, enquiry.tissue);
    const days = asked.validDays ?? (await settingAt(tx, "enquiries.quote_valid_days", z.number().int().positive()));
    const refundTable = await refundTableInForce(tx);
    const quoteId = newId();
    const lines = PRICE_ITEMS.filter((item) => item !== "amnion_placenta" || amnionPlacenta).map((item, index) => ({
      id: newId(),
      quoteId,
      ordinal: index + 1,
      item,
      amountMinor: amountOf(list, item, enquiry.tissue) ?? refuse("price_missing", { item }),
    }));
    await tx
      .insertInto("quotes")
      .values({
        id: quoteId,
        enquiryId,
        priceListId: list.id,
        personId: null,
        tissue: enquiry.tissue,
        amnionPlacenta,
        currency: list.currency,
        state: "sent",
        validUntil: new Date(tx.now.getTime() + days * 86_400_000),
        refundTable: JSON.stringify(refundTable),
        storagePlan: null,
        message: asked.message,
        sentBy: actor.id,
        sentAt: tx.now,
        acceptedAt: null,
        signatureId: null,
      })
      .execute();
    await tx.insertInto("quoteLines").values(lines).execute();
    const linkId = await openLink(tx, { purpose: "quote", subjectId: quoteId, days });
    await record({ type: "quote.sent", about: [quoteId, ...lines.map((line) => line.id), ...about], data: { quoteId, linkId } });
    return { quoteId, linkId };
  });
}

/** What is quoted can be ordered, so that what is signed first lies there: a text of the bank's own, in force. */
async function refuseBeforeTexts(tx: Tx, tissue: Tissue): Promise<void> {
  const text = await tx
    .selectFrom("consentTexts")
    .select("id")
    .where("tissue", "=", tissue)
    .where("state", "=", "published")
    .where("effectiveFrom", "<=", tx.now)
    .executeTakeFirst();
  refuseUnless(text !== undefined, "no_consent_text", { tissue });
}
