import { lockCase } from "~/bank/enquiries/cases.server";
import { finishTasks, openTask } from "~/bank/enquiries/tasks.server";
import { refuseUnless } from "~/bank/history/refusal";
import { type Db, type Tx, transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { dayOfBank } from "~/web/when";
import type { Tissue } from "~db/schema/columns";
import { requiredSigners, type Signer } from "./signers.rules";
import { currentVersion } from "./store.server";

const ENDED = ["cancelled", "not_collected", "rejected_at_intake", "failed_process", "withdrawn", "discarded", "transferred_out", "closed"];

/**
 * Lays the newest version of the tissue's text before those who must sign (rule 5). Asked again it answers with the same consent;
 * an unsigned one of an older version gives way, a signed one stands as evidence until the new one is signed.
 * @returns the consent's id
 */
export function openConsent(actor: Actor, caseId: string): Promise<string> {
  return transact(actor, async (tx, record) => {
    const held = await lockCase(tx, caseId);
    authorise(actor, "consent.open", { donorId: held.donorId });
    refuseUnless(!ENDED.includes(held.state), "wrong_state", { state: held.state });
    const version = await currentVersion(tx, held.tissue);
    refuseUnless(version !== undefined, "no_consent_text", { tissue: held.tissue });
    const earlier = await tx
      .selectFrom("consents")
      .selectAll()
      .where("caseId", "=", caseId)
      .orderBy("version", "desc")
      .orderBy("openedAt", "desc")
      .limit(1)
      .executeTakeFirst();
    if (earlier !== undefined && earlier.version >= version) return earlier.id;
    const { id, about } = await layOut(tx, held, version, earlier?.state === "open" ? earlier.id : null);
    const doneBy = actor.kind === "staff" ? actor.id : null;
    for (const kind of ["open_consent", "consent_signers", "consent_again"]) about.push(...(await finishTasks(tx, kind, caseId, doneBy)));
    await record({ type: "consent.opened", about, donorId: held.donorId, caseId, data: { consentId: id, version } });
    return id;
  });
}

/** Writes down a consent that waits for its signers; an unsigned one gives way to it. @returns its id, its signers, and every row that changed */
export async function layOut(
  tx: Tx,
  held: { id: string; donorId: string; tissue: Tissue },
  version: number,
  gaveWay: string | null,
): Promise<{ id: string; signers: readonly { id: string; personId: string }[]; about: string[] }> {
  const signers = await entitledSigners(tx, held.tissue, held.donorId);
  const id = newId();
  const rows = signers.map((signer) => ({ ...signer, id: newId(), consentId: id, donorId: held.donorId }));
  if (gaveWay !== null) await tx.updateTable("consents").set({ state: "superseded" }).where("id", "=", gaveWay).execute();
  await tx
    .insertInto("consents")
    .values({ id, caseId: held.id, donorId: held.donorId, tissue: held.tissue, version, state: "open", openedAt: tx.now })
    .execute();
  await tx.insertInto("consentSigners").values(rows).execute();
  return { id, signers: rows, about: [id, ...rows.map((row) => row.id), ...(gaveWay === null ? [] : [gaveWay])] };
}

/** Who must sign for this donor now, from the rights that are live. @throws Refusal `guardians_missing`, `mother_missing` */
export async function entitledSigners(db: Db, tissue: string, donorId: string): Promise<Signer[]> {
  const donor = await db
    .selectFrom("donors")
    .innerJoin("persons", "persons.id", "donors.personId")
    .select(["donors.id", "donors.personId", "donors.motherPersonId", "donors.requiredGuardians", "persons.bornOn"])
    .where("donors.id", "=", donorId)
    .executeTakeFirstOrThrow();
  const rights = await db.selectFrom("rights").selectAll().where("donorId", "=", donorId).execute();
  return requiredSigners(tissue, donor, rights, db.now, dayOfBank(db.now));
}

/** A case whose signers are not all known yet waits for its coordinator. */
export function waitForSigners(actor: Actor, caseId: string, reason: string): Promise<void> {
  return transact(actor, async (tx, record) => {
    const held = await lockCase(tx, caseId);
    if (await hasOpenTask(tx, "consent_signers", caseId)) return;
    const data = { reason };
    const task = await openTask(tx, {
      kind: "consent_signers",
      subjectId: caseId,
      duty: "coordinator",
      severity: "look",
      donorId: held.donorId,
      caseId,
      data,
    });
    await record({ type: "task.opened", about: [task], donorId: held.donorId, caseId, data: { kind: "consent_signers", reason } });
  });
}

/** A signed consent of an older version is asked for again, by a task for the coordinator. */
export function askAgain(actor: Actor, caseId: string, version: number): Promise<void> {
  return transact(actor, async (tx, record) => {
    const held = await lockCase(tx, caseId);
    const latest = await tx
      .selectFrom("consents")
      .select("version")
      .where("caseId", "=", caseId)
      .orderBy("version", "desc")
      .limit(1)
      .executeTakeFirst();
    if (ENDED.includes(held.state) || latest === undefined || latest.version >= version) return;
    if (await hasOpenTask(tx, "consent_again", caseId)) return;
    const data = { version, tissue: held.tissue };
    const task = await openTask(tx, {
      kind: "consent_again",
      subjectId: caseId,
      duty: "coordinator",
      severity: "look",
      donorId: held.donorId,
      caseId,
      data,
    });
    await record({ type: "task.opened", about: [task], donorId: held.donorId, caseId, data: { kind: "consent_again", ...data } });
  });
}

const hasOpenTask = async (tx: Tx, kind: string, subjectId: string): Promise<boolean> =>
  (await tx
    .selectFrom("tasks")
    .select("id")
    .where("kind", "=", kind)
    .where("subjectId", "=", subjectId)
    .where("state", "=", "open")
    .executeTakeFirst()) !== undefined;
