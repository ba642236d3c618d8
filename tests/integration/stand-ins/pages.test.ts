import type { AppLoadContext } from "@remix-run/node";
import { describe, expect, test } from "vitest";
import { moveStripeClock } from "~/demo/desks.server";
import { environment, setEnvironment } from "~/outside/environment.server";
import { sendEmail } from "~/outside/resend.server";
import { billingPortalAddress, createCheckout, findOrCreateCustomer, retrieveCheckout, retrieveInvoice } from "~/outside/stripe.server";
import * as billing from "~/routes/demo/billing.$session";
import * as ending from "~/routes/demo/billing.$session_.end";
import * as card from "~/routes/demo/card.$session";
import * as mailboxPage from "~/routes/demo/mail._index";
import * as messagePage from "~/routes/demo/mail.$id";
import * as requests from "~/routes/demo/requests";
import { newFormToken } from "~/web/submit.server";
import { withStandIns } from "~tests/support/stand-ins";

const standIns = withStandIns();
const context = { nonce: "nonce-1" } as AppLoadContext;
const at = (path: string) => new Request(`http://portal.test${path}`);
let orders = 0;

function post(path: string, fields: Record<string, string>): Request {
  return new Request(`http://portal.test${path}`, { method: "POST", body: new URLSearchParams({ formToken: newFormToken(), ...fields }) });
}

async function givenCheckout(mode: "payment" | "subscription" = "payment") {
  orders += 1;
  const customerId = await findOrCreateCustomer({ personId: `p${orders}`, email: `p${orders}@demo.invalid`, locale: "en" });
  const common = {
    paymentId: `o${orders}`,
    attempt: 1,
    amountMinor: 30_000,
    currency: "EUR",
    name: "Deposit",
    customerId,
    locale: "en",
  } as const;
  const addresses = {
    successUrl: "http://portal.test/family/payments?session={CHECKOUT_SESSION_ID}",
    cancelUrl: "http://portal.test/family/payments",
  };
  const order = mode === "payment" ? { ...common, ...addresses, mode } : { ...common, ...addresses, mode, interval: "year" as const };
  return { customerId, ...(await createCheckout(order)) };
}

const pay = (session: string, choice: string) =>
  card.action({ request: post(`/demo/card/${session}`, { card: choice }), params: { session }, context });
const locationOf = (answer: unknown) => (answer instanceof Response ? answer.headers.get("location") : null);

describe("the card page", () => {
  test("pays, and sends the person back to the bank with the session's id", async () => {
    const { sessionId: session } = await givenCheckout();
    const shown = await card.loader({ request: at(`/demo/card/${session}`), params: { session }, context });
    expect(shown).toMatchObject({ declined: false, page: { state: "open", dueMinor: 30_000, lines: [{ name: "Deposit", each: null }] } });
    expect(locationOf(await pay(session, "works"))).toBe(`http://portal.test/family/payments?session=${session}`);
    expect(await retrieveCheckout(session)).toMatchObject({ status: "complete" });
  });

  test("tells of a decline and stays open", async () => {
    const { sessionId: session } = await givenCheckout();
    const address = locationOf(await pay(session, "declined")) ?? "";
    expect(address).toBe(`/demo/card/${session}?declined`);
    expect(await card.loader({ request: at(address), params: { session }, context })).toMatchObject({
      declined: true,
      page: { state: "open" },
    });
  });

  test("asks again when no card was chosen, and nothing is paid", async () => {
    const { sessionId: session } = await givenCheckout();
    expect(await pay(session, "")).toMatchObject({ init: { status: 422 }, data: { problems: { card: "demo.card_needed" } } });
    expect(await retrieveCheckout(session)).toMatchObject({ status: "open" });
  });

  test("is closed once paid: a second payment of one checkout is not possible", async () => {
    const { sessionId: session } = await givenCheckout();
    await pay(session, "works");
    expect(locationOf(await pay(session, "works"))).toBe(`/demo/card/${session}`);
    expect(await card.loader({ request: at("/"), params: { session }, context })).toMatchObject({ page: { state: "complete" } });
  });

  test("of an unknown session is not there", async () => {
    await expect(card.loader({ request: at("/"), params: { session: "cs_test_unknown" }, context })).rejects.toMatchObject({ status: 404 });
  });
});

