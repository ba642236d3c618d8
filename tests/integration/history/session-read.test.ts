import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { type Db, readInSession } from "~/bank/history/transact.server";
import { realNow } from "~/outside/clock.server";
import { environment } from "~/outside/environment.server";
import { closeSession, lookUpAsStaff, openSession } from "~/web/session.server";
import { ownerPool, pool } from "~db/client.server";
import { cookieOf } from "~tests/support/asked";
import { givenClinic, givenFamily, givenStaff } from "~tests/support/given/people";
import { statementsOf } from "~tests/support/plans";

type Everybody = { staff: string; person: string; clinic: string };
let cookies: Everybody;
let family: Awaited<ReturnType<typeof givenFamily>>;

beforeAll(async () => {
  family = await givenFamily();
  cookies = {
    staff: await cookieOf(await givenStaff("laboratory")),
    person: await cookieOf(family),
    clinic: await cookieOf((await givenClinic()).actor),
  };
});

const request = (cookie: string) => new Request("http://portal.test/staff/vials.json", { headers: cookie ? { cookie } : {} });
/** What the cookie holds, as the database knows it. */
const tokenOf = (cookie: string) => {
  const token = JSON.parse(Buffer.from(decodeURIComponent(cookie.split("=")[1] ?? ""), "base64").toString("utf8")) as string;
  return createHmac("sha256", environment().sessionSecret).update(token).digest("hex");
};
const held = (kind: keyof Everybody, cookie: string) => ({ kind, tokenSha256: tokenOf(cookie), realAt: realNow() });
const persons = (db: Db) => db.selectFrom("persons").select("id").execute();
const told = (db: Db) =>
  sql<{ role: string; person: string }>`select current_user as role, actor_person() as person`.execute(db).then(({ rows }) => rows[0]);

describe("reading by a session", () => {
  test.each(["staff", "person", "clinic"] as const)("acts in the database as the %s who holds it", async (kind) => {
    const read = await readInSession(held(kind, cookies[kind]), told);
    expect(read?.result?.role).toBe(`portal_${kind}`);
    expect(read?.result?.person).toMatch(/^[0-9a-f-]{36}$/);
    expect(read?.session.seenAt).toBeInstanceOf(Date);
  });

  test("shows a family no more of the bank's persons than itself", async () => {
    const read = await readInSession(held("person", cookies.person), persons);
    expect(read?.result).toEqual([{ id: family.personId }]);
  });

  test.each([
    ["a family's session does not read as staff", "staff", "person"],
    ["a clinic's session does not read as staff", "staff", "clinic"],
    ["a session of staff does not read as a family", "person", "staff"],
  ] as const)("%s", async (_title, kind, whose) => {
    expect(await readInSession(held(kind, cookies[whose]), persons)).toBeUndefined();
  });

  test("leaves nobody's rights behind on the connection", async () => {
    const left = async () =>
      (await pool().query("select current_user::text as role, current_setting('portal.actor_id', true) as actor")).rows;
    await readInSession(held("staff", cookies.staff), persons);
    expect(await left()).toEqual([{ role: "portal_public", actor: "" }]);
    expect(await readInSession({ kind: "staff", tokenSha256: "none", realAt: realNow() }, persons)).toBeUndefined();
    expect(await left()).toEqual([{ role: "portal_public", actor: "" }]);
  });

  test("a session that has ended, one whose time is over, and one of a closed account read nothing", async () => {
    const staff = await givenStaff("laboratory");
    const ended = await cookieOf(staff);
    await closeSession(request(ended));
    expect(await readInSession(held("staff", ended), persons)).toBeUndefined();
    const open = await cookieOf(staff);
    const tomorrow = new Date(realNow().getTime() + 24 * 3_600_000);
    expect(await readInSession({ ...held("staff", open), realAt: tomorrow }, persons)).toBeUndefined();
    await ownerPool().query("update sessions set revoked_at = now() where account_id = $1", [staff.id]);
    expect(await readInSession(held("staff", open), persons)).toBeUndefined();
  });

  test("is one statement: a second finds the transaction over, and nothing can be written by the one", async () => {
    const two = readInSession(held("staff", cookies.staff), async (db) => [await persons(db), await persons(db)]);
    await expect(two).rejects.toThrow(/This transaction is over/);
    const write = readInSession(held("staff", cookies.staff), (db) => db.deleteFrom("tasks").execute());
    await expect(write).rejects.toMatchObject({ code: "25006" });
    expect((await readInSession(held("staff", cookies.staff), persons))?.result.length).toBeGreaterThan(0);
  });
});

describe("looking up as staff", () => {
  test("asks the database for the session and for the thing alone", async () => {
    const statements = await statementsOf(() => lookUpAsStaff(request(cookies.staff), (_reader, db) => persons(db)));
    expect(statements.map(({ text }) => /enter_session|persons/.exec(text)?.[0])).toEqual(["enter_session", "persons"]);
  });

  test("a stranger is sent to sign in; to a family and a clinic there is nothing", async () => {
    const asked = (cookie: string) => lookUpAsStaff(request(cookie), (_reader, db) => persons(db));
    await expect(asked("")).rejects.toMatchObject({ status: 302 });
    await expect(asked("session=made-up")).rejects.toMatchObject({ status: 302 });
    await expect(asked(cookies.person)).rejects.toMatchObject({ status: 404 });
    await expect(asked(cookies.clinic)).rejects.toMatchObject({ status: 404 });
  });

  test("says that the session was seen, once a minute", async () => {
    const staff = await givenStaff("laboratory");
    const cookie = (await openSession(request(""), staff.id)).split(";")[0] ?? "";
    await ownerPool().query("update sessions set seen_at = seen_at - interval '5 minutes' where account_id = $1", [staff.id]);
    const seen = async () =>
      (await ownerPool().query("select seen_at from sessions where account_id = $1", [staff.id])).rows[0].seen_at as Date;
    const before = await seen();
    await lookUpAsStaff(request(cookie), (_reader, db) => persons(db));
    const after = await seen();
    expect(after.getTime() - before.getTime()).toBeGreaterThan(4 * 60_000);
    await lookUpAsStaff(request(cookie), (_reader, db) => persons(db));
    expect(await seen()).toEqual(after);
  });
});
