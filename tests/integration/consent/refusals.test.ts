import { beforeAll, describe, expect, test } from "vitest";
import { saveAnswers } from "~/bank/consent/answers.operations.server";
import { consentGate, refuseWithdrawn, requireConsent } from "~/bank/consent/gate.server";
import { openConsent } from "~/bank/consent/opening.operations.server";
import { consentPage } from "~/bank/consent/pages.server";
import { signConsent } from "~/bank/consent/signing.operations.server";
import { publishConsentText } from "~/bank/consent/texts.operations.server";
import { withdrawConsent } from "~/bank/consent/withdrawal.operations.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { grantRight, registerBirth } from "~/bank/people/family.server";
import { at, now } from "~/outside/clock.server";
import { ownerPool } from "~db/client.server";
import { consentText } from "~db/seed/consent-texts/index.server";
import {
  ALL_YES,
  givenConsentTexts,
  givenOpenConsent,
  givenSignature,
  givenSignedConsent,
  REQUIRED_YES,
  signatureForm,
} from "~tests/support/given/consent";
import { givenCase } from "~tests/support/given/enquiries";
import { givenFamily, givenStaff } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const YES = { confirmed: "yes" } as const;
const both = async () => {
  const open = await givenOpenConsent({ tissue: "birth", guardian: true });
  const [mother, father] = open.signers;
  if (mother === undefined || father === undefined) throw new Error("Two signers are expected.");
  return { ...open, mother, father };
};
const answersSeenBy = async (actor: PersonActor, consentId: string) =>
  Object.fromEntries(
    ((await readAs(actor, (db) => consentPage(actor, db, consentId)))?.clauses ?? []).map(({ code, answer }) => [code, answer]),
  );
beforeAll(givenConsentTexts);

describe("answering", () => {
  test("two parents answer each for themselves: neither sees nor changes what the other said", async () => {
    const { mother, father, consentId } = await both();
    await saveAnswers(mother, consentId, { storage: "yes", photo: "no" });
    await saveAnswers(father, consentId, { storage: "no" });
    expect(await answersSeenBy(mother, consentId)).toMatchObject({ storage: "yes", photo: "no" });
    expect(await answersSeenBy(father, consentId)).toMatchObject({ storage: "no", photo: null });
  });

  test("the last word counts until one signs", async () => {
    const { family, consentId } = await givenOpenConsent();
    for (const answer of ["no", "yes", "no"] as const) await saveAnswers(family, consentId, { research: answer });
    expect((await answersSeenBy(family, consentId)).research).toBe("no");
  });

  test("an answer to what the text does not ask is refused, and those sent with it are not kept", async () => {
    const { family, consentId } = await givenOpenConsent();
    await expect(saveAnswers(family, consentId, { storage: "yes", cloning: "yes" })).rejects.toThrow(refusal("no_such_clause"));
    expect((await answersSeenBy(family, consentId)).storage).toBeNull();
  });

  test("who may consent for the donor, but is not asked to sign, answers nothing", async () => {
    const { consentId, donorId } = await givenOpenConsent({ tissue: "dental_pulp" });
    const uncle = await givenFamily();
    await grantRight(await givenStaff("coordinator"), donorId, {
      personId: uncle.personId,
      kinds: ["view", "consent"],
      ground: "guardian",
    });
    await expect(saveAnswers(uncle, consentId, REQUIRED_YES)).rejects.toThrow(refusal("not_allowed"));
  });

  test("once signed, an answer is not changed but taken back", async () => {
    const { family, consentId } = await givenSignedConsent();
    await expect(saveAnswers(family, consentId, { research: "yes" })).rejects.toThrow(refusal("wrong_state"));
  });
});

describe("signing", () => {
  test("whoever signs second is refused before the first has signed, however ready they are", async () => {
    const { mother, father, consentId } = await both();
    await saveAnswers(father, consentId, REQUIRED_YES);
    await expect(signConsent(father, consentId, await signatureForm(father, consentId))).rejects.toThrow(refusal("not_your_turn"));
    await givenSignature(mother, consentId);
    await expect(signConsent(father, consentId, await signatureForm(father, consentId))).resolves.toBeDefined();
  });

  test("one who has signed does not sign again while the other's signature is missing", async () => {
    const { mother, consentId } = await both();
    await givenSignature(mother, consentId);
    await expect(signConsent(mother, consentId, await signatureForm(mother, consentId))).rejects.toThrow(refusal("already_signed"));
  });

  test("each signs the text that they read, in their own language: the records differ, and both stand", async () => {
    const { mother, father, consentId } = await both();
    const arabic: PersonActor = { ...father, locale: "ar" };
    await givenSignature(mother, consentId);
    await givenSignature(arabic, consentId);
    const { rows } = await ownerPool().query(
      "select t.locale from consent_signers s join consent_texts t on t.id = s.text_id where s.consent_id = $1 order by s.ordinal",
      [consentId],
    );
    expect(rows).toEqual([{ locale: "en" }, { locale: "ar" }]);
  });

  test("an answer of the other parent does not change what one signs", async () => {
    const { mother, father, consentId } = await both();
    await saveAnswers(mother, consentId, REQUIRED_YES);
    const form = await signatureForm(mother, consentId);
    await saveAnswers(father, consentId, ALL_YES);
    await expect(signConsent(mother, consentId, form)).resolves.toBeDefined();
  });

  test("a consent that a newer text has overtaken is not signed, and opened anew it asks for the newer one", async () => {
    const { family, consentId, caseId } = await givenOpenConsent({ tissue: "adipose" });
    await saveAnswers(family, consentId, REQUIRED_YES);
    const form = await signatureForm(family, consentId);
    await publishConsentText(WORKER, consentText("adipose", "en", 2));
    await expect(signConsent(family, consentId, form)).rejects.toThrow(refusal("consent_outdated"));
    const next = await openConsent(WORKER, caseId);
    expect(next).not.toBe(consentId);
    await expect(signConsent(family, consentId, form)).rejects.toThrow(refusal("wrong_state"));
    await expect(saveAnswers(family, consentId, { photo: "yes" })).rejects.toThrow(refusal("wrong_state"));
    await givenSignature(family, next);
    const held = await readAs(WORKER, (db) => db.selectFrom("cases").select("state").where("id", "=", caseId).executeTakeFirstOrThrow());
    expect(held.state).toBe("consented");
  });
});

