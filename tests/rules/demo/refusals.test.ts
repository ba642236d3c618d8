import { describe, expect, test } from "vitest";
import { liveKeys, refuseLiveKeys } from "~/demo/live-keys.rules";
import { framedLetter } from "~/demo/resend/letter.rules";
import { ResendProblem, validBatch, validEmail } from "~/demo/resend/requests.server";
import { CARDS, cardPays, isCardName } from "~/demo/stripe/cards.rules";
import { cardDeclined, forbidden, impossible, keyUsedOtherwise, missing } from "~/demo/stripe/problems.rules";
import { openTrouble } from "~/demo/trouble.server";

const email = { from: "Northlight <care@bank.example>", to: "lina@family.test", subject: "Hello", html: "<p>Hello</p>" };
const refusedWith = (sent: unknown) => {
  try {
    validEmail(sent);
    return undefined;
  } catch (error) {
    const { code, statusCode, refused } = error as ResendProblem;
    return { code, statusCode, refused };
  }
};

describe("Resend's stand-in", () => {
  test("takes a message to one or several, with copies and tags", () => {
    expect(validEmail(email)).toEqual(email);
    for (const more of [
      { to: ["a@b.test", "C D <c@d.test>"] },
      { cc: "a@b.test", bcc: ["c@d.test"], reply_to: "e@f.test" },
      { html: undefined, text: "Hi" },
    ])
      expect(() => validEmail(JSON.parse(JSON.stringify({ ...email, ...more })))).not.toThrow();
  });

  test.each([
    ["no message at all", null],
    ["a text", "hello"],
    ["no sender", { ...email, from: undefined }],
    ["a sender that is no address", { ...email, from: "Northlight" }],
    ["a reader that is no address", { ...email, to: ["lina@family.test", "lina"] }],
    ["a copy to no address", { ...email, bcc: "nobody" }],
    ["no words", { from: email.from, to: email.to, subject: "Hello" }],
    ["no subject", { ...email, subject: undefined }],
    ["a name that Resend does not know", { ...email, colour: "green" }],
    ["a tag with a blank", { ...email, tags: [{ name: "message id", value: "1" }] }],
    ["a tag with the person's address", { ...email, tags: [{ name: "to", value: "lina@family.test" }] }],
    ["a tag that is too long", { ...email, tags: [{ name: "a", value: "x".repeat(257) }] }],
  ])("refuses %s, as a fault of the caller", (_, sent) => {
    const told = refusedWith(sent === null ? null : JSON.parse(JSON.stringify(sent)));
    expect(told).toMatchObject({ statusCode: 422, refused: true });
  });

  test("takes 1 to 100 messages at once, all of them or none", () => {
    expect(validBatch([email, email])).toHaveLength(2);
    expect(validBatch(Array.from({ length: 100 }, () => email))).toHaveLength(100);
    for (const batch of [
      [],
      Array.from({ length: 101 }, () => email),
      email,
      [email, { ...email, to: "x" }],
      [{ ...email, scheduled_at: "tomorrow" }],
    ])
      expect(() => validBatch(batch)).toThrow(ResendProblem);
  });
});

describe("a letter in the mailbox's frame", () => {
  test("may use its own style sheets by the page's nonce, and leads out of the frame", () => {
    const framed = framedLetter("<html><head><title>T</title><style>p{}</style></head><body><STYLE type='x'></STYLE></body></html>", "n1");
    expect(framed).toContain('<head><base target="_top">');
    expect(framed.match(/<style nonce="n1"/g)).toHaveLength(2);
  });

  test("without a head leads out all the same", () => expect(framedLetter("<p>Hi</p>", "n1")).toBe('<base target="_top"><p>Hi</p>'));

  test("keeps a word that only begins like a style sheet", () => expect(framedLetter("<stylish>", "n")).toContain("<stylish>"));
});

describe("live keys", () => {
  test.each([
    [{ STRIPE_SECRET_KEY: "sk_live_1" }, ["STRIPE_SECRET_KEY"]],
    [{ STRIPE_SECRET_KEY: "rk_live_1", RESEND_API_KEY: "re_123" }, ["STRIPE_SECRET_KEY", "RESEND_API_KEY"]],
    [{ STRIPE_SECRET_KEY: "sk_test_live_1", RESEND_API_KEY: "re_demo1" }, []],
    [{ RESEND_API_KEY: "re_test_1" }, []],
    [{}, []],
  ])("%j: no stand-in starts beside %j", (environment, live) => {
    expect(liveKeys(environment)).toEqual(live);
    if (live.length === 0) expect(refuseLiveKeys(environment)).toBeUndefined();
    else expect(() => refuseLiveKeys(environment)).toThrow(live.join(" and "));
  });
});

describe("the demo's cards", () => {
  test("pay as their names say, with the person there and without", () => {
    const paid = (present: boolean) => (["works", "declined", "fails_later"] as const).map((card) => cardPays(card, present));
    expect(paid(true)).toEqual([true, false, true]);
    expect(paid(false)).toEqual([true, false, false]);
  });

  test("are three of Stripe's published test numbers, none of which can be a real card", () => {
    expect(new Set(Object.values(CARDS)).size).toBe(3);
    for (const number of Object.values(CARDS)) {
      const sum = [...number].reverse().reduce((total, digit, at) => {
        const twice = Number(digit) * (at % 2 === 1 ? 2 : 1);
        return total + (twice > 9 ? twice - 9 : twice);
      }, 0);
      expect(sum % 10).toBe(0);
    }
  });

  test.each(["works", "toString", "", null, 4242, undefined])("%j is a card's name only if it is one of them", (name) => {
    expect(isCardName(name)).toBe(name === "works");
  });
});

describe("Stripe's stand-in says no", () => {
  test("to what the schema forbids as a fault of the caller, to what cannot be done as a state", () => {
    expect([forbidden("x").refused, impossible("x").refused, missing("charge", "ch_1").refused, cardDeclined().refused]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test("with the status and the words that Stripe uses", () => {
    expect(missing("payment_intent", "pi_1")).toMatchObject({
      status: 404,
      body: { code: "resource_missing", param: "id", message: "No such payment_intent: 'pi_1'" },
    });
    expect(cardDeclined()).toMatchObject({ status: 402, body: { type: "card_error", code: "card_declined" } });
    expect(keyUsedOtherwise("k1")).toMatchObject({ status: 400, body: { type: "idempotency_error" } });
    expect(keyUsedOtherwise("k1").message).toContain("'k1'");
  });
});

test("an outage lasts as many requests as it was asked for, each kind in its turn, and then it is over", () => {
  const trouble = openTrouble();
  expect(trouble.next()).toBeNull();
  trouble.ask(503, 2);
  trouble.ask(429, 1);
  expect([trouble.next(), trouble.next(), trouble.next(), trouble.next()]).toEqual([503, 503, 429, null]);
});
