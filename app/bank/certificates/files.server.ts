import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { found } from "~/web/submit.server";
import { CERTIFICATE_NUMBER } from "./number.rules";
import { certificatesVisibleTo } from "./store.server";

const TYPES = { pdf: "application/pdf", json: "application/json; charset=utf-8" } as const;

/**
 * The paper or the canonical JSON of a certificate, to the byte as they were made at issue, for those who may see it: the family, the clinic
 * that it is made out to, staff. Staff and clinic are noted as having read it. @throws 404 for everyone else, and for any other name
 */
export async function certificateFile(actor: Actor, file: string): Promise<{ bytes: Uint8Array; name: string; type: string }> {
  const [, number = "", kind = ""] = /^([^.]+)\.(pdf|json)$/.exec(file) ?? [];
  const named = CERTIFICATE_NUMBER.test(number) && (kind === "pdf" || kind === "json") ? kind : undefined;
  const type = found(named);
  const certificate = found(
    await readAs(actor, (db) => certificatesVisibleTo(actor, db).where("certificates.number", "=", number).executeTakeFirst()),
  );
  await noteReading(actor, certificate.donorId, `certificate.${type}`);
  const bytes = type === "pdf" ? certificate.pdf : Buffer.from(certificate.canonicalJson, "utf8");
  return { bytes, name: file, type: TYPES[type] };
}
