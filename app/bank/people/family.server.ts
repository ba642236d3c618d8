import { z } from "zod";
import { refuseUnless } from "~/bank/history/refusal";
import { transact } from "~/bank/history/transact.server";
import { dayIn } from "~/web/when";
import type { Actor } from "./actor";
import { Country, Day, Email, FamilyName, GivenName, Language, Line, PersonId, Phone, Relation, Several } from "./fields.server";
import { addRights, inviteToDonor, RIGHTS } from "./grants.server";
import { addAccount, addPerson, openInvitation, requirePersons } from "./persons.server";
import { authorise } from "./policy";
import { rightsOf } from "./rights.server";
import { lockDonor } from "./store.server";

export const PersonForm = z.object({
  givenName: GivenName,
  familyName: FamilyName,
  bornOn: Day.optional(),
  email: Email.optional(),
  phone: Phone.optional(),
  country: Country.optional(),
  locale: Language.default("en"),
  invite: z.literal("yes").optional(),
});
export const RightForm = z.object({
  personId: PersonId,
  kinds: Several(z.enum(RIGHTS, "errors.choose_one")).pipe(z.array(z.enum(RIGHTS)).min(1, "errors.choose_one")),
  ground: z.enum(["self", "mother", "father", "guardian", "executor", "account_holder"], "errors.choose_one"),
});
export const GuardianForm = z.object({ givenName: GivenName, familyName: FamilyName, email: Email, relation: Relation });
export const BirthForm = z.object({ givenName: GivenName, familyName: FamilyName, bornOn: Day, medicalNumber: Line(60).optional() });

/** Writes a person down; with `invite` and an e-mail they also get an account to take up. @throws Refusal `email_taken` */
export async function registerPerson(
  actor: Actor,
  form: z.input<typeof PersonForm>,
): Promise<{ personId: string; accountId: string | null }> {
  const { invite, ...person } = PersonForm.parse(form);
  return transact(actor, async (tx, record) => {
    authorise(actor, "person.register");
    const personId = await addPerson(tx, person);
    if (invite === undefined || person.email === undefined) {
      await record({ type: "person.registered", about: [personId], data: { personId } });
      return { personId, accountId: null };
    }
    const accountId = await addAccount(tx, { kind: "person", personId, email: person.email });
    const linkId = await openInvitation(tx, accountId, personId, "invitation");
    await record({ type: "account.invited", about: [personId, accountId], data: { accountId, personId, linkId } });
    return { personId, accountId };
  });
}

/** Gives a person rights over a donor, on a ground that the coordinator has seen proof of. @throws Refusal `has_right`, `ground_not_self`, `person_unknown` */
export async function grantRight(actor: Actor, donorId: string, form: z.output<typeof RightForm>): Promise<string[]> {
  return transact(actor, async (tx, record) => {
    const donor = await lockDonor(tx, donorId);
    authorise(actor, "right.grant", { donorId });
    refuseUnless(form.ground !== "self" || form.personId === donor.personId, "ground_not_self");
    await requirePersons(tx, [form.personId]);
    const ids = await addRights(tx, donorId, form.personId, form.ground, form.kinds);
    refuseUnless(ids.length > 0, "has_right");
    await record({
      type: "right.granted",
      about: ids,
      donorId,
      data: { personId: form.personId, ground: form.ground, kinds: form.kinds },
    });
    return ids;
  });
}

/** Ends a right now; nothing that was done by it is undone. */
export async function endRight(actor: Actor, rightId: string): Promise<void> {
  await transact(actor, async (tx, record) => {
    const right = await tx.selectFrom("rights").selectAll().where("id", "=", rightId).forNoKeyUpdate().executeTakeFirstOrThrow();
    authorise(actor, "right.grant", { donorId: right.donorId });
    refuseUnless(right.untilAt === null || right.untilAt > tx.now, "right_ended");
    await tx.updateTable("rights").set({ untilAt: tx.now }).where("id", "=", rightId).execute();
    const { personId, kind, donorId } = right;
    await record({ type: "right.ended", about: [rightId], donorId, data: { personId, kind } });
  });
}

/** Names another parent or guardian of a child and invites them; from then on both must consent. @throws Refusal `not_a_child`, `two_guardians`, `has_right` */
export async function inviteGuardian(actor: Actor, donorId: string, form: z.output<typeof GuardianForm>): Promise<{ personId: string }> {
  return transact(actor, async (tx, record) => {
    const donor = await lockDonor(tx, donorId);
    authorise(actor, "guardian.invite", { donorId, myRights: await rightsOf(tx, actor, donorId) });
    refuseUnless(donor.requiredGuardians > 0, "not_a_child");
    refuseUnless(donor.requiredGuardians < 2, "two_guardians");
    const invited = await inviteToDonor(tx, record, donorId, form);
    refuseUnless(invited.about.length > 0, "has_right");
    const mother = form.relation === "mother" && donor.expectedOn !== null ? { motherPersonId: invited.personId } : {};
    await tx
      .updateTable("donors")
      .set({ requiredGuardians: 2, ...mother })
      .where("id", "=", donorId)
      .execute();
    await record({
      type: "right.granted",
      about: [donorId, ...invited.about],
      donorId,
      data: { personId: invited.personId, ground: form.relation, kinds: RIGHTS },
    });
    return { personId: invited.personId };
  });
}

/** Writes down that the child was born: name, day of birth and the number that the maternity ward uses. @throws Refusal `born_already`, `in_the_future` */
export async function registerBirth(actor: Actor, donorId: string, form: z.output<typeof BirthForm>): Promise<void> {
  await transact(actor, async (tx, record) => {
    const donor = await lockDonor(tx, donorId);
    authorise(actor, "birth.register", { donorId, myRights: await rightsOf(tx, actor, donorId) });
    const child = await tx
      .selectFrom("persons")
      .select("bornOn")
      .where("id", "=", donor.personId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    refuseUnless(child.bornOn === null, "born_already");
    refuseUnless(form.bornOn <= dayIn(tx.now, "timeZone" in actor ? actor.timeZone : "UTC"), "in_the_future");
    const { givenName, familyName, bornOn } = form;
    await tx.updateTable("persons").set({ givenName, familyName, bornOn }).where("id", "=", donor.personId).execute();
    await tx
      .updateTable("donors")
      .set({ medicalNumber: form.medicalNumber ?? donor.medicalNumber })
      .where("id", "=", donorId)
      .execute();
    await record({ type: "donor.birth_registered", about: [donorId, donor.personId], donorId, data: { bornOn } });
  });
}
