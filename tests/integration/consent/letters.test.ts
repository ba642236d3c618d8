import { beforeAll, describe, expect, test } from "vitest";
import { saveAnswers } from "~/bank/consent/answers.operations.server";
import { consentPage } from "~/bank/consent/pages.server";
import { withdrawConsent } from "~/bank/consent/withdrawal.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { drainJobs } from "~/jobs/worker.server";
import { givenConsentTexts, givenSignature, givenSignedConsent } from "~tests/support/given/consent";
import { givenCase } from "~tests/support/given/enquiries";
import { withStandIns } from "~tests/support/stand-ins";
import { withoutAddresses } from "~tests/support/without-addresses";

const standIns = withStandIns();

beforeAll(givenConsentTexts);

const lettersOf = (personId: string) =>
  readAs(WORKER, (db) =>
    db.selectFrom("messages").select("kind").where("personId", "=", personId).where("kind", "like", "consent%").orderBy("sentAt").execute(),
  ).then((rows) => rows.map(({ kind }) => kind));
const consentOfCase = (caseId: string) =>
  readAs(WORKER, (db) => db.selectFrom("consents").select("id").where("caseId", "=", caseId).executeTakeFirstOrThrow()).then(
    ({ id }) => id,
  );

describe("a consent opens by itself, and each signer gets an own letter", () => {
  test("the mother is written to at once, the father once she has signed", async () => {
    const { caseId, family, guardian } = await givenCase({ tissue: "birth", guardian: true });
    if (guardian === undefined) throw new Error("A father is expected.");
    await drainJobs();
    const consentId = await consentOfCase(caseId);
    expect(await lettersOf(family.personId)).toEqual(["consent_waiting"]);
    expect(await lettersOf(guardian.personId)).toEqual([]);
    await givenSignature(family, consentId);
    await drainJobs();
    expect((await lettersOf(family.personId)).sort()).toEqual(["consent_signed", "consent_waiting"]);
    expect(await lettersOf(guardian.personId)).toEqual(["consent_waiting"]);
  });

  test("rule 10: the page shows when the letter with the link to one's copy was sent", async () => {
    const { consentId, family } = await givenSignedConsent();
    await drainJobs();
    const page = await readAs(family, (db) => consentPage(family, db, consentId));
    expect(page?.letter?.sentAt).toBeInstanceOf(Date);
    expect(page?.document?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test("a letter says neither tissue nor answer", async () => {
    const { consentId, family } = await givenSignedConsent();
    await withdrawConsent(family, consentId, "testing", { confirmed: "yes" });
    await drainJobs();
    expect(await lettersOf(family.personId)).toContain("consent_withdrawn");
    const told = withoutAddresses(JSON.stringify(standIns.resend.messages()));
    expect(told).not.toMatch(/marrow|HIV|hepatitis|tests/i);
  });
});

test("whoever wants to ask someone gets a call: no answer is kept, and the coordinator has a task with a clock", async () => {
  const { caseId, family } = await givenCase();
  await drainJobs();
  const consentId = await consentOfCase(caseId);
  await saveAnswers(family, consentId, { storage: "ask" });
  const page = await readAs(family, (db) => consentPage(family, db, consentId));
  expect(page?.clauses.find(({ code }) => code === "storage")).toMatchObject({ answer: null, askedAt: expect.any(Date) });
  const task = await readAs(WORKER, (db) =>
    db
      .selectFrom("tasks")
      .select(["duty", "dueAt"])
      .where("kind", "=", "consent_question")
      .where("caseId", "=", caseId)
      .executeTakeFirstOrThrow(),
  );
  expect(task).toEqual({ duty: "coordinator", dueAt: expect.any(Date) });
});
