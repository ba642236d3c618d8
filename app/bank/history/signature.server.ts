import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Actor } from "~/bank/people/actor";
import { newId } from "~/outside/ids.server";
import { refuse } from "./refusal";
import type { Db, Tx } from "./transact.server";

export type Meaning = "authorship" | "review" | "approval" | "responsibility" | "consent" | "authorisation" | "witness" | "receipt";

export interface Signature {
  id: string;
  printedName: string;
  capacity: string;
  meaning: Meaning;
  recordHash: string;
  signedAt: Date;
}

/** SHA-256, hex, of the canonical form (RFC 8785) of a record. */
export function recordHash(record: unknown): string {
  return createHash("sha256")
    .update(canonicalize(JSON.parse(JSON.stringify(record))) ?? "")
    .digest("hex");
}

/**
 * Signs a record: printed name, UTC time, meaning and hash are kept and never change (21 CFR 11.50, 11.70). The signature's id must be
 * among what the event of the same transaction is about. `proof` comes from `reauthenticate`.
 */
export async function sign(
  tx: Tx,
  actor: Actor,
  proof: { accountId: string; method: "password" },
  signed: { meaning: Meaning; capacity: string; subjectId: string; donorId?: string | null; record: unknown },
): Promise<Signature> {
  if (actor.kind === "public" || actor.kind === "worker" || proof.accountId !== actor.id) refuse("not_allowed");
  const signature = {
    id: newId(),
    printedName: actor.displayName,
    capacity: signed.capacity,
    meaning: signed.meaning,
    recordHash: recordHash(signed.record),
    signedAt: tx.now,
  };
  await tx
    .insertInto("signatures")
    .values({
      ...signature,
      accountId: actor.id,
      method: proof.method,
      subjectId: signed.subjectId,
      donorId: signed.donorId ?? null,
      timeZone: actor.timeZone,
      voidedAt: null,
    })
    .execute();
  return signature;
}

/** Whether a signature still stands: not voided, and the record is to the letter what was signed (rule 28). */
export async function stillSigned(db: Db, signatureId: string, record: unknown): Promise<boolean> {
  const signature = await db.selectFrom("signatures").select(["recordHash", "voidedAt"]).where("id", "=", signatureId).executeTakeFirst();
  return signature !== undefined && signature.voidedAt === null && signature.recordHash === recordHash(record);
}
