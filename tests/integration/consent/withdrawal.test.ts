import { beforeAll, describe, expect, test } from "vitest";
import { consentGate, requireConsent } from "~/bank/consent/gate.server";
import { openConsent } from "~/bank/consent/opening.operations.server";
import { withdrawConsent } from "~/bank/consent/withdrawal.operations.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { ownerPool } from "~db/client.server";
import { givenConsentTexts, givenOpenConsent, givenSignedConsent, REQUIRED_YES } from "~tests/support/given/consent";
import { givenFamily } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const TAKE_BACK = { confirmed: "yes" } as const;
const gateOf = (caseId: string, ...codes: Parameters<typeof consentGate>[2]) => readAs(WORKER, (db) => consentGate(db, caseId, codes));
const need = (caseId: string, code: Parameters<typeof requireConsent>[2]) => transact(WORKER, (tx) => requireConsent(tx, caseId, code));

beforeAll(givenConsentTexts);

describe("rule 7: a withdrawn item blocks its act at that instant", () => {
  test("before, the gate is open; after, it is shut with its reason, and what stood beside it stays open", async () => {
    const { caseId, consentId, family } = await givenSignedConsent();
    expect((await gateOf(caseId, "processing", "storage")).open).toBe(true);
    await withdrawConsent(family, consentId, "processing", TAKE_BACK);
    expect(await gateOf(caseId, "processing", "storage")).toMatchObject({ open: false, shut: [{ code: "processing", why: "withdrawn" }] });
    await expect(need(caseId, "processing")).rejects.toThrow(refusal("consent_withdrawn"));
    await expect(need(caseId, "storage")).resolves.toBeUndefined();
  });

  test("rule 7: the answer, its signature and its paper stay: nothing of the past is deleted", async () => {
    const { consentId, family, documents } = await givenSignedConsent();
    await withdrawConsent(family, consentId, "release", TAKE_BACK);
    const kept = await readAs(WORKER, (db) =>
      db
        .selectFrom("consentAnswers")
        .selectAll()
        .where("consentId", "=", consentId)
        .where("code", "=", "release")
        .executeTakeFirstOrThrow(),
    );
    expect(kept).toMatchObject({ answer: "yes", withdrawnBy: family.personId });
    const paper = await readAs(family, (db) =>
      db
        .selectFrom("consentDocuments")
        .select("id")
        .where("id", "=", documents[0] ?? "")
        .execute(),
    );
    expect(paper).toHaveLength(1);
  });

  test("one of two signers is enough to stop it", async () => {
    const { caseId, consentId, signers } = await givenSignedConsent({ tissue: "birth", guardian: true });
    const father = signers[1];
    if (father === undefined) throw new Error("Two signers are expected.");
    await withdrawConsent(father, consentId, "storage", TAKE_BACK);
    expect((await gateOf(caseId, "storage")).shut).toEqual([{ code: "storage", why: "withdrawn" }]);
  });

  test("a required item makes a task for the coordinator, an optional one does not", async () => {
    const { consentId, family } = await givenSignedConsent({ answers: { ...REQUIRED_YES, research: "yes" } });
    const tasks = () =>
      readAs(WORKER, (db) =>
        db.selectFrom("tasks").select("kind").where("subjectId", "=", consentId).where("state", "=", "open").execute(),
      );
    await withdrawConsent(family, consentId, "research", TAKE_BACK);
    expect(await tasks()).toEqual([]);
    await withdrawConsent(family, consentId, "testing", TAKE_BACK);
    expect(await tasks()).toEqual([{ kind: "consent_withdrawn" }]);
  });

  test("taken back twice, or never given, there is nothing to take back", async () => {
    const { consentId, family } = await givenSignedConsent();
    await withdrawConsent(family, consentId, "storage", TAKE_BACK);
    await expect(withdrawConsent(family, consentId, "storage", TAKE_BACK)).rejects.toThrow(refusal("nothing_to_withdraw"));
    await expect(withdrawConsent(family, consentId, "photo", TAKE_BACK)).rejects.toThrow(refusal("nothing_to_withdraw"));
  });

  test("what is not signed is changed, not taken back; and a stranger takes back nothing", async () => {
    const { consentId, family } = await givenOpenConsent();
    await expect(withdrawConsent(family, consentId, "storage", TAKE_BACK)).rejects.toThrow(refusal("not_signed_yet"));
    await expect(withdrawConsent(await givenFamily(), consentId, "storage", TAKE_BACK)).rejects.toThrow();
  });
});

describe("gates", () => {
  test("rule 9: no optional act without a yes of everyone", async () => {
    const { caseId } = await givenSignedConsent();
    expect((await gateOf(caseId, "research")).shut).toEqual([{ code: "research", why: "answered_no" }]);
    await expect(need(caseId, ["procurement", "research"])).rejects.toThrow(refusal("consent_missing"));
  });

  test("an open consent opens no gate", async () => {
    const { caseId } = await givenOpenConsent();
    expect(await gateOf(caseId, "testing")).toMatchObject({ open: false, consentId: null, shut: [{ code: "testing", why: "not_signed" }] });
  });

  test("the database's own reading agrees with the portal's", async () => {
    const { caseId, consentId, family } = await givenSignedConsent();
    const consented = async (...codes: string[]) => {
      const { rows } = await ownerPool().query("select consented($1, $2) as is", [caseId, codes]);
      return rows[0].is;
    };
    expect(await consented("procurement", "testing")).toBe(true);
    expect(await consented("procurement", "research")).toBe(false);
    await withdrawConsent(family, consentId, "testing", TAKE_BACK);
    expect(await consented("procurement", "testing")).toBe(false);
    expect(await consented("procurement")).toBe(true);
  });

  test("asked again, the same consent is opened only once", async () => {
    const { caseId, consentId } = await givenOpenConsent();
    expect(await openConsent(WORKER, caseId)).toBe(consentId);
  });
});
