import { expect, test } from "vitest";
import { receiveEnquiry } from "~/bank/enquiries/enquiries.server";
import { sendQuote } from "~/bank/enquiries/quotes.server";
import { readAs } from "~/bank/history/transact.server";
import { specificationAt } from "~/bank/laboratory/specifications.server";
import { type StaffActor, WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { inviteStaff } from "~/bank/people/team.server";
import { drainJobs } from "~/jobs/worker.server";
import { loadClock, now } from "~/outside/clock.server";
import { prepareDatabase } from "~/portal.server";
import * as invitation from "~/routes/public/link.invitation.$token";
import * as signIn from "~/routes/public/sign-in";
import * as nextText from "~/routes/staff/consents.texts.$textId.next";
import * as prices from "~/routes/staff/money.prices";
import { closeDatabase, connect, ownerPool } from "~db/client.server";
import { openBank } from "~db/seed/opening.server";
import { ask, post } from "~tests/support/asked";
import { emptyDatabase } from "~tests/support/database";
import { enquiryForm } from "~tests/support/given/enquiries";
import { givenTakenUp, PASSWORD } from "~tests/support/given/people";
import { withStandIns } from "~tests/support/stand-ins";

const standIns = withStandIns();
const REAL = {
  DEMO: "false" as const,
  STRIPE_SECRET_KEY: "sk_live_abc",
  STRIPE_WEBHOOK_SECRET: "whsec_abc",
  RESEND_API_KEY: "re_abc",
  RESEND_WEBHOOK_SECRET: "whsec_YWJj",
  BASE_URL: "https://cells.example",
  SESSION_SECRET: "s".repeat(32),
  LINK_SECRET: "l".repeat(32),
  CERTIFICATE_SIGNING_KEY: "{}",
  BANK_NAME: "Cells",
  BANK_ADDRESS: "Here 1",
  BANK_EMAIL: "bank@cells.example",
  BANK_LICENCE: "L-1",
  BANK_FIN: "A1234",
};
const ADMINISTRATOR = "Ada Maria Rossi <ada@cells.example>";

test("a new bank that is no demo: its administrator is invited by letter, and nobody is quoted before the bank has said its own prices and texts", async () => {
  const url = ownerPool().options.connectionString ?? "";
  const empty = await emptyDatabase();
  await closeDatabase();
  connect(empty.url, 4);
  try {
    expect(await prepareDatabase(REAL)).toMatchObject({ demo: false });
    expect(await openBank(undefined)).toContain("BANK_ADMIN_EMAIL is not set");
    expect(await Promise.all([openBank(ADMINISTRATOR), openBank(ADMINISTRATOR)])).toEqual([undefined, undefined]);
    expect(await openBank(undefined)).toBeUndefined();

    await drainJobs();
    const [letter, ...others] = standIns.resend.messagesTo("ada@cells.example");
    expect(others).toEqual([]);
    const [, token = ""] = /\/link\/invitation\/([\w-]+)/.exec(JSON.stringify(letter)) ?? [];
    expect((await post(invitation.action, null, "/link/invitation/x", { newPassword: PASSWORD }, { token })).location).toBe("/staff");
    const signedIn = await post(signIn.action, null, "/sign-in", { email: "ada@cells.example", password: PASSWORD, next: "" });
    expect(signedIn.location).toBe("/staff");
    const { id } = await readAs(WORKER, (db) =>
      db.selectFrom("accounts").select("id").where("kind", "=", "staff").executeTakeFirstOrThrow(),
    );
    const ada = (await actorFor(id)) as StaffActor;
    expect(ada).toMatchObject({ displayName: "Ada Maria Rossi", duties: ["administrator"] });

    const hired = await inviteStaff(ada, {
      givenName: "F",
      familyName: "C",
      email: "fc@cells.example",
      duties: ["coordinator", "finance"],
    });
    const colleague = (await givenTakenUp(hired.accountId)) as StaffActor;
    const { enquiryId } = await receiveEnquiry(enquiryForm("bone_marrow"));
    await expect(sendQuote(colleague, enquiryId, {})).rejects.toMatchObject({ code: "no_prices" });

    const { fields, kept, book } = await ask(prices.loader, colleague, "/staff/money/prices");
    expect(book).toBeNull();
    const amounts = Object.fromEntries(fields.map(({ name }) => [name, "250.50"]));
    const table = Object.fromEntries(kept.map((stage) => [`kept.${stage}`, "100"]));
    const form = { code: "PB-1", currency: "eur", effectiveOn: now().toISOString().slice(0, 10), ...amounts, ...table };
    expect((await post(prices.action, colleague, "/staff/money/prices", { ...form, release: "" })).status).toBe(422);
    expect((await post(prices.action, ada, "/staff/money/prices", form)).status).toBe(409);
    expect((await post(prices.action, colleague, "/staff/money/prices", form)).location).toBe("/staff/money/prices");
    await expect(sendQuote(colleague, enquiryId, {})).rejects.toMatchObject({ code: "no_consent_text" });

    const draft = await readAs(WORKER, (db) =>
      db.selectFrom("consentTexts").selectAll().where("tissue", "=", "bone_marrow").where("locale", "=", "en").executeTakeFirstOrThrow(),
    );
    expect(draft).toMatchObject({ state: "draft", version: 1, legallyReviewed: false });
    const page = await ask(nextText.loader, ada, "/", { textId: draft.id });
    expect(page.nextVersion).toBe(1);
    const words = page.clauses.flatMap(({ code, heading, plain, fullText }) => [
      [`heading_${code}`, heading],
      [`plain_${code}`, plain],
      [`full_${code}`, `${fullText} As our lawyers wish.`],
    ]);
    const own = { title: "Our own text", legallyReviewed: "yes", ...Object.fromEntries(words) };
    expect((await post(nextText.action, ada, "/", own, { textId: draft.id })).location).toBe(`/staff/consents/texts/${draft.id}`);
    const published = await readAs(WORKER, (db) =>
      db.selectFrom("consentTexts").selectAll().where("id", "=", draft.id).executeTakeFirstOrThrow(),
    );
    expect(published).toMatchObject({ state: "published", title: "Our own text", legallyReviewed: true, publishedBy: ada.id });
    const { quoteId } = await sendQuote(colleague, enquiryId, {});
    const quote = await readAs(WORKER, (db) => db.selectFrom("quotes").selectAll().where("id", "=", quoteId).executeTakeFirstOrThrow());
    expect(quote.refundTable).toMatchObject({ version: 1, currency: "EUR", keptMinor: { not_collected: 100_00, stored: null } });

    const proposed = await readAs(WORKER, (db) => db.selectFrom("specifications").select("approvedBy").execute());
    expect(proposed.length).toBeGreaterThan(0);
    expect(proposed.every(({ approvedBy }) => approvedBy === null)).toBe(true);
    const later = new Date(now().getTime() + 86_400_000);
    expect(await readAs(WORKER, (db) => specificationAt(db, "DBM01", "bank", later))).toBeUndefined();
  } finally {
    await closeDatabase();
    await empty.drop();
    connect(url);
    await loadClock(ownerPool());
  }
});
