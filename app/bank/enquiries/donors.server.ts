import { sql } from "kysely";
import { refuseUnless } from "~/bank/history/refusal";
import type { Tx } from "~/bank/history/transact.server";
import { newId } from "~/outside/ids.server";

interface NewDonor {
  personId: string;
  motherPersonId?: string | null;
  medicalNumber?: string | undefined;
  expectedOn?: string | null;
  requiredGuardians: number;
  openedBy: string | null;
}

/** Opens a donor's record under the next donor number. @returns its id, for the event */
export async function openDonor(tx: Tx, donor: NewDonor): Promise<string> {
  const id = newId();
  const { rows } = await sql<{ code: string }>`select 'D-' || lpad(nextval('donor_codes')::text, 6, '0') as code`.execute(tx);
  await tx
    .insertInto("donors")
    .values({
      id,
      personId: donor.personId,
      motherPersonId: donor.motherPersonId ?? null,
      code: rows[0]?.code ?? "",
      medicalNumber: donor.medicalNumber ?? null,
      expectedOn: donor.expectedOn ?? null,
      requiredGuardians: donor.requiredGuardians,
      disputedSince: null,
      openedBy: donor.openedBy,
      createdAt: tx.now,
    })
    .execute();
  return id;
}

interface Adult {
  personId: string;
  bornOn: string;
  medicalNumber: string | undefined;
  openedBy: string | null;
}

/**
 * The record of an adult who gives their own tissue; whoever is a donor already keeps it with its number, and its date of birth, which
 * stands on labels. @returns the donor's id @throws Refusal `born_on_differs`
 */
export async function openAdult(tx: Tx, { bornOn, ...adult }: Adult): Promise<string> {
  const person = await tx
    .selectFrom("persons")
    .leftJoin("donors", "donors.personId", "persons.id")
    .select(["persons.bornOn", "donors.id as donorId"])
    .where("persons.id", "=", adult.personId)
    .executeTakeFirstOrThrow();
  refuseUnless(person.donorId === null || person.bornOn === null || person.bornOn === bornOn, "born_on_differs");
  await tx.updateTable("persons").set({ bornOn }).where("id", "=", adult.personId).execute();
  return person.donorId ?? openDonor(tx, { ...adult, requiredGuardians: 0 });
}

interface NewCase {
  donorId: string;
  accountHolderId: string;
  quoteId: string | null;
  tissue: "bone_marrow" | "adipose" | "dental_pulp" | "birth";
  amnionPlacenta: boolean;
  coi: string;
  state: "consent_pending" | "in_transit";
  storagePlan: "yearly" | "prepaid_20";
  country: string;
  expectedOn: string | null;
  coordinatorId: string | null;
}

/** Opens a case. @returns its id, for the event */
export async function openCase(tx: Tx, opened: NewCase): Promise<string> {
  const id = newId();
  await tx
    .insertInto("cases")
    .values({ id, ...opened, openedAt: tx.now, storedAt: null, closedAt: null })
    .execute();
  return id;
}
