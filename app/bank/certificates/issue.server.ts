import { randomBytes } from "node:crypto";
import { type Tx, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { environment } from "~/outside/environment.server";
import { newId } from "~/outside/ids.server";
import type { CertificateTable } from "~db/schema/certificates";
import { SALT_BYTES, sealContent } from "./canonical.rules";
import { type CertifiedFacts, codeText, packFacts } from "./code.rules";
import { sha256Of } from "./encoding.rules";
import { certificateNumber, NUMBER_RANDOM_BYTES } from "./number.rules";
import type { PaperSeal } from "./paper.pdf.server";
import { signingKeys } from "./signing.server";

/** What is certified, as read from the data at one instant: nothing of it is typed. */
export interface Certifiable {
  kind: CertificateTable["kind"];
  /** Everything that the certificate says, names included; it is sealed by its hash and shown only to those who may see it. */
  content: object;
  facts: Pick<CertifiedFacts, "dins" | "dinCount" | "productCode" | "vials" | "viableCells" | "verdict">;
  subject: Pick<CertificateTable, "donorId" | "caseId" | "requestId" | "lotId" | "clinicId" | "locale">;
  /** The certificate that this one replaces. */
  supersedes: Pick<CertificateTable, "id" | "number"> | null;
  /** Judged while the donor is held, just before the certificate is issued: throws when what it certifies is true no more. */
  check?: (tx: Tx) => Promise<void>;
}

/** Draws the paper; the bytes that it returns are kept and never made again. */
export type PaperMaker = (certifiable: Certifiable, seal: PaperSeal) => Promise<Uint8Array>;

/**
 * Issues the certificate of an event, and of one of its lots: sealed, signed, drawn once and kept. Asked again, it does nothing.
 * @returns the certificate's number.
 */
export async function issueCertificate(eventId: string, certifiable: Certifiable, draw: PaperMaker): Promise<string> {
  const { kind, content, facts, subject, supersedes, check } = certifiable;
  return transact(WORKER, async (tx, record) => {
    await tx.selectFrom("donors").select("id").where("id", "=", subject.donorId).forNoKeyUpdate().executeTakeFirstOrThrow();
    const earlier = await tx
      .selectFrom("certificates")
      .select("number")
      .where("eventId", "=", eventId)
      .where("kind", "=", kind)
      .where("lotId", subject.lotId === null ? "is" : "=", subject.lotId)
      .executeTakeFirst();
    if (earlier) return earlier.number;
    await check?.(tx);
    const issuedAt = tx.now;
    const number = certificateNumber(kind, issuedAt.getUTCFullYear(), randomBytes(NUMBER_RANDOM_BYTES));
    const sealed = sealContent({ ...content, number, kind, issuedAt: issuedAt.toISOString() }, randomBytes(SALT_BYTES));
    const keys = await signingKeys();
    const code = await keys.sign("code", packFacts({ ...facts, number, kind, issuedAt, contentHash: sealed.contentHash }));
    const { baseUrl } = environment();
    const verifyAddress = `${new URL(baseUrl).host}/verify`;
    const shown = { codeText: codeText(baseUrl, code), verifyAddress, supersedes: supersedes?.number ?? null };
    const pdf = Buffer.from(await draw(certifiable, { number, issuedAt, contentHash: sealed.contentHash, ...shown }));
    const id = newId();
    await tx
      .insertInto("certificates")
      .values({
        ...subject,
        id,
        number,
        kind,
        canonicalJson: sealed.canonicalJson,
        canonicalSha256: sealed.contentHash,
        code,
        kid: keys.published[0]?.kid ?? "",
        pdf,
        pdfSha256: sha256Of(pdf),
        eventId,
        issuedAt,
      })
      .execute();
    const of = { donorId: subject.donorId, caseId: subject.caseId, clinicId: subject.clinicId };
    await record({ type: "certificate.issued", about: [id], ...of, data: { number, kind, of: eventId } });
    if (supersedes === null) return number;
    const status = { id: newId(), certificateId: supersedes.id, donorId: subject.donorId, status: "superseded" as const, successorId: id };
    await tx
      .insertInto("certificateStatuses")
      .values({ ...status, decidedAt: issuedAt, decidedBy: null })
      .execute();
    await record({ type: "certificate.superseded", about: [status.id], ...of, data: { certificateId: supersedes.id, by: number } });
    return number;
  });
}
