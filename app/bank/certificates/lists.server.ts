import { newestFirst } from "~/bank/history/newest-first.server";
import { type Db, readAs } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { CERTIFICATE_NUMBER, readCertificateNumber } from "./number.rules";
import { certificatesVisibleTo } from "./store.server";

const PAGE = 50;

/** Certificates without their papers, newest first, a page at a time; `typed` is a number as somebody wrote it. */
export function certificateList(actor: Actor, typed: string | null, after: string | null) {
  return readAs(actor, async (db) => {
    const number = typed === null ? undefined : (readCertificateNumber(typed) ?? "");
    const asked = withStanding(actor, db).$if(number !== undefined, (of) => of.where("certificates.number", "=", number ?? ""));
    const { rows, next } = await newestFirst(asked, { table: "certificates", column: "issuedAt" }, after, PAGE);
    return { certificates: rows.map(listed), next };
  });
}

/** One certificate by its number, as far as this actor may know of it. */
export async function certificateNamed(actor: Actor, number: string) {
  if (!CERTIFICATE_NUMBER.test(number)) return undefined;
  return readAs(actor, async (db) => {
    const row = await withStanding(actor, db).where("certificates.number", "=", number).executeTakeFirst();
    return row && listed(row);
  });
}

const withStanding = (actor: Actor, db: Db) =>
  certificatesVisibleTo(actor, db)
    .clearSelect()
    .innerJoin("donors", "donors.id", "certificates.donorId")
    .select([
      "certificates.id",
      "certificates.number",
      "certificates.kind",
      "certificates.issuedAt",
      "certificates.donorId",
      "donors.code as donorCode",
    ])
    .select(({ selectFrom }) => [
      selectFrom("certificateStatuses")
        .select("status")
        .whereRef("certificateId", "=", "certificates.id")
        .orderBy("status") // revoked before superseded
        .limit(1)
        .as("status"),
    ]);

const listed = ({ status, ...row }: { status: "revoked" | "superseded" | null } & Omit<Listed, "state">): Listed => ({
  ...row,
  state: status ?? "standing",
});

export interface Listed {
  id: string;
  number: string;
  kind: "storage" | "release" | "destruction";
  issuedAt: Date;
  donorId: string;
  donorCode: string;
  state: "standing" | "superseded" | "revoked";
}
