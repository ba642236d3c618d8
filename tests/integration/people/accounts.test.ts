import { beforeAll, describe, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { type StaffActor, WORKER } from "~/bank/people/actor";
import { actorFor, dutiesOf } from "~/bank/people/actors.server";
import { memberPage } from "~/bank/people/member-page.server";
import { closeAccount, endDuty, grantDuty, inviteStaff, StaffInvitation } from "~/bank/people/team.server";
import * as teamRoute from "~/routes/staff/team._index";
import * as memberRoute from "~/routes/staff/team.$accountId._index";
import * as teamClose from "~/routes/staff/team.$accountId.close";
import * as dutyEnd from "~/routes/staff/team.$accountId.duties.$dutyId.end";
import * as teamNew from "~/routes/staff/team.new";
import { ownerPool } from "~db/client.server";
import { ask, cookieOf, post } from "~tests/support/asked";
import { givenAdministrator, givenClinic, givenFamily, givenStaff, someone } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const notFound = expect.objectContaining({ status: 404 });
let administrator: StaffActor;
beforeAll(async () => {
  administrator = await givenAdministrator();
});

describe("a duty", () => {
  const dutyIds = async (actor: StaffActor) => (await memberPage(administrator, actor.id)).duties.map(({ id }) => id);

  test("that has ended is not ended again, and an id of nothing is one that has ended", async () => {
    const actor = await givenStaff("laboratory");
    const [dutyId = ""] = await dutyIds(actor);
    await endDuty(administrator, dutyId);
    await expect(endDuty(administrator, dutyId)).rejects.toThrow(refusal("duty_ended"));
    await expect(endDuty(administrator, actor.id)).rejects.toThrow(refusal("duty_ended"));
    const again = await post(dutyEnd.action, administrator, "/", {}, { accountId: actor.id, dutyId });
    expect([again.status, again.answer?.refusal?.code]).toEqual([409, "duty_ended"]);
  });

  test("of the last administrator is not ended; of one of two it is", async () => {
    const second = await givenStaff("administrator");
    const [dutyId = ""] = await dutyIds(second);
    await endDuty(administrator, dutyId);
    const { rows } = await ownerPool().query(
      "select id from staff_duties where duty = 'administrator' and until_at is null and account_id <> $1",
      [administrator.id],
    );
    for (const { id } of rows) await endDuty(administrator, id);
    const own = await readAs(WORKER, (db) =>
      db
        .selectFrom("staffDuties")
        .select("id")
        .where("accountId", "=", administrator.id)
        .where("duty", "=", "administrator")
        .where("untilAt", "is", null)
        .executeTakeFirstOrThrow(),
    );
    await expect(endDuty(administrator, own.id)).rejects.toThrow(refusal("last_administrator"));
    expect(await readAs(WORKER, (db) => dutiesOf(db, administrator.id))).toContain("administrator");
  });

  test("is ended by an administrator alone", async () => {
    const actor = await givenStaff("laboratory");
    const [dutyId = ""] = await dutyIds(actor);
    for (const who of [actor, await givenStaff("quality", "coordinator", "finance")])
      await expect(endDuty(who, dutyId)).rejects.toThrow(refusal("not_allowed"));
  });

  test("that ended may be given again, and both times stay in the list, the one in force first", async () => {
    const actor = await givenStaff("laboratory");
    await endDuty(administrator, (await dutyIds(actor))[0] ?? "");
    await grantDuty(administrator, actor.id, { duty: "laboratory" });
    const { duties } = await memberPage(administrator, actor.id);
    expect(duties.map(({ duty, untilAt }) => [duty, untilAt === null])).toEqual([
      ["laboratory", true],
      ["laboratory", false],
    ]);
  });

  test("is not given to a closed account", async () => {
    const actor = await givenStaff("laboratory");
    await closeAccount(administrator, actor.id);
    await expect(grantDuty(administrator, actor.id, { duty: "quality" })).rejects.toThrow(refusal("not_staff"));
  });
});

describe("a colleague's page", () => {
  test("offers an administrator what they may do, never with themselves, and nothing with a closed account", async () => {
    const actor = await givenStaff("quality");
    const may = async (who: StaffActor, accountId: string) => {
      const { mayGrant, mayManage, mayEnd } = await memberPage(who, accountId);
      return [mayGrant, mayManage, mayEnd];
    };
    expect(await may(administrator, actor.id)).toEqual([true, true, true]);
    expect(await may(administrator, administrator.id)).toEqual([false, false, true]);
    expect(await may(actor, administrator.id)).toEqual([false, false, false]);
    await closeAccount(administrator, actor.id);
    expect(await may(administrator, actor.id)).toEqual([false, false, true]);
  });

  test("is there for colleagues only, and is not there for an account that is no colleague's", async () => {
    const family = await givenFamily();
    await expect(memberPage(administrator, family.id)).rejects.toEqual(notFound);
    for (const who of [family, (await givenClinic()).actor]) {
      await expect(ask(teamRoute.loader, who, "/")).rejects.toEqual(notFound);
      await expect(ask(memberRoute.loader, who, "/", { accountId: administrator.id })).rejects.toEqual(notFound);
    }
  });

  test("closes an account by its button: its sessions end at once, and whoever it was is a stranger", async () => {
    const actor = await givenStaff("laboratory");
    const cookie = await cookieOf(actor);
    expect((await post(teamClose.action, administrator, "/", {}, { accountId: actor.id })).location).toBe(`/staff/team/${actor.id}`);
    const { rows } = await ownerPool().query("select count(*)::int as n from sessions where account_id = $1 and revoked_at is null", [
      actor.id,
    ]);
    expect([cookie.length > 0, rows[0]?.n]).toEqual([true, 0]);
    await expect(actorFor(actor.id)).rejects.toThrow();
  });

  test("an invitation without a duty, and with a time zone of nowhere too long, are told beside their fields", async () => {
    const fields = { givenName: "S", familyName: "T", email: `new${someone()}@staff.test`, locale: "en" };
    const none = await post(teamNew.action, administrator, "/", fields);
    expect(none).toMatchObject({ status: 422, answer: { problems: { duties: "people.duty_needed" } } });
    expect(StaffInvitation.safeParse({ ...fields, duties: ["quality"], timeZone: "x".repeat(65) }).success).toBe(false);
    expect(StaffInvitation.parse({ ...fields, duties: "quality" })).toMatchObject({ duties: ["quality"], timeZone: "Europe/Rome" });
  });

  test("a duty that is named twice in an invitation is given once", async () => {
    const email = `double${someone()}@staff.test`;
    const { accountId } = await inviteStaff(administrator, { givenName: "D", familyName: "D", email, duties: ["quality", "quality"] });
    expect(await readAs(WORKER, (db) => dutiesOf(db, accountId))).toEqual(["quality"]);
  });
});