describe("the billing page", () => {
  test("shows what a customer has, changes the card, and ends a subscription", async () => {
    const { sessionId, customerId } = await givenCheckout("subscription");
    standIns.stripe.pay(sessionId, "fails_later");
    const session =
      (await billingPortalAddress({ customerId, returnUrl: "http://portal.test/family", locale: "it" })).split("/").at(-1) ?? "";
    await standIns.stripe.advanceTo(new Date(standIns.stripe.now().getTime() + 366 * 86_400_000));
    const args = { params: { session }, context };

    const { page } = await billing.loader({ request: at(`/demo/billing/${session}`), ...args });
    expect(page).toMatchObject({
      card: "fails_later",
      returnUrl: "http://portal.test/family",
      subscriptions: [{ state: "past_due", name: "Deposit" }],
    });
    expect(page.invoices.map((invoice) => invoice.state)).toEqual(["open", "paid"]);

    expect(locationOf(await billing.action({ request: post(`/demo/billing/${session}`, { card: "works" }), ...args }))).toBe(
      `/demo/billing/${session}`,
    );
    expect(await retrieveInvoice(page.invoices[0]?.id ?? "")).toMatchObject({ status: "paid" });

    const subscription = page.subscriptions[0]?.id ?? "";
    await ending.action({ request: post(`/demo/billing/${session}/end`, { subscription }), ...args });
    expect((await billing.loader({ request: at("/"), ...args })).page.subscriptions).toMatchObject([{ state: "canceled" }]);
  });
});

describe("the mailbox", () => {
  test("lists messages and opens one, its styles allowed and its links leading out", async () => {
    const html = "<html><head><style>p{color:teal}</style></head><body><a href='/x'>See it</a></body></html>";
    const { resendId } = await sendEmail({
      to: "kenji@demo.invalid",
      subject: "There is news",
      html,
      text: "There is news",
      key: "mailbox-1",
    });
    const list = await mailboxPage.loader({ request: at("/demo/mail?to=kenji"), params: {}, context });
    expect(list).toMatchObject({ to: "kenji", total: 1, messages: [{ id: resendId, subject: "There is news" }] });
    const message = await messagePage.loader({ request: at(`/demo/mail/${resendId}`), params: { id: resendId }, context });
    expect(message.html).toContain('<style nonce="nonce-1">');
    expect(message.html).toContain('<base target="_top">');
    expect(message.happened.map(({ what }) => what)).toEqual(["sent", "delivered", "opened"]);
  });

  test("of an unknown message is not there", async () => {
    await expect(messagePage.loader({ request: at("/"), params: { id: "unknown" }, context })).rejects.toMatchObject({ status: 404 });
  });
});

test("the requests so far are counted, and none is refused by the providers' schemas", async () => {
  const said = await (await requests.loader()).json();
  expect(said).toEqual({
    stripe: { requests: standIns.stripe.journal.requests().length, refused: [] },
    resend: { requests: standIns.resend.journal.requests().length, refused: [] },
  });
});

test("the bank's clock takes Stripe's along", async () => {
  const { sessionId } = await givenCheckout();
  const { now } = await moveStripeClock(new Date(standIns.stripe.now().getTime() + 25 * 3_600_000));
  expect(new Date(now)).toEqual(standIns.stripe.now());
  expect(await retrieveCheckout(sessionId)).toMatchObject({ status: "expired" });
});

test("a portal that is no demo has none of these pages", async () => {
  const { sessionId: session } = await givenCheckout();
  const settled = environment();
  setEnvironment({ ...settled, demo: false });
  try {
    const args = { request: at("/"), params: { session, id: "x" }, context };
    await expect(requests.loader()).rejects.toMatchObject({ status: 404 });
    for (const page of [card, billing, mailboxPage, messagePage]) await expect(page.loader(args)).rejects.toMatchObject({ status: 404 });
    await expect(pay(session, "works")).rejects.toMatchObject({ status: 404 });
    await expect(ending.action({ request: post("/", { subscription: "sub_1" }), params: { session }, context })).rejects.toMatchObject({
      status: 404,
    });
  } finally {
    setEnvironment(settled);
  }
});
