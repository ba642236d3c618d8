import { beforeAll, describe, expect, test } from "vitest";
import { saveAnswers } from "~/bank/consent/answers.operations.server";
import { openConsent } from "~/bank/consent/opening.operations.server";
import { signConsent } from "~/bank/consent/signing.operations.server";
import { publishConsentText } from "~/bank/consent/texts.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { JOBS } from "~/jobs/consent.jobs.server";
import { ownerPool } from "~db/client.server";
import { BONE_MARROW_V2, consentText } from "~db/seed/consent-texts/index.server";
import {
  givenConsentTexts,
  givenOpenConsent,
  givenSignature,
  givenSignedConsent,
  REQUIRED_YES,
  signatureForm,
} from "~tests/support/given/consent";
import { givenStaff } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const stateOf = (id: string) =>
  readAs(WORKER, (db) => db.selectFrom("consents").select("state").where("id", "=", id).executeTakeFirstOrThrow()).then(
    ({ state }) => state,
  );

beforeAll(givenConsentTexts);

describe("rule 8: a published text and its clauses are superseded, never changed", () => {
  test.each([
    "update consent_texts set title = 'Another'",
    "delete from consent_texts",
    "update consent_clauses set plain = 'Another'",
    "delete from consent_clauses",
    "insert into consent_clauses select gen_random_uuid(), text_id, 99, 'more', true, 'h', 'p', 'f' from consent_clauses limit 1",
    "truncate consent_clauses",
  ])("rule 8: the database refuses: %s", async (statement) => {
    await expect(ownerPool().query(statement)).rejects.toThrow(/superseded|refused/);
  });

  test("only the next version follows, with every item", async () => {
    const director = await givenStaff("medical_director");
    await expect(publishConsentText(director, consentText("adipose", "en", 3))).rejects.toThrow(refusal("text_version"));
    const thin = { ...consentText("adipose", "en", 2), clauses: consentText("adipose", "en").clauses.slice(1) };
    await expect(publishConsentText(director, thin)).rejects.toThrow(refusal("text_incomplete"));
    await expect(publishConsentText(await givenStaff("laboratory"), consentText("adipose", "en", 2))).rejects.toThrow(
      refusal("not_allowed"),
    );
  });
});

describe("a new version is asked for again", () => {
  test("the signed consent becomes a task, stands until the new one is signed, and is then superseded", async () => {
    const signed = await givenSignedConsent();
    const waiting = await givenOpenConsent();
    await saveAnswers(waiting.family, waiting.consentId, REQUIRED_YES);
    const read = await signatureForm(waiting.family, waiting.consentId);
    for (const text of BONE_MARROW_V2) await publishConsentText(WORKER, text);
    const { id: eventId } = await readAs(WORKER, (db) =>
      db
        .selectFrom("events")
        .select("id")
        .where("type", "=", "consent_text.published")
        .orderBy("position", "desc")
        .executeTakeFirstOrThrow(),
    );
    const job = { id: "j", eventId, key: `${eventId}:consent.ask_again` };
    await JOBS["consent.ask_again"](job);
    await JOBS["consent.ask_again"](job);
    const tasks = await readAs(WORKER, (db) =>
      db
        .selectFrom("tasks")
        .select("id")
        .where("kind", "=", "consent_again")
        .where("subjectId", "=", signed.caseId)
        .where("state", "=", "open")
        .execute(),
    );
    expect(tasks).toHaveLength(1);
    await expect(signConsent(waiting.family, waiting.consentId, read)).rejects.toThrow(refusal("consent_outdated"));

    const again = await openConsent(WORKER, signed.caseId);
    expect(again).not.toBe(signed.consentId);
    expect(await stateOf(signed.consentId)).toBe("signed");
    await givenSignature(signed.family, again);
    expect([await stateOf(signed.consentId), await stateOf(again)]).toEqual(["superseded", "signed"]);
    const types = await readAs(WORKER, (db) => db.selectFrom("events").select("type").where("caseId", "=", signed.caseId).execute());
    expect(types.filter(({ type }) => type === "consent.completed")).toHaveLength(1);
    expect(types.filter(({ type }) => type === "consent.renewed")).toHaveLength(1);
  });

  test("an unsigned consent of the older version gives way to the new one", async () => {
    const open = await givenOpenConsent({ tissue: "dental_pulp" });
    await publishConsentText(WORKER, consentText("dental_pulp", "en", 2));
    const again = await openConsent(WORKER, open.caseId);
    expect([await stateOf(open.consentId), await stateOf(again)]).toEqual(["superseded", "open"]);
  });
});
