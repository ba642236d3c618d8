import { sql } from "kysely";
import { z } from "zod";
import { refuse, refuseUnless } from "~/bank/history/refusal";
import { settingAt } from "~/bank/history/settings.server";
import type { Tx } from "~/bank/history/transact.server";
import { newId } from "~/outside/ids.server";
import type { Locale } from "~db/schema/columns";
import { openLink } from "./links.server";

export interface NewPerson {
  givenName: string;
  familyName: string;
  bornOn?: string | null | undefined;
  email?: string | null | undefined;
  phone?: string | null | undefined;
  country?: string | null | undefined;
  locale?: Locale | undefined;
  timeZone?: string | undefined;
}

/** Writes a person down. @returns the id, which belongs among what the event of the same transaction is about. */
export async function addPerson(tx: Tx, person: NewPerson): Promise<string> {
  const id = newId();
  await tx
    .insertInto("persons")
    .values({
      id,
      givenName: person.givenName,
      familyName: person.familyName,
      bornOn: person.bornOn ?? null,
      email: person.email ?? null,
      phone: person.phone ?? null,
      country: person.country ?? null,
      locale: person.locale ?? "en",
      timeZone: person.timeZone ?? "Europe/Rome",
      diedOn: null,
      restrictedAt: null,
      createdAt: tx.now,
    })
    .execute();
  return id;
}

type NewAccount = { personId: string; email: string } & (
  | { kind: "person" | "staff" }
  | {
      kind: "clinic";
      clinicId: string;
      clinicRole: "prescriber" | "coordinator";
      registration?: string | undefined;
      until?: string | undefined;
    }
);

/** Makes an account that waits for its invitation to be taken up. @returns its id. @throws Refusal `email_taken` */
export async function addAccount(tx: Tx, account: NewAccount, state: "invited" | "active" = "invited"): Promise<string> {
  const id = newId();
  const ofClinic = account.kind === "clinic" ? account : undefined;
  await tx
    .insertInto("accounts")
    .values({
      id,
      personId: account.personId,
      kind: account.kind,
      clinicId: ofClinic?.clinicId ?? null,
      clinicRole: ofClinic?.clinicRole ?? null,
      prescriberRegistration: ofClinic?.registration ?? null,
      prescriberValidUntil: ofClinic?.until ?? null,
      email: account.email,
      state,
      demoName: null,
      createdAt: tx.now,
    })
    .execute();
  return id;
}

/** The link of an invitation, alive for as many days as the setting says. @returns the link's id. */
export async function openInvitation(
  tx: Tx,
  accountId: string,
  personId: string,
  purpose: "invitation" | "clinic_invitation",
): Promise<string> {
  const days = await settingAt(tx, "people.invitation_days", z.number().positive());
  return openLink(tx, { purpose, subjectId: accountId, personId, days });
}

/** An id that was pasted is that of a person whom the bank has written down. @throws Refusal `person_unknown` */
export async function requirePersons(tx: Tx, ids: readonly string[]): Promise<void> {
  const known = await tx.selectFrom("persons").select("id").where("id", "in", ids).execute();
  refuseUnless(new Set(ids).size === known.length, "person_unknown");
}

/** The id of whomever `PersonNamed` names. @throws Refusal `person_unknown` for an address that nobody has */
export async function personNamed(tx: Tx, named: string): Promise<string> {
  const id = named.includes("@") ? await personWithEmail(tx, named) : named;
  return id ?? refuse("person_unknown");
}

/** The person to whom an address belongs already, so that nobody is written down twice. */
export async function personWithEmail(tx: Tx, email: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select person_with_email(${email}) as id`.execute(tx);
  return rows[0]?.id ?? undefined;
}
