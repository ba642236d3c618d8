import { expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import {
  acceptInvitation,
  askPasswordReset,
  changePassword,
  chooseLanguage,
  invitationFor,
  resetPassword,
} from "~/bank/people/account.server";
import { WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { accountOfDemo, demoPeople, offerDemoSignIn } from "~/bank/people/demo.server";
import { registerPerson } from "~/bank/people/family.server";
import { type LinkPurpose, linkAddress, linkFor, linkToken } from "~/bank/people/links.server";
import { signIn } from "~/bank/people/sign-in.server";
import { STORIES, storyKey } from "~/bank/people/stories";
import people from "~/locales/en/people.json";
import { environment, setEnvironment } from "~/outside/environment.server";
import { openSession } from "~/web/session.server";
import { ownerPool } from "~db/client.server";
import { emailOf, givenAdministrator, givenClinic, givenFamily, PASSWORD, someone } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const NEW = { newPassword: "quite another password" };

const lastLink = async (accountId: string, purpose: LinkPurpose) => {
  const { rows } = await ownerPool().query("select id from links where subject_id = $1 and purpose = $2 order by created_at desc limit 1", [
    accountId,
    purpose,
  ]);
  return rows[0]?.id as string;
};

async function givenInvited() {
  const administrator = await givenAdministrator();
  const email = `invited${someone()}@family.test`;
  const { accountId } = await registerPerson(administrator, { givenName: "In", familyName: "Vited", email, invite: "yes" });
  const token = linkToken("invitation", await lastLink(accountId ?? "", "invitation"));
  return { accountId: accountId ?? "", email, token };
}

test("an invitation is taken up once; looking at it uses nothing up", async () => {
  const { accountId, email, token } = await givenInvited();
  for (let n = 0; n < 3; n++) expect(await invitationFor(token)).toMatchObject({ subjectId: accountId, usedAt: null });
  await expect(signIn({ email, password: NEW.newPassword }, "10.2.0.1")).rejects.toThrow(refusal("sign_in_wrong"));
  await expect(acceptInvitation(token, NEW)).resolves.toBe(accountId);
  await expect(signIn({ email, password: NEW.newPassword }, "10.2.0.1")).resolves.toMatchObject({ accountId });
  await expect(acceptInvitation(token, { newPassword: "a thief's password" })).rejects.toThrow(refusal("link_ended"));
});

test("of two who take up an invitation at once, one does", async () => {
  const { token } = await givenInvited();
  const both = await Promise.allSettled([acceptInvitation(token, NEW), acceptInvitation(token, NEW)]);
  expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("an expired invitation, a made-up token and a token of another purpose open nothing", async () => {
  const { accountId, token } = await givenInvited();
  await expect(acceptInvitation("made-up", NEW)).rejects.toThrow(refusal("link_ended"));
  await expect(acceptInvitation(undefined, NEW)).rejects.toThrow(refusal("link_ended"));
  await expect(resetPassword(token, NEW)).rejects.toThrow(refusal("link_ended"));
  await ownerPool().query("update links set expires_at = now() - interval '1 second' where subject_id = $1", [accountId]);
  await expect(acceptInvitation(token, NEW)).rejects.toThrow(refusal("link_ended"));
});

test("the table of links holds no token, and the address in the letter names its purpose", async () => {
  const { accountId, token } = await givenInvited();
  const { rows } = await ownerPool().query("select * from links where subject_id = $1", [accountId]);
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(linkAddress("clinic_invitation", rows[0].id)).toMatch(/^http:\/\/portal\.test\/link\/clinic-invitation\/[\w-]{43}$/);
});

test("a forgotten password is replaced by a mailed link, once, and every session ends", async () => {
  const family = await givenFamily();
  const email = await emailOf(family.id);
  await openSession(new Request("http://portal.test/"), family.id);
  await askPasswordReset({ email: email.toUpperCase() });
  const token = linkToken("password_reset", await lastLink(family.id, "password_reset"));
  expect(await linkFor(token, "password_reset")).toMatchObject({ subjectId: family.id });
  await resetPassword(token, NEW);
  await expect(resetPassword(token, NEW)).rejects.toThrow(refusal("link_ended"));
  await expect(signIn({ email, password: PASSWORD }, "10.2.0.2")).rejects.toThrow(refusal("sign_in_wrong"));
  await expect(signIn({ email, password: NEW.newPassword }, "10.2.0.2")).resolves.toMatchObject({ accountId: family.id });
  const { rows } = await ownerPool().query("select count(*)::int as open from sessions where account_id = $1 and revoked_at is null", [
    family.id,
  ]);
  expect(rows[0].open).toBe(0);
});

test("whoever sets a new password ends every other link to it, and those of nobody else", async () => {
  const [family, other] = [await givenFamily(), await givenFamily()];
  await askPasswordReset({ email: await emailOf(other.id) });
  const theirs = linkToken("password_reset", await lastLink(other.id, "password_reset"));
  await askPasswordReset({ email: await emailOf(family.id) });
  const first = linkToken("password_reset", await lastLink(family.id, "password_reset"));
  await askPasswordReset({ email: await emailOf(family.id) });
  const second = linkToken("password_reset", await lastLink(family.id, "password_reset"));
  expect(first).not.toBe(second);
  await resetPassword(second, NEW);
  await expect(resetPassword(first, NEW)).rejects.toThrow(refusal("link_ended"));
  await expect(resetPassword(theirs, NEW)).resolves.toBe(other.id);
});

test("nobody learns whether an address has an account: asking for a new password answers the same and leaves no trace of a stranger", async () => {
  const before = await ownerPool().query("select count(*)::int as links from links");
  await expect(askPasswordReset({ email: "nobody@nowhere.test" })).resolves.toBeUndefined();
  const after = await ownerPool().query("select count(*)::int as links from links");
  expect(after.rows[0].links).toBe(before.rows[0].links);
});

test("whoever never took up an invitation gets it again instead", async () => {
  const { accountId, email, token } = await givenInvited();
  await askPasswordReset({ email });
  const again = linkToken("invitation", await lastLink(accountId, "invitation"));
  expect(again).not.toBe(token);
  await expect(acceptInvitation(again, NEW)).resolves.toBe(accountId);
});

test("a password is changed with the present one only, and other sessions end", async () => {
  const family = await givenFamily();
  await expect(changePassword(family, { password: "not it at all", ...NEW })).rejects.toThrow(refusal("wrong_password"));
  await changePassword(family, { password: PASSWORD, ...NEW });
  await expect(signIn({ email: await emailOf(family.id), password: NEW.newPassword }, "10.2.0.3")).resolves.toBeDefined();
});

test("a password is kept as an scrypt hash with a salt of its own", async () => {
  const [one, other] = [await givenFamily(), await givenFamily()];
  const { rows } = await ownerPool().query("select password_hash from account_secrets where account_id in ($1, $2)", [one.id, other.id]);
  expect(rows[0].password_hash).toMatch(/^scrypt\$16384\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(rows[0].password_hash).not.toBe(rows[1].password_hash);
});

test("the language is kept on the account", async () => {
  const family = await givenFamily();
  await chooseLanguage(family, "ar");
  await chooseLanguage(family, "ar");
  expect((await actorFor(family.id)).locale).toBe("ar");
  const events = await readAs(WORKER, (db) =>
    db.selectFrom("events").select("id").where("type", "=", "language.chosen").where("actorId", "=", family.id).execute(),
  );
  expect(events).toHaveLength(1);
});

test("a demo person signs in by one button, or by the demo's one password", async () => {
  const { actor } = await givenClinic();
  await offerDemoSignIn(actor.id, "clinic-test");
  expect(await accountOfDemo("clinic-test")).toEqual({ accountId: actor.id, kind: "clinic" });
  expect(await accountOfDemo("nobody")).toBeUndefined();
  expect(await demoPeople()).toMatchObject([{ demoName: "clinic-test", kind: "clinic" }]);
  const password = environment().demoPassword ?? "";
  await expect(signIn({ email: await emailOf(actor.id), password }, "10.2.0.4")).resolves.toMatchObject({ accountId: actor.id });
});

test("the people of the demo stand in the order of their stories, each with a sentence", async () => {
  for (const name of ["greta", "unheard-of", "marco", "tom-parent"]) await offerDemoSignIn((await givenFamily()).id, name);
  const names = (await demoPeople()).map((person) => person.demoName);
  expect(names).toEqual(["marco", "tom-parent", "greta", "clinic-test", "unheard-of"]);
  expect(STORIES.map((name) => storyKey(name)?.replace("people.", ""))).toEqual(
    STORIES.map((name) => Object.keys(people).find((key) => key === `story_${name.replace("-", "_")}`)),
  );
  expect(storyKey("unheard-of")).toBeUndefined();
});

test("where there is no demo, no button signs anybody in", async () => {
  const settled = environment();
  setEnvironment({ ...settled, demo: false });
  try {
    expect(await accountOfDemo("clinic-test")).toBeUndefined();
    expect(await demoPeople()).toEqual([]);
    await expect(offerDemoSignIn((await givenFamily()).id, "thief")).rejects.toThrow(refusal("not_allowed"));
  } finally {
    setEnvironment(settled);
  }
});
