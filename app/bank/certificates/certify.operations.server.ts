import { type Db, readAs, type Tx } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { translator } from "~/web/i18n.server";
import { destructionCertificate } from "./destruction-certificate.pdf.server";
import { destructionFacts } from "./destruction-facts.server";
import { issueCertificate } from "./issue.server";
import { contentOf } from "./paper-words.server";
import { releaseCertificate } from "./release-certificate.pdf.server";
import { releaseFacts } from "./release-facts.server";
import { storageCertificate } from "./storage-certificate.pdf.server";
import { storageFacts, storedVials } from "./storage-facts.server";
import { requireApproval } from "./withdraw.operations.server";

const eventOf = (db: Db, eventId: string) => db.selectFrom("events").selectAll().where("id", "=", eventId).executeTakeFirstOrThrow();

/**
 * Issues the release certificate of an approval; one that stood for the same request is superseded (rule 29). @returns its number
 * @throws Refusal `approval_lapsed`
 */
export async function certifyRelease(eventId: string): Promise<string> {
  const { requestId, facts, certified, subject, supersedes } = await readAs(WORKER, async (db) => {
    const { requestId } = (await eventOf(db, eventId)).data as { requestId: string };
    await requireApproval(db, requestId);
    const gathered = await releaseFacts(db, requestId);
    const earlier = await standing(db, eventId, (of) => of.where("kind", "=", "release").where("requestId", "=", requestId));
    return { ...gathered, requestId, supersedes: earlier };
  });
  const certifiable = {
    kind: "release" as const,
    content: contentOf(facts),
    facts: certified,
    subject,
    supersedes,
    check: (tx: Tx) => requireApproval(tx, requestId),
  };
  return issueCertificate(eventId, certifiable, (_, seal) => releaseCertificate({ ...facts, seal }, translator(subject.locale)));
}

/**
 * Issues a storage certificate of each lot that the event is about and that has vials in store; the one before it is superseded, so that the
 * standing on the paper that verifies is the standing of the lot (rule 29). @returns their numbers
 */
export async function certifyStorage(eventId: string): Promise<string[]> {
  const lots = await readAs(WORKER, async (db) => lotsOf((await eventOf(db, eventId)).data));
  const numbers: string[] = [];
  for (const lotId of lots) {
    const [gathered, supersedes] = await readAs(
      WORKER,
      async (db) => [await storageFacts(db, lotId), await storageOf(db, eventId, lotId)] as const,
    );
    if (gathered === null) continue;
    const { facts, certified, subject } = gathered;
    const certifiable = { kind: "storage" as const, content: contentOf(facts), facts: certified, subject, supersedes };
    numbers.push(
      await issueCertificate(eventId, certifiable, (_, seal) => storageCertificate({ ...facts, seal }, translator(subject.locale))),
    );
  }
  return numbers;
}

/** Issues the certificate that material was destroyed; with the last vial of a lot its storage certificate no longer stands. @returns its number */
export async function certifyDestruction(eventId: string): Promise<string> {
  const { facts, certified, subject, supersedes } = await readAs(WORKER, async (db) => {
    const { type, donorId, caseId, happenedAt, data } = await eventOf(db, eventId);
    const gathered = await destructionFacts(db, type, { donorId: donorId ?? "", caseId: caseId ?? "", happenedAt, data });
    const { lotId } = gathered.subject;
    const emptied = lotId !== null && (await storedVials(db, lotId)).length === 0;
    return { ...gathered, supersedes: emptied ? await storageOf(db, eventId, lotId) : null };
  });
  return issueCertificate(eventId, { kind: "destruction", content: contentOf(facts), facts: certified, subject, supersedes }, (_, seal) =>
    destructionCertificate({ ...facts, seal }, translator(subject.locale)),
  );
}

const lotsOf = (data: unknown): readonly string[] => {
  const { lotId, lotIds } = data as { lotId?: string; lotIds?: readonly string[] };
  return [...new Set(lotIds ?? (lotId === undefined ? [] : [lotId]))];
};

const storageOf = (db: Db, eventId: string, lotId: string) =>
  standing(db, eventId, (of) => of.where("kind", "=", "storage").where("lotId", "=", lotId));

const certificates = (db: Db) => db.selectFrom("certificates").select(["certificates.id", "certificates.number"]);

/** The certificate that stands now and will not any more, if there is one; never this event's own. */
async function standing(db: Db, eventId: string, which: (of: ReturnType<typeof certificates>) => ReturnType<typeof certificates>) {
  const statuses = db.selectFrom("certificateStatuses").select("certificateId").where("status", "=", "superseded");
  const found = await which(certificates(db))
    .where("eventId", "<>", eventId)
    .where("id", "not in", statuses)
    .orderBy("issuedAt", "desc")
    .executeTakeFirst();
  return found ?? null;
}
