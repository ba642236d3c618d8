import { beforeAll, describe, expect, test } from "vitest";
import { finishWithdrawals, giveAgain } from "~/bank/consent/again.operations.server";
import { saveAnswers } from "~/bank/consent/answers.operations.server";
import { consentGate } from "~/bank/consent/gate.server";
import { consentPage } from "~/bank/consent/pages.server";
import { signConsent } from "~/bank/consent/signing.operations.server";
import { withdrawConsent } from "~/bank/consent/withdrawal.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { startProcessing } from "~/bank/laboratory/processing.operations.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { givenConsentTexts, givenSignature, givenSignedConsent, REQUIRED_YES, signatureForm } from "~tests/support/given/consent";
import { follow } from "~tests/support/given/jobs";
import { givenMaterial } from "~tests/support/given/laboratory";
import { givenFamily } from "~tests/support/given/people";

const YES = { confirmed: "yes" } as const;
const gateOf = (caseId: string, code: "processing" | "storage") => readAs(WORKER, (db) => consentGate(db, caseId, [code]));
const signAgain = async (who: PersonActor, consentId: string, code: string) => {
  await saveAnswers(who, consentId, { [code]: "yes" });
  await signConsent(who, consentId, await signatureForm(who, consentId));
};

beforeAll(givenConsentTexts);

describe("what was taken back is given again", () => {
  test("by a new signature on the same text; the act is possible from then on, and the withdrawal stays in the record", async () => {
    const held = await givenMaterial();
    const { caseId, donorId, consentId, donationId, family, laboratory, day, onDay } = held;
    const start = () =>
      onDay(0, () => startProcessing(laboratory, donationId, { productCode: "DBM01", startedAt: day(0), protocol: "CP-01 v1" }));
    await withdrawConsent(family, consentId, "processing", YES);
    await expect(start()).rejects.toMatchObject({ code: "consent_withdrawn" });

    const newId = await giveAgain(family, consentId, YES);
    expect(await giveAgain(family, consentId, YES)).toBe(newId);
    const page = await readAs(family, (db) => consentPage(family, db, newId));
    expect(page?.clauses.filter(({ answer, required }) => required && answer === null).map(({ code }) => code)).toEqual(["processing"]);
    expect(page?.missing).toEqual(["processing"]);
    await expect(start()).rejects.toMatchObject({ code: "consent_withdrawn" });
    await expect(signConsent(family, newId, await signatureForm(family, newId))).rejects.toMatchObject({ code: "answers_missing" });
    await signAgain(family, newId, "processing");
    await start();

    await follow(donorId, "consent.renewed");
    const tasks = await readAs(WORKER, (db) =>
      db.selectFrom("tasks").select("state").where("kind", "=", "consent_withdrawn").where("caseId", "=", caseId).execute(),
    );
    expect(tasks).toEqual([{ state: "done" }]);
    const old = await readAs(family, (db) => consentPage(family, db, consentId));
    expect(old?.consent.state).toBe("superseded");
    expect(old?.clauses.find(({ code }) => code === "processing")).toMatchObject({ answer: "yes", withdrawnAt: expect.any(Date) });
    const events = await readAs(WORKER, (db) =>
      db.selectFrom("events").select("type").where("caseId", "=", caseId).where("type", "like", "consent.%").orderBy("position").execute(),
    );
    const told = events.map(({ type }) => type).slice(-5);
    expect(told).toEqual(["consent.withdrawn", "consent.opened", "consent.answered", "consent.signed", "consent.renewed"]);
  });

  test("two guardians: it stays stopped until both have signed anew", async () => {
    const { caseId, consentId, signers } = await givenSignedConsent({ tissue: "birth", guardian: true });
    const [mother, father] = signers as [PersonActor, PersonActor];
    await withdrawConsent(father, consentId, "storage", YES);
    const newId = await giveAgain(mother, consentId, YES);
    await signConsent(mother, newId, await signatureForm(mother, newId));
    expect((await gateOf(caseId, "storage")).shut).toEqual([{ code: "storage", why: "withdrawn" }]);
    await signAgain(father, newId, "storage");
    expect((await gateOf(caseId, "storage")).open).toBe(true);
  });

  test("who takes back another item meanwhile, on the consent that still stands, is not overruled by the one that is being signed", async () => {
    const { caseId, consentId, signers } = await givenSignedConsent({ tissue: "birth", guardian: true });
    const [mother, father] = signers as [PersonActor, PersonActor];
    await withdrawConsent(father, consentId, "storage", YES);
    const newId = await giveAgain(father, consentId, YES);
    await signConsent(mother, newId, await signatureForm(mother, newId));
    await withdrawConsent(mother, consentId, "processing", YES);
    await withdrawConsent(father, consentId, "testing", YES);
    await expect(signAgain(father, newId, "storage")).rejects.toMatchObject({ code: "answers_missing" });
    await signAgain(father, newId, "testing");
    expect((await gateOf(caseId, "storage")).open).toBe(true);
    expect((await gateOf(caseId, "processing")).shut).toEqual([{ code: "processing", why: "withdrawn" }]);
    await finishWithdrawals(caseId);
    const open = await readAs(WORKER, (db) =>
      db
        .selectFrom("tasks")
        .select("id")
        .where("kind", "=", "consent_withdrawn")
        .where("caseId", "=", caseId)
        .where("state", "=", "open")
        .execute(),
    );
    expect(open.length).toBeGreaterThan(0);
  });

  test("where nothing was taken back there is nothing to give again, and a stranger gives nothing", async () => {
    const { consentId, family } = await givenSignedConsent();
    await expect(giveAgain(family, consentId, YES)).rejects.toMatchObject({ code: "nothing_taken_back" });
    await withdrawConsent(family, consentId, "storage", YES);
    await expect(giveAgain(await givenFamily(), consentId, YES)).rejects.toThrow();
    expect(await givenSignature(family, await giveAgain(family, consentId, YES), REQUIRED_YES)).toBeTruthy();
  });
});
