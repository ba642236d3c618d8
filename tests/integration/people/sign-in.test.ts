import { expect, test } from "vitest";
import { endSession, sessionsOf } from "~/bank/people/account.server";
import { noteAttempt } from "~/bank/people/attempts.server";
import { countFromAddress, signIn } from "~/bank/people/sign-in.server";
import { actorOf, closeSession, openSession, requireActor, requireClinic, requirePerson, requireStaff } from "~/web/session.server";
import { ownerPool } from "~db/client.server";
import { emailOf, givenClinic, givenFamily, givenStaff, PASSWORD } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const request = (cookie = "", path = "/family") => new Request(`http://portal.test${path}`, { headers: cookie ? { cookie } : {} });
const cookieIn = (header: string) => header.split(";")[0] ?? "";

test("the right password opens the account, in whatever letters the address is written", async () => {
  const family = await givenFamily();
  const email = await emailOf(family.id);
  await expect(signIn({ email: email.toUpperCase(), password: PASSWORD }, "10.0.0.1")).resolves.toEqual({
    accountId: family.id,
    kind: "person",
  });
});

test("an unknown address, a wrong password and a closed account are answered alike", async () => {
  const family = await givenFamily();
  const email = await emailOf(family.id);
  await expect(signIn({ email, password: "another password" }, "10.0.0.2")).rejects.toThrow(refusal("sign_in_wrong"));
  await expect(signIn({ email: "nobody@family.test", password: PASSWORD }, "10.0.0.2")).rejects.toThrow(refusal("sign_in_wrong"));
});

test("an unknown address costs as much work as a known one", async () => {
  const family = await givenFamily();
  const email = await emailOf(family.id);
  const costs: number[] = [];
  for (const each of [email, "nobody-at-all@family.test"]) {
    const from = performance.now();
    await signIn({ email: each, password: "another password" }, "10.0.0.3").catch(() => undefined);
    costs.push(performance.now() - from);
  }
  expect(Math.min(...costs)).toBeGreaterThan(10); // a scrypt each: without one the answer comes in 2 ms
});

test("after eight failures an account is locked, for the right password too, and others are not", async () => {
  const family = await givenFamily();
  const email = await emailOf(family.id);
  for (let n = 0; n < 8; n++) await signIn({ email, password: "wrong password" }, "10.0.0.4").catch(() => undefined);
  await expect(signIn({ email, password: PASSWORD }, "10.0.0.5")).rejects.toThrow(refusal("too_many_attempts"));
  const other = await givenFamily();
  await expect(signIn({ email: await emailOf(other.id), password: PASSWORD }, "10.0.0.5")).resolves.toBeDefined();
});

test("a burst of guesses at one moment gets no more than eight tries", async () => {
  const family = await givenFamily();
  const email = await emailOf(family.id);
  const burst = await Promise.allSettled(
    Array.from({ length: 30 }, (_, n) => signIn({ email, password: `guess number ${n}` }, `10.1.0.${n}`)),
  );
  const tried = burst.filter((each) => each.status === "rejected" && each.reason.code === "sign_in_wrong");
  expect(burst.every((each) => each.status === "rejected")).toBe(true);
  expect(tried.length).toBeLessThanOrEqual(8);
});

test("a right password forgets the failures before it", async () => {
  const family = await givenFamily();
  const email = await emailOf(family.id);
  for (let n = 0; n < 7; n++) await signIn({ email, password: "wrong password" }, "10.0.0.6").catch(() => undefined);
  await signIn({ email, password: PASSWORD }, "10.0.0.6");
  for (let n = 0; n < 7; n++) await signIn({ email, password: "wrong password" }, "10.0.0.6").catch(() => undefined);
  await expect(signIn({ email, password: PASSWORD }, "10.0.0.6")).resolves.toBeDefined();
});

test("an address that failed forty times is locked for every account", async () => {
  for (let n = 0; n < 40; n++) await noteAttempt("address", "10.0.0.7", false);
  const family = await givenFamily();
  await expect(signIn({ email: await emailOf(family.id), password: PASSWORD }, "10.0.0.7")).rejects.toThrow(refusal("too_many_attempts"));
});

test("forty letters asked for from one address are enough", async () => {
  for (let n = 0; n < 40; n++) await countFromAddress("enquiry", "10.0.0.8");
  await expect(countFromAddress("enquiry", "10.0.0.8")).rejects.toThrow(refusal("too_many_attempts"));
  await expect(countFromAddress("enquiry", "10.0.0.9")).resolves.toBeUndefined();
});

test("neither address nor password stands in the list of attempts", async () => {
  const { rows } = await ownerPool().query("select * from sign_in_attempts");
  expect(JSON.stringify(rows)).not.toMatch(/@|password/);
});

test("a session is known by its cookie until it is ended, and a new sign-in ends the old one", async () => {
  const family = await givenFamily();
  const first = cookieIn(await openSession(request(), family.id));
  expect(await actorOf(request(first))).toMatchObject({ kind: "person", id: family.id, displayName: family.displayName });
  const second = cookieIn(await openSession(request(first), family.id));
  expect(second).not.toBe(first);
  expect(await actorOf(request(first))).toMatchObject({ kind: "public" });
  await closeSession(request(second));
  expect(await actorOf(request(second))).toMatchObject({ kind: "public" });
});

test("the cookie cannot be read by scripts nor sent along from other sites, and the token is not in the database", async () => {
  const family = await givenFamily();
  const header = await openSession(request(), family.id);
  expect(header).toMatch(/HttpOnly/i);
  expect(header).toMatch(/SameSite=Lax/i);
  const { rows } = await ownerPool().query("select token_sha256 from sessions where account_id = $1", [family.id]);
  expect(rows).toHaveLength(1);
  expect(header).not.toContain(rows[0].token_sha256);
});

test("one sees one's own sessions, and ends one's own only", async () => {
  const family = await givenFamily();
  const here = cookieIn(await openSession(request(), family.id));
  const there = cookieIn(await openSession(request(), family.id));
  const actor = await requirePerson(request(here));
  const sessions = await sessionsOf(actor);
  expect(sessions.map((session) => session.here).sort()).toEqual([false, true]);
  const other = sessions.find((session) => !session.here)?.id ?? "";
  await endSession(await givenFamily(), other);
  expect(await actorOf(request(there))).toMatchObject({ kind: "person" });
  await endSession(actor, other);
  expect(await actorOf(request(there))).toMatchObject({ kind: "public" });
});

test("each home is for its own kind of people; to the others it does not exist, and a stranger signs in first", async () => {
  const homes = { person: requirePerson, clinic: requireClinic, staff: requireStaff };
  const accounts = { person: (await givenFamily()).id, clinic: (await givenClinic()).actor.id, staff: (await givenStaff("quality")).id };
  for (const [kind, accountId] of Object.entries(accounts)) {
    const cookie = cookieIn(await openSession(request(), accountId));
    for (const [home, require] of Object.entries(homes)) {
      if (home === kind) expect(await require(request(cookie))).toMatchObject({ id: accountId });
      else await expect(require(request(cookie))).rejects.toMatchObject({ status: 404 });
    }
  }
  const away = await requireActor(request("", "/family/quotes/1")).catch((thrown: Response) => thrown);
  expect((away as Response).headers.get("location")).toBe("/sign-in?next=%2Ffamily%2Fquotes%2F1");
});
