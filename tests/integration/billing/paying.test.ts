import { beforeAll, expect, test } from "vitest";
import { askForCase } from "~/bank/billing/ask.operations.server";
import { checkoutAddress, openCheckout } from "~/bank/billing/checkout.operations.server";
import { customerOf, manageCardAddress } from "~/bank/billing/customer.operations.server";
import { oweRefund } from "~/bank/billing/refund.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { grantRight } from "~/bank/people/family.server";
import { drainJobs } from "~/jobs/worker.server";
import { stripe } from "~/outside/stripe-client.server";
import * as list from "~/routes/family/payments._index";
import * as onePage from "~/routes/family/payments.$paymentId._index";
import * as cardRoute from "~/routes/family/payments.$paymentId.card";
import * as payRoute from "~/routes/family/payments.$paymentId.pay";
import * as receiptRoute from "~/routes/family/payments.$paymentId.receipt[.]pdf";
import * as manageCard from "~/routes/family/payments.card";
import { ask, post } from "~tests/support/asked";
import { givenDueDeposit, paymentOf } from "~tests/support/given/billing";
import { givenConsentTexts } from "~tests/support/given/consent";
import { givenClinic, givenFamily, givenStaff } from "~tests/support/given/people";
import { deliverToRoutes } from "~tests/support/hooks";
import { withStandIns } from "~tests/support/stand-ins";

const standIns = withStandIns({ deliver: deliverToRoutes });
const refusal = (code: string) => expect.objectContaining({ code });
const notFound = expect.objectContaining({ status: 404 });
const sessionIn = (address: string) => address.split("/").at(-1) ?? "";
beforeAll(givenConsentTexts);

async function settle(address: string) {
  standIns.stripe.pay(sessionIn(address));
  await standIns.stripe.settled();
}

test("only a person pays: neither clinic nor staff nor the portal itself opens a card page", async () => {
  const { paymentId, caseId } = await givenDueDeposit();
  for (const actor of [await givenStaff("finance", "coordinator"), WORKER])
    await expect(openCheckout(actor, paymentId)).rejects.toThrow(refusal("not_allowed"));
  await expect(openCheckout((await givenClinic()).actor, paymentId)).rejects.toBeDefined();
  expect(await paymentOf(caseId, "deposit")).toMatchObject({ state: "due", attempt: 0, stripeCheckoutId: null });
});

test("whoever holds the right to pay pays with a card of their own; whoever may only look sees it and cannot", async () => {
  const { paymentId, donorId, caseId } = await givenDueDeposit();
  const [payer, looker] = [await givenFamily(), await givenFamily()];
  const coordinator = await givenStaff("coordinator");
  await grantRight(coordinator, donorId, { personId: payer.personId, kinds: ["view", "pay"], ground: "account_holder" });
  await grantRight(coordinator, donorId, { personId: looker.personId, kinds: ["view"], ground: "guardian" });
  expect(await ask(onePage.loader, looker, "/", { paymentId })).toMatchObject({ mayPay: false, payment: { state: "due" } });
  await expect(openCheckout(looker, paymentId)).rejects.toThrow(refusal("not_allowed"));
  expect(await ask(onePage.loader, payer, "/", { paymentId })).toMatchObject({ mayPay: true });
  const address = await openCheckout(payer, paymentId);
  const { customer } = await stripe().checkout.sessions.retrieve(sessionIn(address));
  expect(customer).toBe(await customerOf(payer));
  await settle(address);
  expect((await paymentOf(caseId, "deposit")).state).toBe("paid");
});

test("what was withdrawn is not paid, and its page says that nothing is owed", async () => {
  const { paymentId, caseId, family } = await givenDueDeposit();
  await oweRefund(caseId, "before_dispatch");
  const { status, answer } = await post(payRoute.action, family, "/", {}, { paymentId });
  expect([status, answer?.refusal?.code]).toEqual([409, "payment_withdrawn"]);
  expect(await checkoutAddress(family, paymentId)).toBeNull();
  expect((await ask(list.loader, family, "/")).due).toEqual([]);
});

test("one person has one customer at the card company, however many things they pay", async () => {
  const { paymentId, caseId, family } = await givenDueDeposit();
  await settle(await openCheckout(family, paymentId));
  await askForCase(caseId, "balance");
  const balance = await paymentOf(caseId, "balance");
  const first = await customerOf(family);
  const { customer } = await stripe().checkout.sessions.retrieve(sessionIn(await openCheckout(family, balance.id)));
  expect(customer).toBe(first);
  const both = await Promise.all([customerOf(family), customerOf(family)]);
  expect(new Set([...both, first]).size).toBe(1);
});

