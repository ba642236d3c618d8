import { z } from "zod";
import type { RecordEvent } from "~/bank/history/event";
import { refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import { newId } from "~/outside/ids.server";
import type { Actor } from "./actor";
import { Country, Day, Email, FamilyName, GivenName, Language, Line, Phone } from "./fields.server";
import { addAccount, addPerson, openInvitation } from "./persons.server";
import { authorise } from "./policy";

const licence = { number: Line(60), country: Country, scope: Line(300), validFrom: Day, validUntil: Day };
const member = {
  givenName: GivenName,
  familyName: FamilyName,
  email: Email,
  locale: Language.default("en"),
  clinicRole: z.enum(["prescriber", "coordinator"], "errors.choose_one"),
  registration: Line(60).optional(),
  registrationUntil: Day.optional(),
};
const inOrder = { error: "people.licence_order", path: ["validUntil"] };
const registered = { error: "people.registration_needed", path: ["registration"] };
const isRegistered = (form: { clinicRole: string; registration?: string | undefined }) =>
  form.clinicRole !== "prescriber" || form.registration !== undefined;

export const LicenceForm = z.object(licence).refine((form) => form.validFrom <= form.validUntil, inOrder);
export const ClinicMember = z.object(member).refine(isRegistered, registered);
export const ClinicInvitation = z
  .object({
    name: Line(200),
    country: Country,
    city: Line(100),
    address: Line(300),
    phone: Phone,
    licenceNumber: licence.number,
    scope: licence.scope,
    validFrom: Day,
    validUntil: Day,
    ...member,
  })
  .refine((form) => form.validFrom <= form.validUntil, inOrder)
  .refine(isRegistered, registered);

interface Invited {
  accountId: string;
  personId: string;
}

/** Writes a clinic down with its licence and invites its first member. */
export async function inviteClinic(actor: Actor, form: z.input<typeof ClinicInvitation>): Promise<Invited & { clinicId: string }> {
  const asked = ClinicInvitation.parse(form);
  return transact(actor, async (tx, record) => {
    authorise(actor, "clinic.invite");
    const clinicId = newId();
    const { name, country, city, address, phone } = asked;
    await tx
      .insertInto("clinics")
      .values({ id: clinicId, name, country, city, address, phone, state: "invited", createdAt: tx.now })
      .execute();
    const licenceId = await addLicence(tx, clinicId, { ...asked, number: asked.licenceNumber });
    await record({ type: "clinic.licence_entered", about: [licenceId], clinicId, data: { validUntil: asked.validUntil } });
    return { clinicId, ...(await addMember(tx, record, clinicId, asked, [clinicId])) };
  });
}

/** Enters a clinic's licence; earlier ones stay, and the one in force on a day counts on that day (rule 35). */
export async function enterLicence(actor: Actor, clinicId: string, form: z.output<typeof LicenceForm>): Promise<string> {
  return transact(actor, async (tx, record) => {
    authorise(actor, "clinic.invite");
    const licenceId = await addLicence(tx, clinicId, form);
    await record({ type: "clinic.licence_entered", about: [licenceId], clinicId, data: { validUntil: form.validUntil } });
    return licenceId;
  });
}

/** Invites one more member of a clinic: a prescriber with their registration, or a coordinator. */
export async function inviteClinicMember(actor: Actor, clinicId: string, form: z.input<typeof ClinicMember>): Promise<Invited> {
  const asked = ClinicMember.parse(form);
  return transact(actor, async (tx, record) => {
    authorise(actor, "clinic.invite");
    const clinic = await tx.selectFrom("clinics").select("state").where("id", "=", clinicId).forShare().executeTakeFirstOrThrow();
    refuseUnless(clinic.state !== "suspended", "clinic_suspended");
    return addMember(tx, record, clinicId, asked, []);
  });
}

async function addLicence(tx: Tx, clinicId: string, form: z.output<typeof LicenceForm>): Promise<string> {
  const id = newId();
  const { number, country, scope, validFrom, validUntil } = form;
  await tx
    .insertInto("clinicLicences")
    .values({ id, clinicId, number, country, scope, validFrom, validUntil, enteredAt: tx.now })
    .execute();
  return id;
}

async function addMember(
  tx: Tx,
  record: RecordEvent,
  clinicId: string,
  form: z.output<typeof ClinicMember>,
  about: string[],
): Promise<Invited> {
  const { givenName, familyName, email, locale, clinicRole, registration, registrationUntil } = form;
  const personId = await addPerson(tx, { givenName, familyName, email, locale });
  const accountId = await addAccount(tx, { kind: "clinic", personId, email, clinicId, clinicRole, registration, until: registrationUntil });
  const linkId = await openInvitation(tx, accountId, personId, "clinic_invitation");
  await record({
    type: "clinic.invited",
    about: [personId, accountId, ...about],
    clinicId,
    data: { clinicId, accountId, personId, linkId },
  });
  return { accountId, personId };
}
