import { createHash, createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "~/bank/history/transact.server";
import { realNow } from "~/outside/clock.server";
import { environment } from "~/outside/environment.server";
import { newId } from "~/outside/ids.server";
import { pool } from "~db/client.server";

export type LinkPurpose = "quote" | "invitation" | "password_reset" | "consent" | "clinic_invitation";

export interface OpenLink {
  id: string;
  purpose: LinkPurpose;
  subjectId: string;
  personId: string | null;
  usedAt: Date | null;
}

/** The token of a link, computed when its mail is rendered and kept nowhere: HMAC-SHA-256 over purpose, row and generation. */
export const linkToken = (purpose: LinkPurpose, id: string, generation = 1): string =>
  createHmac("sha256", environment().linkSecret).update(`${purpose}·${id}·${generation}`).digest("base64url");

const sha256 = (token: string) => createHash("sha256").update(token).digest("hex");

/** Makes a link, single-use and expiring by real time. @returns its id: events and jobs hold that, never the token. */
export async function openLink(
  tx: Tx,
  link: { purpose: LinkPurpose; subjectId: string; personId?: string | null; days: number },
): Promise<string> {
  const id = newId();
  const at = realNow();
  const until = new Date(at.getTime() + link.days * 86_400_000);
  await sql`select open_link(${id}::uuid, ${link.purpose}, ${link.subjectId}::uuid, ${link.personId ?? null}::uuid, ${sha256(linkToken(link.purpose, id))}, ${until}, ${at})`.execute(
    tx,
  );
  return id;
}

/** What a token leads to, used or not; nothing when it is unknown or has expired. Looking changes nothing: mail scanners open links. */
export async function linkFor(token: string | undefined, purpose: LinkPurpose): Promise<OpenLink | undefined> {
  const { rows } = await pool().query("select id, purpose, subject_id, person_id, used_at from link_for($1, $2)", [
    sha256(token ?? ""),
    realNow(),
  ]);
  const row = rows[0];
  if (row === undefined || row.purpose !== purpose) return undefined;
  return { id: row.id, purpose, subjectId: row.subject_id, personId: row.person_id, usedAt: row.used_at };
}

/** Uses a link up, in the transaction of what it allows. @returns false when somebody was quicker. */
export async function spendLink(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`select use_link(${id}::uuid, ${realNow()}) as used`.execute(tx);
  return rows[0]?.used === true;
}

/** The address that a mail holds. */
export const linkAddress = (purpose: LinkPurpose, id: string): string =>
  `${environment().baseUrl}/link/${purpose.replace("_", "-")}/${linkToken(purpose, id)}`;
