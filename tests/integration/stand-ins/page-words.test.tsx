import { describe, expect, test } from "vitest";
import type { BillingPage as BillingData } from "~/demo/billing-page.rules";
import type { CardPage as CardData } from "~/demo/card-page.rules";
import * as billing from "~/routes/demo/billing.$session";
import * as card from "~/routes/demo/card.$session";
import * as mailbox from "~/routes/demo/mail._index";
import * as message from "~/routes/demo/mail.$id";
import { rendered, wordsOf } from "~tests/support/rendered";

const i18n = ["demo"];
const LANGUAGES = ["en", "it", "ar"] as const;
const order: CardData = {
  ...{ state: "open", dueMinor: 30_000, currency: "eur", isSubscription: false, successUrl: "/family/paid", cancelUrl: "/family/payments" },
  lines: [{ name: "Deposit", amountMinor: 30_000, each: null, firstOn: null }],
};
const cardPage = (page: Partial<CardData>, more: object = {}, locale: (typeof LANGUAGES)[number] = "en") =>
  rendered({
    Page: card.default,
    i18n,
    locale,
    path: "/demo/card/cs_1",
    data: { page: { ...order, ...page }, declined: false, formToken: "t", ...more },
  });

describe("the card page", () => {
  test("names the sum on its one button, offers two cards, and a way out", () => {
    const html = cardPage({});
    expect(html).toMatch(/<button[^>]*type="submit"[^>]*>Pay €300\.00<\/button>/);
    expect(html.match(/type="radio"/g)).toHaveLength(2);
    expect(html).toMatch(/href="\/family\/payments"[^>]*>Leave without paying/);
    expect(html).not.toContain("checked");
  });

  test("offers a card that fails later where there is a later", () => {
    expect(cardPage({ isSubscription: true }).match(/type="radio"/g)).toHaveLength(3);
  });

  test("says how often and from when a fee is charged, and that nothing is due before", () => {
    const line = { name: "Storage", amountMinor: 12_000, each: "year", firstOn: "2026-12-12T09:00:00.000Z" } as const;
    const words = wordsOf(cardPage({ isSubscription: true, dueMinor: 0, lines: [line] }));
    expect(words).toContain("€120.00 every year, first on 12 Dec 2026. Nothing is charged before.");
    expect(words).toContain("Begin the subscription");
  });

  test("tells of a decline as an alert", () => {
    expect(cardPage({}, { declined: true })).toMatch(/role="alert"[^>]*>Nothing was charged/);
  });

  test.each([
    ["complete", "/family/paid", "This has been paid"],
    ["expired", "/family/payments", "This page has expired"],
  ] as const)("is closed when %s: no form, one way on", (state, to, title) => {
    const html = cardPage({ state });
    expect(html).toContain(title);
    expect(html).toContain(`href="${to}"`);
    expect(html).not.toContain("<form");
  });

  test("puts the sentence beside the choice that was not made", () => {
    const actionData = { problems: { card: "demo.card_needed" }, typed: {} };
    const html = rendered({
      Page: card.default,
      i18n,
      path: "/demo/card/cs_1",
      data: { page: order, declined: false, formToken: "t" },
      actionData,
    });
    expect(wordsOf(html)).toContain("Error: Choose what the card should do.");
  });
});

const billingData: BillingData = {
  ...{ email: "elena@demo.invalid", card: "fails_later", returnUrl: "/family/payments" },
  subscriptions: [
    {
      id: "sub_1",
      name: "Storage",
      state: "past_due",
      amountMinor: 12_000,
      currency: "eur",
      each: "year",
      endsAt: "2027-12-12T09:00:00Z",
      ends: false,
    },
    {
      id: "sub_0",
      name: "Storage",
      state: "canceled",
      amountMinor: 1_000,
      currency: "eur",
      each: "month",
      endsAt: "2025-12-12T09:00:00Z",
      ends: false,
    },
  ],
  invoices: [{ id: "in_1", number: "DEMO-0002", at: "2026-12-12T09:00:00Z", amountMinor: 12_000, currency: "eur", state: "open" }],
};
const billingPage = (page: Partial<BillingData>, locale: (typeof LANGUAGES)[number] = "en") =>
  rendered({
    Page: billing.default,
    i18n,
    locale,
    path: "/demo/billing/bps_1",
    data: { page: { ...billingData, ...page }, tokens: { card: "a", end: "b" } },
  });

