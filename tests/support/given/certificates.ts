import { certifyDestruction, certifyRelease, certifyStorage } from "~/bank/certificates/certify.operations.server";
import { certificatesVisibleTo } from "~/bank/certificates/store.server";
import { readAs } from "~/bank/history/transact.server";
import { disposeLot } from "~/bank/laboratory/disposition.operations.server";
import { WORKER } from "~/bank/people/actor";
import { dispositionOf, givenResults } from "./laboratory";
import { givenRequest } from "./release";
import { givenStored } from "./storage";

/** The last event of a type in a case. */
export async function lastEvent(caseId: string, type: string): Promise<string> {
  const event = await readAs(WORKER, (db) =>
    db
      .selectFrom("events")
      .select("id")
      .where("caseId", "=", caseId)
      .where("type", "=", type)
      .orderBy("position", "desc")
      .executeTakeFirstOrThrow(),
  );
  return event.id;
}

export const certificateRow = (number: string) =>
  readAs(WORKER, (db) => certificatesVisibleTo(WORKER, db).where("certificates.number", "=", number).executeTakeFirstOrThrow());
export type CertificateRow = Awaited<ReturnType<typeof certificateRow>>;

/** An approved release with its certificate. */
export async function givenReleaseCertificate(wished: Parameters<typeof givenRequest>[1] = {}) {
  const released = await givenRequest("approved", wished);
  const certificate = await certificateRow(await certifyRelease(await lastEvent(released.caseId, "release.approved")));
  return { ...released, certificate };
}

/** Cells in store with their storage certificate, in quarantine. */
export async function givenStorageCertificate(wished: Parameters<typeof givenStored>[0] = {}) {
  const stored = await givenStored(wished);
  return { ...stored, first: await certifiedStorage(stored.caseId, "lot.stored") };
}

/** Cells in store and usable: the certificate of the day of storage, and the one that stands since the disposition. */
export async function givenUsableStorageCertificate(wished: Parameters<typeof givenStored>[0] = {}) {
  const stored = await givenStorageCertificate(wished);
  await givenResults(stored);
  await stored.onDay(43, async () => disposeLot(stored.quality, stored.lotId, await dispositionOf(stored.lotId, "releasable")));
  return { ...stored, second: await certifiedStorage(stored.caseId, "lot.disposed") };
}

/** What the job of an event issues of the case's lot. */
export async function certifiedStorage(caseId: string, type: string): Promise<CertificateRow> {
  const [number = ""] = await certifyStorage(await lastEvent(caseId, type));
  return certificateRow(number);
}

export const certifiedDestruction = async (caseId: string, type: "vials.destroyed" | "donation.destroyed"): Promise<CertificateRow> =>
  certificateRow(await certifyDestruction(await lastEvent(caseId, type)));
