import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { readAs, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { svixHeaders } from "~/demo/resend/resend.server";
import { stripeSignature } from "~/demo/stripe/stripe.server";
import { now } from "~/outside/clock.server";
import { environment } from "~/outside/environment.server";
import { givenDueDeposit, paymentOf } from "~tests/support/given/billing";
import { deliverToRoutes } from "~tests/support/hooks";

const nowSeconds = () => Math.floor(Date.now() / 1000);
const post = (path: string, body: string, headers: Record<string, string>) =>
  deliverToRoutes(new Request(`http://portal.test/hooks/${path}`, { method: "POST", body, headers }));

test("a Stripe webhook with a wrong signature is a 400 and changes nothing", async () => {
  const { caseId, paymentId } = await givenDueDeposit();
  const object = { id: "cs_x", object: "checkout.session", metadata: { payment_id: paymentId } };
  const body = JSON.stringify({ id: "evt_forged", object: "event", type: "checkout.session.completed", data: { object } });
  const old = stripeSignature(body, environment().stripe.webhookSecret, nowSeconds() - 3600);
  for (const signature of [stripeSignature(body, "whsec_wrong", nowSeconds()), old, "", "t=1,v1=00"]) {
    expect((await post("stripe", body, { "stripe-signature": signature })).status).toBe(400);
  }
  expect((await paymentOf(caseId, "deposit")).state).toBe("due");
});

test("an event that means nothing here is answered and leaves no trace", async () => {
  const body = JSON.stringify({ id: "evt_other", object: "event", type: "product.created", data: { object: { id: "prod_1" } } });
  const signed = stripeSignature(body, environment().stripe.webhookSecret, nowSeconds());
  expect((await post("stripe", body, { "stripe-signature": signed })).status).toBe(204);
});

async function givenLetter() {
  const [id, eventId] = [uuidv7(), uuidv7()];
  await transact(WORKER, async (tx, record) => {
    const letter = { id, key: `${eventId}:email.test`, kind: "payment_due", eventId, personId: null, donorId: null };
    await tx
      .insertInto("messages")
      .values({ ...letter, state: "sent", resendId: `re_${id}`, sentAt: now() })
      .execute();
    await record({ type: "message.sent", about: [id], data: { kind: "payment_due" } });
  });
  return { id, resendId: `re_${id}` };
}

function tell(type: string, resendId: string, webhookId: string, secret = environment().resend.webhookSecret) {
  const data = { email_id: resendId, created_at: "2026-11-23T08:00:00Z", from: "a@b.invalid", to: ["c@d.invalid"], subject: "x" };
  const body = JSON.stringify({ type, created_at: "2026-11-23T08:00:05Z", data });
  return post("resend", body, svixHeaders(webhookId, body, secret, nowSeconds()));
}

const letterOf = (id: string) =>
  readAs(WORKER, (db) => db.selectFrom("messages").selectAll().where("id", "=", id).executeTakeFirstOrThrow());
const tasksAbout = (id: string) =>
  readAs(WORKER, (db) => db.selectFrom("tasks").select(["kind", "duty"]).where("subjectId", "=", id).execute());

test("a letter that bounced is a task for the coordinator, once, and stays bounced", async () => {
  const { id, resendId } = await givenLetter();
  expect((await tell("email.bounced", resendId, "msg_1")).status).toBe(204);
  expect((await tell("email.bounced", resendId, "msg_1")).status).toBe(204);
  expect((await tell("email.delivered", resendId, "msg_2")).status).toBe(204);
  expect((await letterOf(id)).state).toBe("bounced");
  expect(await tasksAbout(id)).toEqual([{ kind: "mail_bounced", duty: "coordinator" }]);
});

test("a letter's first opening is kept; later ones change nothing", async () => {
  const { id, resendId } = await givenLetter();
  await tell("email.opened", resendId, "msg_3");
  const { openedAt } = await letterOf(id);
  await tell("email.opened", resendId, "msg_4");
  expect(openedAt).toEqual(new Date("2026-11-23T08:00:05Z"));
  expect((await letterOf(id)).openedAt).toEqual(openedAt);
});

test("a Resend webhook with a wrong signature is a 400 and changes nothing", async () => {
  const { id, resendId } = await givenLetter();
  expect((await tell("email.bounced", resendId, "msg_5", "whsec_d3Jvbmcgd3Jvbmcgd3Jvbmc=")).status).toBe(400);
  expect((await letterOf(id)).state).toBe("sent");
});

test("news of a letter that is not written down yet is asked for again, and applied then", async () => {
  expect((await tell("email.delivered", "re_unknown", "msg_6")).status).toBe(503);
  const { resendId } = await givenLetter();
  expect((await tell("email.delivered", resendId, "msg_6")).status).toBe(204);
});
