import { readAs } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { found } from "~/web/submit.server";
import { casesVisibleTo } from "./cases.server";
import { enquiriesVisibleTo, quoteLinesVisibleTo, quotesVisibleTo } from "./store.server";

/** A quote with its lines, as whoever may see it reads it. @throws 404 */
export function quotePage(actor: Actor, quoteId: string) {
  return readAs(actor, async (db) => {
    const quote = found(await quotesVisibleTo(actor, db).where("id", "=", quoteId).executeTakeFirst());
    const lines = await quoteLinesVisibleTo(actor, db).where("quoteId", "=", quoteId).orderBy("ordinal").execute();
    const enquiry = await enquiriesVisibleTo(actor, db).where("id", "=", quote.enquiryId).executeTakeFirst();
    const opened = await casesVisibleTo(actor, db).where("quoteId", "=", quoteId).executeTakeFirst();
    return {
      quote,
      lines: lines.map(({ item, amountMinor }) => ({ item, amountMinor })),
      country: enquiry?.country ?? null,
      expectedOn: enquiry?.expectedOn ?? null,
      caseId: opened?.id ?? null,
      expired: quote.validUntil <= db.now,
    };
  });
}
