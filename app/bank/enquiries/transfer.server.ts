import { z } from "zod";
import { refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { StaffActor } from "~/bank/people/actor";
import { Country, Day, FamilyName, GivenName, Line, PersonNamed, Relation } from "~/bank/people/fields.server";
import { addRights } from "~/bank/people/grants.server";
import { addPerson, personNamed, requirePersons } from "~/bank/people/persons.server";
import { authorise } from "~/bank/people/policy";
import { isAdult } from "~/bank/people/rights.rules";
import { dayIn } from "~/web/when";
import { openAdult, openCase, openDonor } from "./donors.server";
import { Tissue } from "./enquiries.server";

const Guardian = z.object({ personId: PersonNamed, relation: Relation });

export const TransferForm = z.object({
  coi: z
    .string("errors.required")
    .trim()
    .toUpperCase()
    .regex(/^CH[A-NP-Z1-9][0-9]{12}$/, "enquiries.coi_wrong"),
  tissue: Tissue,
  amnionPlacenta: z.literal("yes").optional(),
  donorGivenName: GivenName,
  donorFamilyName: FamilyName,
  bornOn: Day,
  medicalNumber: Line(60).optional(),
  country: Country,
  storagePlan: z.enum(["yearly", "prepaid_20"], "errors.choose_one"),
  guardians: z.array(Guardian).max(2).default([]),
  holderPersonId: PersonNamed,
});

/** The same as a page sends it: the guardians in fields of their own. */
export const TransferPage = TransferForm.omit({ guardians: true })
  .extend({
    guardian1: PersonNamed.optional(),
    relation1: Relation.optional(),
    guardian2: PersonNamed.optional(),
    relation2: Relation.optional(),
  })
  .transform(({ guardian1, relation1, guardian2, relation2, ...form }) => ({
    ...form,
    guardians: [
      { personId: guardian1, relation: relation1 ?? "guardian" },
      { personId: guardian2, relation: relation2 ?? "guardian" },
    ].flatMap(({ personId, relation }) => (personId ? [{ personId, relation }] : [])),
  }));

/**
 * Takes over a case from another bank, with the chain-of-identity number and the DIN that its vials bear: the one way to name a number that
 * this bank did not draw. Nothing was quoted and no kit is sent, so the case begins on its way here.
 * @throws Refusal `coi_taken`, `guardians_missing`, `in_the_future`, `person_unknown`, `born_on_differs`
 */
export async function transferIn(
  actor: StaffActor,
  form: z.input<typeof TransferForm>,
): Promise<{ caseId: string; donorId: string; coi: string }> {
  const sent = TransferForm.parse(form);
  return transact(actor, async (tx, record) => {
    authorise(actor, "case.transfer_in");
    const asked = await withPersons(tx, sent);
    const today = dayIn(tx.now, actor.timeZone);
    refuseUnless(asked.bornOn <= today, "in_the_future");
    const adult = isAdult(asked.bornOn, today);
    refuseUnless(adult || asked.guardians.length > 0, "guardians_missing", { needed: 1, found: 0 });
    const taken = await tx.selectFrom("cases").select("id").where("coi", "=", asked.coi).execute();
    refuseUnless(taken.length === 0, "coi_taken");
    const { country, medicalNumber, coi, tissue, storagePlan } = asked;
    const holder = adult && asked.guardians.length === 0 ? asked.holderPersonId : undefined;
    await requirePersons(tx, [asked.holderPersonId, ...asked.guardians.map((guardian) => guardian.personId)]);
    const { donorId, personId } = holder
      ? { personId: holder, donorId: await openAdult(tx, { personId: holder, bornOn: asked.bornOn, medicalNumber, openedBy: null }) }
      : await openChild(tx, asked);
    const rights = holder ? await addRights(tx, donorId, holder, "self") : [];
    for (const guardian of asked.guardians) rights.push(...(await addRights(tx, donorId, guardian.personId, guardian.relation)));
    const caseId = await openCase(tx, {
      donorId,
      accountHolderId: asked.holderPersonId,
      quoteId: null,
      tissue,
      amnionPlacenta: asked.amnionPlacenta === "yes",
      coi,
      state: "in_transit",
      storagePlan,
      country,
      expectedOn: null,
      coordinatorId: actor.id,
    });
    await record({ type: "case.transferred_in", about: [personId, donorId, caseId, ...rights], donorId, caseId, data: { coi } });
    return { caseId, donorId, coi };
  });
}

/** The form with the ids of the people whom it names. */
async function withPersons(tx: Tx, form: z.output<typeof TransferForm>): Promise<z.output<typeof TransferForm>> {
  const guardians = [];
  for (const { personId, relation } of form.guardians) guardians.push({ personId: await personNamed(tx, personId), relation });
  return { ...form, guardians, holderPersonId: await personNamed(tx, form.holderPersonId) };
}

/** Whoever has guardians gets a person and a record of their own; of birth tissue the mother is kept as mother. */
async function openChild(tx: Tx, asked: z.output<typeof TransferForm>): Promise<{ donorId: string; personId: string }> {
  const { donorGivenName: givenName, donorFamilyName: familyName, bornOn, country, medicalNumber, guardians } = asked;
  const personId = await addPerson(tx, { givenName, familyName, bornOn, country });
  const mother = asked.tissue === "birth" ? guardians.find((guardian) => guardian.relation === "mother") : undefined;
  const motherPersonId = mother?.personId ?? null;
  const donorId = await openDonor(tx, { personId, motherPersonId, medicalNumber, requiredGuardians: guardians.length, openedBy: null });
  return { donorId, personId };
}
