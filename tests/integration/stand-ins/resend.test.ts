import { randomUUID } from "node:crypto";
import { Resend } from "resend";
import { expect, test } from "vitest";
import { EmailNotSent, sendEmail } from "~/outside/resend.server";
import { resendEventFindings, resendFindings } from "~tests/support/provider-schemas";
import { postJson } from "~tests/support/stand-in-events";
import { withStandIns } from "~tests/support/stand-ins";
import samples from "~tests/vectors/resend/webhook-samples.json";

const standIns = withStandIns();
const LETTER = { to: "elena@demo.invalid", subject: "Your box is on its way", html: "<p>On its way</p>", text: "On its way" };
const send = (fields: Partial<Parameters<typeof sendEmail>[0]> = {}) => sendEmail({ ...LETTER, key: `${randomUUID()}:email`, ...fields });
const sdk = () => new Resend("re_test_x", { baseUrl: standIns.resendBase });
const eventsOf = (id: string) =>
  standIns.resend
    .deliveries()
    .map((one) => JSON.parse(one.body) as { type: string; data: { email_id: string } })
    .filter((event) => event.data.email_id === id);

test("a message is kept as it was sent, from the bank, with our id as its only tag", async () => {
  const { resendId } = await send({ tags: { message_id: "0197-abc" } });
  const [message] = standIns.resend.messagesTo("elena@demo.invalid").filter((one) => one.id === resendId);
  expect(message).toMatchObject({ ...LETTER, to: [LETTER.to], tags: { message_id: "0197-abc" } });
  expect(message?.from).toMatch(/^.+ <.+@.+>$/);
  const { data } = await sdk().emails.get(resendId);
  expect(data).toMatchObject({ id: resendId, subject: LETTER.subject, last_event: "delivered" });
  expect(resendFindings("Email", data)).toEqual([]);
});

test("the same key sends once; the same key with another message is not sent and is no use trying again", async () => {
  const first = await send({ key: "once" });
  expect(await send({ key: "once" })).toEqual(first);
  await expect(send({ key: "once", subject: "Another" })).rejects.toMatchObject({ code: "invalid_idempotent_request", retryable: false });
  expect(standIns.resend.messages().filter((one) => one.id === first.resendId)).toHaveLength(1);
});

test("a delivered message is told twice, a bounced one with its reason, each in Resend's own form", async () => {
  const [delivered, bounced] = [await send(), await send({ to: "bounce+marco@demo.invalid" })];
  expect(eventsOf(delivered.resendId).map((event) => event.type)).toEqual(["email.sent", "email.delivered"]);
  expect(eventsOf(bounced.resendId)).toMatchObject([
    { type: "email.sent" },
    { type: "email.bounced", data: { bounce: { type: "Permanent" } } },
  ]);
  expect([...eventsOf(delivered.resendId), ...eventsOf(bounced.resendId)].flatMap(resendEventFindings)).toEqual([]);
});

test("the first view in the mailbox counts as opened, later ones and bounced mail do not", async () => {
  const [delivered, bounced] = [await send(), await send({ to: "bounce@demo.invalid" })];
  for (const { resendId } of [delivered, delivered, bounced]) await postJson(`${standIns.resendBase}/demo/mail/${resendId}/opened`, {});
  expect(eventsOf(delivered.resendId).map((event) => event.type)).toEqual(["email.sent", "email.delivered", "email.opened"]);
  expect(eventsOf(bounced.resendId).map((event) => event.type)).toEqual(["email.sent", "email.bounced"]);
  expect(eventsOf(delivered.resendId).flatMap(resendEventFindings)).toEqual([]);
});

test("the mailbox lists the newest first, without bodies, and can be asked for one address", async () => {
  await send({ to: "greta@demo.invalid", subject: "First" });
  await send({ to: "greta@demo.invalid", subject: "Second" });
  const mailbox = (await (await fetch(`${standIns.resendBase}/demo/mail?to=greta@`)).json()) as {
    messages: { id: string; subject: string }[];
    total: number;
  };
  expect(mailbox.messages.map((one) => one.subject)).toEqual(["Second", "First"]);
  expect(mailbox.total).toBe(2);
  expect(mailbox.messages[0]).not.toHaveProperty("html");
  expect(await (await fetch(`${standIns.resendBase}/demo/mail/${mailbox.messages[0]?.id}`)).json()).toMatchObject({ html: LETTER.html });
  expect((await fetch(`${standIns.resendBase}/demo/mail/unknown`)).status).toBe(404);
});

