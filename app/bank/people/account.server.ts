import { sql } from "kysely";
import { z } from "zod";
import { refuse, refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import { realNow } from "~/outside/clock.server";
import { pool } from "~db/client.server";
import type { Locale } from "~db/schema/columns";
import { type Actor, WORKER } from "./actor";
import { Email, NewPassword, Password } from "./fields.server";
import { linkFor, type OpenLink, openLink, spendLink } from "./links.server";
import { hashPassword } from "./password.server";
import { openInvitation } from "./persons.server";
import { reauthenticate } from "./reauthenticate.server";
import { lockAccount } from "./store.server";

/** How long a link for a new password lives, in days: two hours. */
const RESET_DAYS = 2 / 24;

export const PasswordForm = z.object({ newPassword: NewPassword });
export const ResetRequest = z.object({ email: Email });
export const ChangeForm = z.object({ password: Password, newPassword: NewPassword });

/** The invitation that a token leads to: a family's or staff's, or a clinic's. */
export const invitationFor = async (token: string | undefined): Promise<OpenLink | undefined> =>
  (await linkFor(token, "invitation")) ?? (await linkFor(token, "clinic_invitation"));

/** Takes up an invitation: the account gets its password and may sign in; a clinic's first member makes the clinic active. @throws Refusal `link_ended` */
export async function acceptInvitation(token: string | undefined, form: z.output<typeof PasswordForm>): Promise<string> {
  const link = await invitationFor(token);
  refuseUnless(link !== undefined && link.usedAt === null, "link_ended");
  const hash = await hashPassword(form.newPassword);
  await transact(WORKER, async (tx, record) => {
    refuseUnless(await spendLink(tx, link.id), "link_ended");
    const account = await lockAccount(tx, link.subjectId);
    refuseUnless(account.state === "invited", "link_ended");
    await activate(tx, account.id, hash);
    const clinics = await tx
      .updateTable("clinics")
      .set({ state: "active" })
      .where("id", "=", account.clinicId)
      .where("state", "=", "invited")
      .returning("id")
      .execute();
    await record({
      type: "account.opened",
      about: [account.id, ...clinics.map((clinic) => clinic.id)],
      clinicId: account.clinicId,
      data: { accountId: account.id },
    });
  });
  return link.subjectId;
}

/** Lets an account sign in with a password; the event of the same transaction is about it. */
export async function activate(tx: Tx, accountId: string, hash: string): Promise<void> {
  await tx.updateTable("accounts").set({ state: "active" }).where("id", "=", accountId).execute();
  await setPassword(tx, accountId, hash);
}

export const setPassword = (tx: Tx, accountId: string, hash: string) =>
  sql`select set_password(${accountId}::uuid, ${hash}, ${realNow()})`.execute(tx);

/** Mails a link for a new password, or the invitation once more to an account that never took it up; an unknown address gets nothing, and nobody is told which it was. */
export async function askPasswordReset(form: z.output<typeof ResetRequest>): Promise<void> {
  await transact(WORKER, async (tx, record) => {
    const account = await tx
      .selectFrom("accounts")
      .selectAll()
      .where(sql`lower(email)`, "=", form.email.toLowerCase())
      .where("state", "!=", "closed")
      .executeTakeFirst();
    if (account === undefined) return;
    const { id, personId } = account;
    if (account.state === "invited") {
      const ofClinic = account.kind === "clinic";
      const linkId = await openInvitation(tx, id, personId, ofClinic ? "clinic_invitation" : "invitation");
      await record({ type: ofClinic ? "clinic.invited" : "account.invited", about: [], data: { accountId: id, linkId, personId } });
      return;
    }
    const linkId = await openLink(tx, { purpose: "password_reset", subjectId: id, personId, days: RESET_DAYS });
    await record({ type: "password.reset_asked", about: [], data: { accountId: id, linkId, personId } });
  });
}

/** Sets a new password by a mailed link, and ends every other such link and every session of the account. @throws Refusal `link_ended` */
export async function resetPassword(token: string | undefined, form: z.output<typeof PasswordForm>): Promise<string> {
  const link = await linkFor(token, "password_reset");
  refuseUnless(link !== undefined && link.usedAt === null, "link_ended");
  const hash = await hashPassword(form.newPassword);
  await transact(WORKER, async (tx, record) => {
    refuseUnless(await spendLink(tx, link.id), "link_ended");
    const account = await lockAccount(tx, link.subjectId);
    refuseUnless(account.state === "active", "link_ended");
    await setPassword(tx, account.id, hash);
    await endSessions(tx, account.id, null);
    await record({ type: "password.changed", about: [], data: { accountId: account.id } });
  });
  return link.subjectId;
}

/** Changes one's own password and ends every other session. @throws Refusal `wrong_password` */
export async function changePassword(actor: Actor, form: z.output<typeof ChangeForm>): Promise<void> {
  if (!("sessionId" in actor)) refuse("not_allowed");
  await reauthenticate(actor, form);
  const hash = await hashPassword(form.newPassword);
  await transact(actor, async (tx, record) => {
    await setPassword(tx, actor.id, hash);
    await endSessions(tx, actor.id, actor.sessionId);
    await record({ type: "password.changed", about: [], data: { accountId: actor.id } });
  });
}

export const endSessions = (tx: Tx, accountId: string, but: string | null) =>
  sql`select revoke_sessions(${accountId}::uuid, ${but}::uuid, ${realNow()})`.execute(tx);

/** The language in which the portal and its letters speak to a person. */
export async function chooseLanguage(actor: Actor, locale: Locale): Promise<void> {
  if (!("personId" in actor)) refuse("not_allowed");
  await transact(actor, async (tx, record) => {
    const person = await tx.selectFrom("persons").select("locale").where("id", "=", actor.personId).executeTakeFirst();
    if (person === undefined || person.locale === locale) return;
    await tx.updateTable("persons").set({ locale }).where("id", "=", actor.personId).execute();
    await record({ type: "language.chosen", about: [actor.personId], data: { locale } });
  });
}

export interface OpenSession {
  id: string;
  device: string;
  createdAt: Date;
  seenAt: Date;
  here: boolean;
}

/** One's own sessions that have not ended. */
export async function sessionsOf(actor: Actor): Promise<OpenSession[]> {
  if (!("sessionId" in actor)) return [];
  const { rows } = await pool().query<{ id: string; device: string; created_at: Date; seen_at: Date }>(
    "select * from sessions_of($1, $2)",
    [actor.id, realNow()],
  );
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    here: row.id === actor.sessionId,
  }));
}

/** Ends one of one's own sessions. */
export async function endSession(actor: Actor, sessionId: string): Promise<void> {
  await pool().query("select revoke_session($1, $2, $3)", [sessionId, actor.id, realNow()]);
}
