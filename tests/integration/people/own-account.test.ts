import { beforeAll, describe, expect, test } from "vitest";
import { askPasswordReset, changePassword, chooseLanguage, endSession, resetPassword, sessionsOf } from "~/bank/people/account.server";
import { accountData } from "~/bank/people/account-page.server";
import { STRANGER, type StaffActor, WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { registerPerson } from "~/bank/people/family.server";
import { linkToken } from "~/bank/people/links.server";
import { reauthenticate } from "~/bank/people/reauthenticate.server";
import { signIn } from "~/bank/people/sign-in.server";
import { closeAccount } from "~/bank/people/team.server";
import { ownerPool } from "~db/client.server";
import { cookieOf } from "~tests/support/asked";
import { emailOf, givenAdministrator, givenClinic, givenFamily, givenStaff, PASSWORD, someone } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
let administrator: StaffActor;
beforeAll(async () => {
  administrator = await givenAdministrator();
});

describe("a password", () => {
  test("is asked for again by nobody who is not signed in, and failing eight times locks signing for the right one too", async () => {
    for (const actor of [STRANGER, WORKER])
      await expect(reauthenticate(actor, { password: PASSWORD })).rejects.toThrow(refusal("not_allowed"));
    const family = await givenFamily();
    for (let n = 0; n < 8; n += 1) await expect(reauthenticate(family, { password: "wrong" })).rejects.toThrow(refusal("wrong_password"));
    await expect(reauthenticate(family, { password: PASSWORD })).rejects.toThrow(refusal("too_many_attempts"));
    await expect(reauthenticate(await givenFamily(), { password: PASSWORD })).resolves.toMatchObject({ method: "password" });
  });

  test("is not changed by whoever has none", async () => {
    for (const actor of [STRANGER, WORKER])
      await expect(changePassword(actor, { password: PASSWORD, newPassword: "another one of ten" })).rejects.toThrow(
        refusal("not_allowed"),
      );
  });

  test("of a closed account is neither mailed nor replaced by a link that was mailed before", async () => {
    const actor = await givenStaff("finance");
    const email = await emailOf(actor.id);
    await askPasswordReset({ email });
    const { rows } = await ownerPool().query("select id from links where subject_id = $1 and purpose = 'password_reset'", [actor.id]);
    await closeAccount(administrator, actor.id);
    await askPasswordReset({ email });
    const after = await ownerPool().query("select count(*)::int as n from links where subject_id = $1 and purpose = 'password_reset'", [
      actor.id,
    ]);
    expect(after.rows[0]?.n).toBe(1);
    await expect(resetPassword(linkToken("password_reset", rows[0].id), { newPassword: PASSWORD })).rejects.toThrow(refusal("link_ended"));
    await expect(signIn({ email, password: PASSWORD }, "10.8.0.1")).rejects.toThrow(refusal("sign_in_wrong"));
  });

  test("that was asked for twice is replaced by the link of either letter, here the newest", async () => {
    const family = await givenFamily();
    const email = await emailOf(family.id);
    await askPasswordReset({ email });
    await askPasswordReset({ email });
    const { rows } = await ownerPool().query(
      "select id from links where subject_id = $1 and purpose = 'password_reset' order by created_at",
      [family.id],
    );
    expect(rows).toHaveLength(2);
    await resetPassword(linkToken("password_reset", rows[1].id), { newPassword: "the newest of them" });
    await expect(signIn({ email, password: "the newest of them" }, "10.8.0.2")).resolves.toMatchObject({ accountId: family.id });
  });
});

describe("one's own account", () => {
  test("shows name, address and one's sessions, for each kind of people", async () => {
    for (const actor of [await givenFamily(), (await givenClinic()).actor, administrator]) {
      const data = await accountData(actor);
      expect([data.displayName, data.email]).toEqual([actor.displayName, await emailOf(actor.id)]);
    }
  });

  test("speaks the language that was chosen, writes it down once, and a stranger chooses none here", async () => {
    const family = await givenFamily();
    await chooseLanguage(family, "ar");
    await chooseLanguage(family, "ar");
    expect((await actorFor(family.id)).locale).toBe("ar");
    const { rows } = await ownerPool().query("select count(*)::int as n from events where type = 'language.chosen' and actor_id = $1", [
      family.id,
    ]);
    expect(rows[0]?.n).toBe(1);
    await expect(chooseLanguage(STRANGER, "it")).rejects.toThrow(refusal("not_allowed"));
  });

  test("ends no session of somebody else's, and a stranger has none to see", async () => {
    const [mine, other] = [await givenFamily(), await givenFamily()];
    await cookieOf(other);
    const [session] = await sessionsOf(other);
    await endSession(mine, session?.id ?? "");
    expect(await sessionsOf(other)).toHaveLength(1);
    expect(await sessionsOf(STRANGER)).toEqual([]);
  });

  test("a person who was written down without an invitation has no account to sign in with", async () => {
    const email = `noaccount${someone()}@family.test`;
    const { accountId } = await registerPerson(administrator, { givenName: "No", familyName: "Account", email });
    expect(accountId).toBeNull();
    await expect(signIn({ email, password: PASSWORD }, "10.8.0.3")).rejects.toThrow(refusal("sign_in_wrong"));
  });
});