test.each([
  [429, "rate_limit_exceeded"],
  [500, "internal_server_error"],
])("an answer of %d may be tried again", async (status, code) => {
  standIns.resend.trouble(status);
  const refusal = await send().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(EmailNotSent);
  expect(refusal).toMatchObject({ code, retryable: true });
});

test("everything that the adapter sent so far fits Resend's schema", () => {
  expect(standIns.resend.journal.requests().length).toBeGreaterThan(8);
  expect(standIns.resend.journal.refused()).toEqual([]);
});

test("a batch is sent whole, and answered with an id each", async () => {
  const from = "Bank <bank@demo.invalid>";
  const { data, error } = await sdk().batch.send(
    [
      { ...LETTER, from },
      { ...LETTER, from, to: "ng@demo.invalid" },
    ],
    { idempotencyKey: "batch-1" },
  );
  expect(error).toBeNull();
  expect(data?.data).toHaveLength(2);
  expect(resendFindings("CreateBatchEmailsResponse", data)).toEqual([]);
  expect(standIns.resend.messagesTo("ng@demo.invalid")).toHaveLength(1);
});

test.each([
  ["no subject", { from: "a@x.test", to: "b@x.test", html: "x" }, "missing_required_field"],
  ["an unknown name", { from: "a@x.test", to: "b@x.test", subject: "s", html: "x", replyTo: "c@x.test" }, "validation_error"],
  ["an address that is none", { from: "a@x.test", to: "nobody", subject: "s", html: "x" }, "validation_error"],
  ["a sender that is none", { from: "Bank", to: "b@x.test", subject: "s", html: "x" }, "validation_error"],
  ["no body", { from: "a@x.test", to: "b@x.test", subject: "s" }, "validation_error"],
  [
    "a tag with a space",
    { from: "a@x.test", to: "b@x.test", subject: "s", text: "x", tags: [{ name: "a b", value: "c" }] },
    "validation_error",
  ],
  [
    "51 addresses",
    { from: "a@x.test", to: Array.from({ length: 51 }, (_, index) => `b${index}@x.test`), subject: "s", text: "x" },
    "validation_error",
  ],
])("a message with %s is refused and recorded as refused", async (_flaw, body, name) => {
  const answer = await fetch(`${standIns.resendBase}/emails`, {
    method: "POST",
    headers: { authorization: "Bearer re_test_x" },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ statusCode: 422, name });
  expect(standIns.resend.journal.refused().at(-1)).toMatchObject({ operation: "emails/send", params: body });
});

test.each([
  ["no key", "/emails", {}, 401],
  ["a real account's key", "/emails", { authorization: "Bearer re_AbC" }, 401],
  ["an address outside the API", "/domains", { authorization: "Bearer re_test_x" }, 404],
  ["too long an idempotency key", "/emails", { authorization: "Bearer re_test_x", "idempotency-key": "x".repeat(257) }, 400],
])("a request with %s is refused", async (_flaw, path, headers, status) => {
  const answer = await fetch(`${standIns.resendBase}${path}`, { method: "POST", headers: headers as Record<string, string>, body: "{}" });
  expect(answer.status).toBe(status);
});

test("an unknown message is not found, and that is no fault of the request", async () => {
  const before = standIns.resend.journal.refused().length;
  expect((await sdk().emails.get("00000000-0000-0000-0000-000000000000")).error).toMatchObject({ name: "not_found" });
  expect(standIns.resend.journal.refused()).toHaveLength(before);
});

test("the samples of Resend's webhooks pass the same check as ours", () => {
  expect(Object.values(samples.events).flatMap(resendEventFindings)).toEqual([]);
});
