import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { saveAnswers } from "~/bank/consent/answers.operations.server";
import { signConsent } from "~/bank/consent/signing.operations.server";
import { consentDocumentsVisibleTo, consentsVisibleTo } from "~/bank/consent/store.server";
import { stillSigned } from "~/bank/history/signature.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { endRight } from "~/bank/people/family.server";
import { ownerPool } from "~db/client.server";
import {
  givenConsentTexts,
  givenOpenConsent,
  givenSignature,
  givenSignedConsent,
  REQUIRED_YES,
  signatureForm,
} from "~tests/support/given/consent";
import { givenFamily } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });

beforeAll(givenConsentTexts);

const caseState = (caseId: string) =>
  readAs(WORKER, (db) => db.selectFrom("cases").select("state").where("id", "=", caseId).executeTakeFirstOrThrow()).then(
    ({ state }) => state,
  );

describe("signing", () => {
  test("an adult donor answers, signs, and the case is consented", async () => {
    const { caseId, consentId, family } = await givenSignedConsent();
    expect(await caseState(caseId)).toBe("consented");
    const consent = await readAs(family, (db) =>
      consentsVisibleTo(family, db).where("consents.id", "=", consentId).executeTakeFirstOrThrow(),
    );
    expect(consent.state).toBe("signed");
    expect(consent.signedAt).not.toBeNull();
  });

  test("a required item that is no, or not answered, cannot be signed over", async () => {
    const { consentId, family } = await givenOpenConsent();
    await saveAnswers(family, consentId, { ...REQUIRED_YES, storage: "no" });
    await expect(signConsent(family, consentId, await signatureForm(family, consentId))).rejects.toThrow(refusal("answers_missing"));
    await saveAnswers(family, consentId, { storage: "yes" });
    await expect(signConsent(family, consentId, await signatureForm(family, consentId))).resolves.toEqual(expect.any(String));
  });

  test("what was read is what is signed: an answer changed in between is read again first", async () => {
    const { consentId, family } = await givenOpenConsent();
    await saveAnswers(family, consentId, REQUIRED_YES);
    const read = await signatureForm(family, consentId);
    await saveAnswers(family, consentId, { research: "yes" });
    await expect(signConsent(family, consentId, read)).rejects.toThrow(refusal("moved_on"));
  });

  test("a wrong password signs nothing", async () => {
    const { consentId, family } = await givenOpenConsent();
    await saveAnswers(family, consentId, REQUIRED_YES);
    const form = { ...(await signatureForm(family, consentId)), password: "another" };
    await expect(signConsent(family, consentId, form)).rejects.toThrow(refusal("wrong_password"));
  });

  test("rule 9: an optional item that was left alone is a no in the signed record", async () => {
    const { consentId } = await givenSignedConsent();
    const answers = await readAs(WORKER, (db) =>
      db.selectFrom("consentAnswers").select(["code", "answer"]).where("consentId", "=", consentId).execute(),
    );
    for (const code of ["research", "outcomes", "contact", "photo"]) expect(answers).toContainEqual({ code, answer: "no" });
    expect(answers).toHaveLength(21);
  });

  test("rule 10: the paper is rendered once, its bytes have the hash that was kept, and they refuse every change", async () => {
    const { documents, family } = await givenSignedConsent();
    const document = await readAs(family, (db) =>
      db
        .selectFrom("consentDocuments")
        .selectAll()
        .where("id", "=", documents[0] ?? "")
        .executeTakeFirstOrThrow(),
    );
    expect(document.pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(createHash("sha256").update(document.pdf).digest("hex")).toBe(document.sha256);
    await expect(ownerPool().query("update consent_documents set sha256 = '' where id = $1", [document.id])).rejects.toThrow(/refused/);
  });

  test("rule 28: the signature keeps name, time, meaning and the hash of the answers", async () => {
    const { consentId, family } = await givenSignedConsent();
    const signature = await readAs(WORKER, (db) =>
      db
        .selectFrom("signatures")
        .innerJoin("consentSigners", "consentSigners.signatureId", "signatures.id")
        .selectAll("signatures")
        .where("consentSigners.consentId", "=", consentId)
        .executeTakeFirstOrThrow(),
    );
    expect(signature).toMatchObject({ printedName: family.displayName, meaning: "consent", capacity: "self", method: "password" });
    expect(signature.recordHash).toMatch(/^[0-9a-f]{64}$/);
    await transact(WORKER, async (tx) => expect(await stillSigned(tx, signature.id, { other: "record" })).toBe(false));
  });

  test("signed answers do not change any more, and nobody signs twice", async () => {
    const { consentId, family } = await givenSignedConsent();
    await expect(saveAnswers(family, consentId, { research: "yes" })).rejects.toThrow(refusal("wrong_state"));
    await expect(signConsent(family, consentId, await signatureForm(family, consentId))).rejects.toThrow(refusal("wrong_state"));
  });

  test("two signatures of one person at once: one is kept", async () => {
    const { consentId, family } = await givenOpenConsent();
    await saveAnswers(family, consentId, REQUIRED_YES);
    const form = await signatureForm(family, consentId);
    const both = await Promise.allSettled([signConsent(family, consentId, form), signConsent(family, consentId, form)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("rule 5: the right people sign, in their order", () => {
  test("of birth tissue the mother signs first, then the father, each on their own account", async () => {
    const { caseId, consentId, signers } = await givenOpenConsent({ tissue: "birth", guardian: true });
    const [mother, father] = signers;
    if (mother === undefined || father === undefined) throw new Error("Two signers are expected.");
    await saveAnswers(father, consentId, REQUIRED_YES);
    await expect(signConsent(father, consentId, await signatureForm(father, consentId))).rejects.toThrow(refusal("not_your_turn"));
    await givenSignature(mother, consentId);
    expect(await caseState(caseId)).toBe("consent_pending");
    await givenSignature(father, consentId);
    expect(await caseState(caseId)).toBe("consented");
  });

  test("each opens their own paper only", async () => {
    const { signers, documents } = await givenSignedConsent({ tissue: "birth", guardian: true });
    for (const [index, signer] of signers.entries()) {
      const own = await readAs(signer, (db) => consentDocumentsVisibleTo(signer, db).execute());
      expect(own.map(({ id }) => id)).toEqual([documents[index]]);
    }
  });

  test("a guardian of a child's tooth signs; whose right has ended does not", async () => {
    const { consentId, family, donorId, coordinator } = await givenOpenConsent({ tissue: "dental_pulp" });
    await saveAnswers(family, consentId, REQUIRED_YES);
    const form = await signatureForm(family, consentId);
    const right = await readAs(WORKER, (db) =>
      db.selectFrom("rights").select("id").where("donorId", "=", donorId).where("kind", "=", "consent").executeTakeFirstOrThrow(),
    );
    await endRight(coordinator, right.id);
    await expect(signConsent(family, consentId, form)).rejects.toThrow();
  });

  test("a stranger to the donor neither sees the consent nor answers it", async () => {
    const { consentId } = await givenOpenConsent();
    const other = await givenFamily();
    expect(await readAs(other, (db) => consentsVisibleTo(other, db).where("consents.id", "=", consentId).execute())).toEqual([]);
    await expect(saveAnswers(other, consentId, REQUIRED_YES)).rejects.toThrow();
  });
});
