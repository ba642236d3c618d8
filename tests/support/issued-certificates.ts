import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Certifiable, PaperMaker } from "~/bank/certificates/issue.server";
import { transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { RELEASED } from "./certificates";
import { paperWith } from "./paper";

/** A donor with a case, for certificates to be about. */
export function givenCase(): Promise<{ donorId: string; caseId: string }> {
  return transact(WORKER, async (tx, record) => {
    const [personId, donorId, caseId] = [uuidv7(), uuidv7(), uuidv7()];
    const code = randomBytes(4).toString("hex").toUpperCase();
    await tx.insertInto("persons").values({ id: personId, givenName: "Marco", familyName: "Rossi", createdAt: tx.now }).execute();
    await tx
      .insertInto("donors")
      .values({ id: donorId, personId, code: `D-${code}`, createdAt: tx.now })
      .execute();
    await tx
      .insertInto("cases")
      .values({
        id: caseId,
        donorId,
        accountHolderId: personId,
        tissue: "bone_marrow",
        coi: `CHA9999${code}`,
        state: "stored",
        storagePlan: "yearly",
        country: "SM",
        openedAt: tx.now,
      })
      .execute();
    await record({ type: "account.opened", about: [personId, donorId, caseId], donorId, caseId });
    return { donorId, caseId };
  });
}

/** What a release of story 1 certifies, about this donor. */
export function certifiableOf(subject: { donorId: string; caseId: string }, changes: Partial<Certifiable> = {}): Certifiable {
  const { dins, dinCount, productCode, vials, viableCells, verdict } = RELEASED;
  return {
    kind: "release",
    content: { patient: { name: "Marco Rossi", bornOn: "1984-12-14" }, lot: "DBM01-26-001-E" },
    facts: { dins, dinCount, productCode, vials, viableCells, verdict },
    subject: { ...subject, requestId: null, lotId: null, clinicId: null, locale: "en" },
    supersedes: null,
    ...changes,
  };
}

/** A paper with nothing but its square code. */
export const plainPaper: PaperMaker = (_, seal) => paperWith(seal.codeText, seal.number);
