import { sql } from "kysely";
import { type Db, readAs } from "~/bank/history/transact.server";
import { type Actor, STRANGER } from "~/bank/people/actor";
import type { RevocationReason, StatusEntry } from "./status.rules";

/** What anyone who holds a certificate's number may read: what its square code says, and how it stands. */
export interface PublicCertificate {
  number: string;
  /** Compact JWS. */
  code: string;
  /** The number of the certificate that stands in its place. */
  successor: string | null;
}

/** The certificate of this number, as the public may know it. */
export async function publicCertificate(number: string): Promise<PublicCertificate | undefined> {
  const { rows } = await readAs(STRANGER, (db) =>
    sql<PublicCertificate>`select number, code, successor from certificate_public(${number})`.execute(db),
  );
  return rows[0];
}

/** What the status list is made of: the hash of every paper, and every certificate that no longer stands. */
export function statusRows(): Promise<{ papers: string[]; entries: StatusEntry[] }> {
  return readAs(STRANGER, async (db) => {
    const papers = await sql<{ pdfSha256: string }>`select pdf_sha256 from certificate_papers()`.execute(db);
    const withdrawn = await sql<Withdrawal>`select status_id, status, status_at, reason from certificate_withdrawals()`.execute(db);
    return { papers: papers.rows.map((paper) => paper.pdfSha256), entries: withdrawn.rows.map(entryOf) };
  });
}

interface Withdrawal {
  statusId: string;
  status: "superseded" | "revoked";
  statusAt: Date;
  reason: string;
}

function entryOf({ statusId, status, statusAt, reason }: Withdrawal): StatusEntry {
  const entry = { id: statusId, since: statusAt };
  return status === "revoked" ? { ...entry, state: "revoked", reason: reason as RevocationReason } : { ...entry, state: "superseded" };
}

/** The certificates that this actor may know exist. Every read of certificates starts here; row-level security repeats the rule. */
export function certificatesVisibleTo(actor: Actor, db: Db) {
  const certificates = db.selectFrom("certificates").selectAll("certificates");
  switch (actor.kind) {
    case "staff":
    case "worker":
      return certificates;
    case "person":
      return certificates.where("donorId", "=", sql<string>`any(array(select donors_open()))`);
    case "clinic":
      return certificates.where("clinicId", "=", actor.clinicId);
    default:
      return certificates.where(sql<boolean>`false`);
  }
}