test("who never paid by card has none to change; afterwards the way leads to their own customer and back to their payments", async () => {
  const { paymentId, family } = await givenDueDeposit();
  await expect(manageCardAddress(family)).rejects.toThrow(refusal("no_card"));
  const refused = await post(manageCard.action, family, "/", {});
  expect([refused.status, refused.answer?.refusal?.code]).toEqual([409, "no_card"]);
  expect((await ask(list.loader, family, "/")).hasCard).toBe(false);
  await settle(await openCheckout(family, paymentId));
  expect((await ask(list.loader, family, "/")).hasCard).toBe(true);
  const { location } = await post(manageCard.action, family, "/", {});
  expect(location).toMatch(/^http/);
  const stranger = await givenFamily();
  await expect(manageCardAddress(stranger)).rejects.toThrow(refusal("no_card"));
});

test("the pay button leads to the card page of its own attempt, and without one back to the payment", async () => {
  const { paymentId, family } = await givenDueDeposit();
  const to = async () => ((await ask(cardRoute.loader, family, "/", { paymentId })) as Response).headers.get("location");
  expect(await to()).toBe(`/family/payments/${paymentId}`);
  const opened = await post(payRoute.action, family, "/", {}, { paymentId });
  expect(opened.location).toBe(`/family/payments/${paymentId}/card`);
  const address = await to();
  expect(address).toBe(await checkoutAddress(family, paymentId));
  await settle(address ?? "");
  expect(await to()).toBe(`/family/payments/${paymentId}`);
});

test("back from the card page the payment says that its confirmation is on the way, until it has come", async () => {
  const { paymentId, family } = await givenDueDeposit();
  expect(await ask(onePage.loader, family, "/?paid=1", { paymentId })).toMatchObject({ justPaid: true, payment: { paidAt: null } });
  expect(await ask(onePage.loader, family, "/", { paymentId })).toMatchObject({ justPaid: false });
});

test("a receipt is there once it was issued, as a PDF under its number, for the family alone", async () => {
  const { paymentId, family } = await givenDueDeposit();
  await expect(ask(receiptRoute.loader, family, "/", { paymentId })).rejects.toEqual(notFound);
  await settle(await openCheckout(family, paymentId));
  await drainJobs();
  const paper = await ask(receiptRoute.loader, family, "/", { paymentId });
  const { payment } = await ask(onePage.loader, family, "/", { paymentId });
  expect(paper.headers.get("content-disposition")).toBe(`inline; filename="${payment.receiptNumber}.pdf"`);
  await expect(ask(receiptRoute.loader, await givenFamily(), "/", { paymentId })).rejects.toEqual(notFound);
});

test("another family finds no page, no button and no way to the card; an address that is none is not there either", async () => {
  const { paymentId } = await givenDueDeposit();
  const stranger = await givenFamily();
  for (const id of [paymentId, "none", "01980000-0000-7000-8000-000000000000"]) {
    await expect(ask(onePage.loader, stranger, "/", { paymentId: id })).rejects.toEqual(notFound);
    await expect(ask(cardRoute.loader, stranger, "/", { paymentId: id })).rejects.toEqual(notFound);
    await expect(post(payRoute.action, stranger, "/", {}, { paymentId: id })).rejects.toEqual(notFound);
  }
});

test("a payment is told with the ceiling that was signed, by whom it was signed, and the day", async () => {
  const { paymentId, caseId, family, quoteId } = await givenDueDeposit();
  await askForCase(caseId, "balance");
  const page = await ask(list.loader, family, "/");
  expect(page.due.map(({ purpose, amountMinor, ceilingMinor }) => [purpose, amountMinor, ceilingMinor]).sort()).toEqual([
    ["balance", 1600_00, 1600_00],
    ["deposit", 300_00, 300_00],
  ]);
  const { payment } = await ask(onePage.loader, family, "/", { paymentId });
  expect(payment).toMatchObject({ quoteId, coi: expect.stringMatching(/^CH/), givenName: family.displayName.split(" ")[0] });
  expect(payment.signedAt).toBeInstanceOf(Date);
  const rows = await readAs(WORKER, (db) => db.selectFrom("events").select("type").where("caseId", "=", caseId).execute());
  expect(rows.filter(({ type }) => type === "payment.asked")).toHaveLength(2);
});
