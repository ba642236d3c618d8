import type { RecordEvent } from "~/bank/history/event";
import type { Tx } from "~/bank/history/transact.server";
import { newId } from "~/outside/ids.server";
import type { Locale } from "~db/schema/columns";
import { addAccount, addPerson, openInvitation, personWithEmail } from "./persons.server";
import type { RightGround, RightKind } from "./rights.rules";

export const RIGHTS = ["view", "instruct", "consent", "pay"] as const satisfies readonly RightKind[];

/** Gives rights from now on, those that the person does not hold already. @returns the new rows' ids, for the event */
export async function addRights(
  tx: Tx,
  donorId: string,
  personId: string,
  ground: RightGround,
  kinds: readonly RightKind[] = RIGHTS,
): Promise<string[]> {
  const held = await tx
    .selectFrom("rights")
    .select("kind")
    .where("donorId", "=", donorId)
    .where("personId", "=", personId)
    .where((when) => when.or([when("untilAt", "is", null), when("untilAt", ">", tx.now)]))
    .execute();
  const missing = kinds.filter((kind) => !held.some((right) => right.kind === kind));
  const rows = missing.map((kind) => ({ id: newId(), personId, donorId, kind, ground, fromAt: tx.now, untilAt: null }));
  if (rows.length > 0) await tx.insertInto("rights").values(rows).execute();
  return rows.map((row) => row.id);
}

interface Relative {
  givenName: string;
  familyName: string;
  email: string;
  relation: "mother" | "father" | "guardian";
  locale?: Locale | undefined;
}

/** Another parent or guardian, known to the bank by their e-mail or invited now, with all rights over the child. @returns the person and the rows to name in the event */
export async function inviteToDonor(
  tx: Tx,
  record: RecordEvent,
  donorId: string,
  relative: Relative,
): Promise<{ personId: string; about: string[] }> {
  const known = await personWithEmail(tx, relative.email);
  const personId = known ?? (await addPerson(tx, relative));
  if (known === undefined) {
    const accountId = await addAccount(tx, { kind: "person", personId, email: relative.email });
    const linkId = await openInvitation(tx, accountId, personId, "invitation");
    await record({ type: "account.invited", about: [personId, accountId], data: { accountId, personId, linkId } });
  }
  return { personId, about: await addRights(tx, donorId, personId, relative.relation) };
}