describe("the billing page", () => {
  test("lets a running subscription be ended, not one that has ended", () => {
    const html = billingPage({});
    expect(html.match(/End this subscription/g)).toHaveLength(1);
    expect(html).toMatch(/name="subscription" value="sub_1"/);
    expect(wordsOf(html)).toMatch(/€120\.00 a year Renews on 12 Dec 2027 Payment overdue/);
    expect(wordsOf(html)).toMatch(/€10\.00 a month Ended on 12 Dec 2025 Ended/);
  });

  test("says when a subscription told to end does so", () => {
    const [running] = billingData.subscriptions;
    expect(wordsOf(billingPage({ subscriptions: running ? [{ ...running, ends: true }] : [] }))).toContain("Ends on 12 Dec 2027");
  });

  test("teaches when there is nothing yet", () => {
    const words = wordsOf(billingPage({ subscriptions: [], invoices: [] }));
    expect(words).toContain("No subscription");
    expect(words).toContain("No invoice yet");
  });
});

const happened = [
  { what: "sent", at: "2026-11-23T08:00:00Z" },
  { what: "bounced", at: "2026-11-23T08:01:00Z" },
];
const letter = {
  id: "m1",
  from: "Bank <bank@demo.invalid>",
  to: ["bounce@demo.invalid"],
  subject: "<b>News</b>",
  tags: {},
  createdAt: "2026-11-23T08:00:00Z",
  happened,
};
const mailboxPage = (data: object, locale: (typeof LANGUAGES)[number] = "en") =>
  rendered({ Page: mailbox.default, i18n, locale, path: "/demo/mail", data });
const messagePage = (data: object, locale: (typeof LANGUAGES)[number] = "en") =>
  rendered({ Page: message.default, i18n, locale, path: "/demo/mail/m1", data: { ...letter, ...data } });

describe("the mailbox", () => {
  test("opens a message by a link that any browser follows, its subject as text", () => {
    const html = mailboxPage({ to: "", total: 1, messages: [letter] });
    expect(html).toMatch(/<a href="\/demo\/mail\/m1"[^>]*><bdi>&lt;b&gt;News&lt;\/b&gt;<\/bdi>/);
    expect(wordsOf(html)).toContain("1 message has been sent.");
    expect(wordsOf(html)).toContain("Bounced");
  });

  test("says how many of how many are shown, and offers all when filtered", () => {
    const words = wordsOf(mailboxPage({ to: "bounce", total: 150, messages: [letter] }));
    expect(words).toContain("The newest 1 of 150 are shown.");
    expect(words).toContain("Show all");
  });

  test("teaches when it is empty", () => {
    expect(wordsOf(mailboxPage({ to: "", total: 0, messages: [] }))).toContain("Whatever the portal sends appears here");
  });

  test("shows a letter in a frame that runs no script", () => {
    const html = messagePage({ html: "<p>Hello</p>", text: "Hello" });
    const [sandbox = ""] = /sandbox="[^"]*"/.exec(html) ?? [];
    expect(html).toContain('srcDoc="&lt;p&gt;Hello&lt;/p&gt;"');
    expect(sandbox).not.toBe("");
    expect(sandbox).not.toContain("allow-scripts");
  });

  test("says so when a message has no HTML or no text", () => {
    const words = wordsOf(messagePage({ html: null, text: null }));
    expect(words).toContain("This message has no HTML.");
    expect(words).toContain("This message has no plain text.");
  });
});

test.each(LANGUAGES)("no page of the demo shows a key or an empty place in %s", (locale) => {
  const pages = [
    cardPage({ isSubscription: true }, { declined: true }, locale),
    cardPage({ state: "expired" }, {}, locale),
    billingPage({}, locale),
    mailboxPage({ to: "x", total: 150, messages: [letter] }, locale),
    messagePage({ html: null, text: "x" }, locale),
  ];
  for (const html of pages) expect(wordsOf(html)).not.toMatch(/\b(demo|ui)\.(?!invalid)[a-z_]+|\{\w+|undefined/);
});
