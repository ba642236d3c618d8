import { beforeAll, describe, expect, test } from "vitest";
import { saveAnswers } from "~/bank/consent/answers.operations.server";
import { openConsent } from "~/bank/consent/opening.operations.server";
import { consentPage } from "~/bank/consent/pages.server";
import { signConsent } from "~/bank/consent/signing.operations.server";
import { publishConsentText } from "~/bank/consent/texts.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { grantRight } from "~/bank/people/family.server";
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
import { givenFamily, givenStaff } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
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
