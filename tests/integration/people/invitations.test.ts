import { describe, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { acceptInvitation } from "~/bank/people/account.server";
import { type StaffActor, WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { inviteClinic } from "~/bank/people/clinics.server";
import { registerPerson } from "~/bank/people/family.server";
import { linkToken } from "~/bank/people/links.server";
import { signIn } from "~/bank/people/sign-in.server";
import { closeAccount, inviteStaff } from "~/bank/people/team.server";
import * as clinicInvitation from "~/routes/public/link.clinic-invitation.$token";
import * as invitation from "~/routes/public/link.invitation.$token";
import { ownerPool } from "~db/client.server";
import { ask, post } from "~tests/support/asked";
import { givenAdministrator, PASSWORD, someone } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const linkOf = async (accountId: string) =>
  (await ownerPool().query("select id from links where subject_id = $1 order by created_at desc limit 1", [accountId])).rows[0]
    ?.id as string;
const person = () => ({ givenName: "In", familyName: "Vited", email: `in${someone()}@invited.test` });
const clinicForm = () => ({
  ...{ name: `Clinic ${someone()}`, country: "IT", city: "Bari", address: "Via 2", phone: "+39 080 000", licenceNumber: "L", scope: "S" },
  ...{ validFrom: "2026-01-01", validUntil: "2030-01-01", clinicRole: "coordinator" as const, ...person() },
});

describe("an invitation", () => {
  test.each([
    ["a family", "/family"],
    ["a colleague", "/staff"],
    ["a clinic", "/clinic"],
  ] as const)("of %s shows who is meant, opens one account and leads home to %s", async (kind, home) => {
    const administrator = await givenAdministrator();
    const of = {
      "a family": () => registerPerson(administrator, { ...person(), invite: "yes" }),
      "a colleague": () => inviteStaff(administrator, { ...person(), duties: ["quality"] }),
      "a clinic": () => inviteClinic(administrator, clinicForm()),
    };
    const accountId = (await of[kind]()).accountId ?? "";
    const route = kind === "a clinic" ? clinicInvitation : invitation;
    const token = linkToken(kind === "a clinic" ? "clinic_invitation" : "invitation", await linkOf(accountId));
    const shown = await ask(route.loader, null, "/", { token });
    expect(shown.invited).toMatchObject({
      givenName: "In",
      kind: { "a family": "person", "a colleague": "staff", "a clinic": "clinic" }[kind],
    });
    expect(shown.invited?.clinic === null).toBe(kind !== "a clinic");
    const opened = await post(route.action, null, "/", { newPassword: PASSWORD }, { token });
    expect([opened.status, opened.location]).toEqual([302, home]);
    expect(opened.headers.get("set-cookie")).toMatch(/^session=.+HttpOnly/);
    expect((await ask(route.loader, null, "/", { token })).invited).toBeNull();
  });

  test("is not taken up with a password that is too short, and stays open for a longer one", async () => {
    const { accountId } = await registerPerson(await givenAdministrator(), { ...person(), invite: "yes" });
    const token = linkToken("invitation", await linkOf(accountId ?? ""));
    const short = await post(invitation.action, null, "/", { newPassword: "nine char" }, { token });
    expect(short).toMatchObject({ status: 422, answer: { problems: { newPassword: "people.password_short" }, typed: {} } });
    expect((await ask(invitation.loader, null, "/", { token })).invited).not.toBeNull();
    await expect(acceptInvitation(token, { newPassword: PASSWORD })).resolves.toBe(accountId);
  });

  test("of an account that was closed before opens nothing, and shows nobody", async () => {
    const administrator = await givenAdministrator();
    const { accountId } = await inviteStaff(administrator, { ...person(), duties: ["finance"] });
    await closeAccount(administrator, accountId);
    const token = linkToken("invitation", await linkOf(accountId));
    expect((await ask(invitation.loader, null, "/", { token })).invited).toBeNull();
    await expect(acceptInvitation(token, { newPassword: PASSWORD })).rejects.toThrow(refusal("link_ended"));
    const late = await post(invitation.action, null, "/", { newPassword: PASSWORD }, { token });
    expect([late.status, late.answer?.refusal?.code]).toEqual([409, "link_ended"]);
  });

  test("that nobody made shows nobody, and gives no hint of whether there was one", async () => {
    for (const token of ["made-up", "", "x".repeat(43)])
      for (const route of [invitation, clinicInvitation]) expect((await ask(route.loader, null, "/", { token })).invited).toBeNull();
  });
});

test("before it is taken up, nobody signs in with an invited account, and their duties count from then on", async () => {
  const administrator = await givenAdministrator();
  const form = person();
  const { accountId } = await inviteStaff(administrator, { ...form, duties: ["quality"] });
  for (const password of [PASSWORD, "", " "])
    await expect(signIn({ email: form.email, password }, `10.9.1.${someone() % 250}`)).rejects.toThrow(refusal("sign_in_wrong"));
  await expect(actorFor(accountId)).rejects.toThrow();
  await acceptInvitation(linkToken("invitation", await linkOf(accountId)), { newPassword: PASSWORD });
  expect(((await actorFor(accountId)) as StaffActor).duties).toEqual(["quality"]);
});

test("a clinic is invited until its first member is in, and active from then on", async () => {
  const administrator = await givenAdministrator();
  const { clinicId, accountId } = await inviteClinic(administrator, clinicForm());
  const state = () =>
    readAs(WORKER, (db) => db.selectFrom("clinics").select("state").where("id", "=", clinicId).executeTakeFirstOrThrow()).then(
      (row) => row.state,
    );
  expect(await state()).toBe("invited");
  await acceptInvitation(linkToken("clinic_invitation", await linkOf(accountId)), { newPassword: PASSWORD });
  expect(await state()).toBe("active");
});