describe("rule 7: taking back", () => {
  test("takes back one's own yes alone, at the instant it is said, and says who", async () => {
    const { signers, consentId, caseId } = await givenSignedConsent({ tissue: "birth", guardian: true, answers: ALL_YES });
    const [mother] = signers;
    if (mother === undefined) throw new Error("A mother is expected.");
    await withdrawConsent(mother, consentId, "research", YES);
    const { rows } = await ownerPool().query(
      "select withdrawn_by from consent_answers where consent_id = $1 and code = 'research' order by withdrawn_at nulls last",
      [consentId],
    );
    expect(rows).toEqual([{ withdrawn_by: mother.personId }, { withdrawn_by: null }]);
    expect((await readAs(WORKER, (db) => consentGate(db, caseId, ["research", "photo"]))).shut).toEqual([
      { code: "research", why: "withdrawn" },
    ]);
  });

  test("whoever may consent for the donor now, without having signed, takes back what both parents had said", async () => {
    const { consentId, donorId, signers } = await givenSignedConsent({ tissue: "dental_pulp", guardian: true });
    expect(signers).toHaveLength(2);
    const another = await givenFamily();
    await grantRight(await givenStaff("coordinator"), donorId, {
      personId: another.personId,
      kinds: ["view", "consent"],
      ground: "guardian",
    });
    await withdrawConsent(another, consentId, "storage", YES);
    const { rows } = await ownerPool().query("select withdrawn_by from consent_answers where consent_id = $1 and code = 'storage'", [
      consentId,
    ]);
    expect(rows).toEqual([{ withdrawn_by: another.personId }, { withdrawn_by: another.personId }]);
  });

  test("of what a later sample is for stops it, and what was sampled before is still kept", async () => {
    const { family, consentId, caseId } = await givenSignedConsent();
    const before = new Date(now().getTime() - 60_000);
    await withdrawConsent(family, consentId, "testing", YES);
    const sampled = (when: Date) => transact(WORKER, (tx) => refuseWithdrawn(tx, caseId, ["testing"], when));
    await expect(sampled(before)).resolves.toBeUndefined();
    await expect(sampled(new Date(now().getTime() + 1000))).rejects.toThrow(refusal("consent_withdrawn"));
    await expect(transact(WORKER, (tx) => refuseWithdrawn(tx, caseId, ["storage"], now()))).resolves.toBeUndefined();
  });
});

describe("the gate", () => {
  const need = (caseId: string, code: Parameters<typeof requireConsent>[2], current = false) =>
    transact(WORKER, (tx) => requireConsent(tx, caseId, code, { current }));

  test("names every item that is missing, and why", async () => {
    const { caseId } = await givenCase();
    await expect(need(caseId, ["storage", "testing"])).rejects.toMatchObject({
      code: "consent_missing",
      data: { codes: ["storage", "testing"] },
    });
    const gate = await readAs(WORKER, (db) => consentGate(db, caseId, ["storage"]));
    expect(gate).toMatchObject({ open: false, consentId: null, version: null, shut: [{ code: "storage", why: "not_signed" }] });
  });

  test("rule 1: asks for the newest text only where that is asked, and not for one that counts from a later day", async () => {
    const { caseId } = await givenSignedConsent({ tissue: "dental_pulp" });
    await publishConsentText(WORKER, { ...consentText("dental_pulp", "en", 2), effectiveFrom: new Date("2090-01-01T00:00:00Z") });
    await expect(need(caseId, "procurement", true)).resolves.toBeUndefined();
    await at(new Date("2090-01-02T00:00:00Z"), async () => {
      await expect(need(caseId, "procurement", true)).rejects.toThrow(refusal("consent_outdated"));
      await expect(need(caseId, "procurement")).resolves.toBeUndefined();
    });
  });
});

test("a birth that is registered afterwards changes nothing that was signed before it", async () => {
  const { consentId, donorId, family } = await givenSignedConsent({ tissue: "birth" });
  const hashes = async () =>
    (await ownerPool().query("select record_hash from signatures where donor_id = $1 order by signed_at, id", [donorId])).rows;
  const before = await hashes();
  await registerBirth(family, donorId, { givenName: "Lina", familyName: "K.", bornOn: "2026-10-12" });
  expect(await hashes()).toEqual(before);
  const actor = (await actorFor(family.id)) as PersonActor;
  expect((await readAs(actor, (db) => consentPage(actor, db, consentId)))?.consent.state).toBe("signed");
});
