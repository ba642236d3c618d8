import { z } from "zod";
import type { RecordEvent } from "~/bank/history/event";
import { refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import { newId } from "~/outside/ids.server";
import { endSessions } from "./account.server";
import { type Actor, DUTIES, type Duty, type StaffActor, WORKER } from "./actor";
import { Email, FamilyName, GivenName, Language, Several } from "./fields.server";
import { addAccount, addPerson, openInvitation } from "./persons.server";
import { authorise } from "./policy";
import { lockAccount } from "./store.server";

const ADuty = z.enum(DUTIES, "errors.choose_one");

export const StaffInvitation = z.object({
  givenName: GivenName,
  familyName: FamilyName,
  email: Email,
  locale: Language.default("en"),
  timeZone: z.string().max(64).default("Europe/Rome"),
  duties: Several(ADuty).pipe(z.array(ADuty).min(1, "people.duty_needed")),
});
export const DutyForm = z.object({ duty: ADuty });

interface Invited {
  accountId: string;
  personId: string;
}

/** Invites a colleague with the duties that they will have. @throws Refusal `email_taken` */
export async function inviteStaff(actor: Actor, form: z.input<typeof StaffInvitation>): Promise<Invited> {
  return transact(actor, async (tx, record) => {
    authorise(actor, "account.manage");
    return addStaff(tx, record, StaffInvitation.parse(form), actor.id);
  });
}

/** Invites the bank's first administrator: only as long as there are no staff. @throws Refusal `staff_exist` */
export async function inviteFirstStaff(form: z.input<typeof StaffInvitation>): Promise<Invited> {
  return transact(WORKER, async (tx, record) => {
    const staff = await tx.selectFrom("accounts").select("id").where("kind", "=", "staff").limit(1).execute();
    refuseUnless(staff.length === 0, "staff_exist");
    return addStaff(tx, record, StaffInvitation.parse(form), null);
  });
}

async function addStaff(
  tx: Tx,
  record: RecordEvent,
  { duties, email, ...person }: z.output<typeof StaffInvitation>,
  grantedBy: string | null,
): Promise<Invited> {
  const personId = await addPerson(tx, { ...person, email });
  const accountId = await addAccount(tx, { kind: "staff", personId, email });
  const linkId = await openInvitation(tx, accountId, personId, "invitation");
  await record({ type: "account.invited", about: [personId, accountId], data: { accountId, personId, linkId } });
  for (const duty of new Set(duties)) await addDuty(tx, record, accountId, duty, grantedBy);
  return { accountId, personId };
}

async function addDuty(tx: Tx, record: RecordEvent, accountId: string, duty: Duty, grantedBy: string | null): Promise<string> {
  const id = newId();
  await tx.insertInto("staffDuties").values({ id, accountId, duty, fromAt: tx.now, untilAt: null, grantedBy }).execute();
  await record({ type: "duty.granted", about: [id], data: { accountId, duty } });
  return id;
}

/** Gives a colleague one more duty. Nobody gives themselves one. @throws Refusal `own_duty`, `has_duty` */
export async function grantDuty(actor: StaffActor, accountId: string, form: z.output<typeof DutyForm>): Promise<string> {
  return transact(actor, async (tx, record) => {
    const account = await lockAccount(tx, accountId);
    refuseUnless(account.personId !== actor.personId, "own_duty");
    authorise(actor, "duty.grant", account);
    refuseUnless(account.kind === "staff" && account.state !== "closed", "not_staff");
    const live = await tx
      .selectFrom("staffDuties")
      .select("id")
      .where("accountId", "=", accountId)
      .where("duty", "=", form.duty)
      .where((when) => when.or([when("untilAt", "is", null), when("untilAt", ">", tx.now)]))
      .execute();
    refuseUnless(live.length === 0, "has_duty");
    return addDuty(tx, record, accountId, form.duty, actor.id);
  });
}

/** Ends a duty now; what was done under it stays as it was signed. The last administrator stays one. @throws Refusal `last_administrator` */
export async function endDuty(actor: StaffActor, dutyId: string): Promise<void> {
  await transact(actor, async (tx, record) => {
    authorise(actor, "account.manage");
    const duties = await lockOpenDuties(tx);
    const duty = duties.find((each) => each.id === dutyId);
    refuseUnless(duty, "duty_ended");
    refuseUnless(duty.duty !== "administrator" || duties.filter((each) => each.duty === "administrator").length > 1, "last_administrator");
    await tx.updateTable("staffDuties").set({ untilAt: tx.now }).where("id", "=", dutyId).execute();
    await record({ type: "duty.ended", about: [dutyId], data: { accountId: duty.accountId, duty: duty.duty } });
  });
}

/** Holds every duty that has no end until commit, so that two administrators do not end each other at once. */
const lockOpenDuties = (tx: Tx) =>
  tx.selectFrom("staffDuties").selectAll().where("untilAt", "is", null).orderBy("id").forNoKeyUpdate().execute();

/**
 * Closes an account: it cannot sign in any more, its sessions and duties end; everything it did stays.
 * @throws Refusal `own_account`, `account_closed`, `last_administrator`
 */
export async function closeAccount(actor: StaffActor, accountId: string): Promise<void> {
  await transact(actor, async (tx, record) => {
    const account = await lockAccount(tx, accountId);
    authorise(actor, "account.manage");
    refuseUnless(account.personId !== actor.personId, "own_account");
    refuseUnless(account.state !== "closed", "account_closed");
    const left = (await lockOpenDuties(tx)).filter((each) => each.accountId !== accountId);
    refuseUnless(
      left.some(({ duty }) => duty === "administrator"),
      "last_administrator",
    );
    await tx.updateTable("accounts").set({ state: "closed" }).where("id", "=", accountId).execute();
    const ended = await tx
      .updateTable("staffDuties")
      .set({ untilAt: tx.now })
      .where("accountId", "=", accountId)
      .where("untilAt", "is", null)
      .returning("id")
      .execute();
    await endSessions(tx, accountId, null);
    await record({ type: "account.closed", about: [accountId, ...ended.map((duty) => duty.id)], data: { accountId } });
  });
}
