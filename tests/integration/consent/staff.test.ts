import { beforeAll, describe, expect, test } from "vitest";
import { giveAgain } from "~/bank/consent/again.operations.server";
import { openConsent, waitForSigners } from "~/bank/consent/opening.operations.server";
import { consentPage, familyConsents } from "~/bank/consent/pages.server";
import { signedPaper } from "~/bank/consent/papers.server";
import { listConsents, staffConsentPage } from "~/bank/consent/staff-pages.server";
import { consentDocumentsVisibleTo, consentsVisibleTo } from "~/bank/consent/store.server";
import { withdrawConsent } from "~/bank/consent/withdrawal.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { DUTIES, type StaffActor, WORKER } from "~/bank/people/actor";
import { grantRight } from "~/bank/people/family.server";
import * as staffPaper from "~/routes/staff/consents.documents.$file";
import { ask } from "~tests/support/asked";
import { givenConsentTexts, givenOpenConsent, givenSignature, givenSignedConsent, REQUIRED_YES } from "~tests/support/given/consent";
import { givenCase } from "~tests/support/given/enquiries";
import { givenClinic, givenFamily, givenStaff } from "~tests/support/given/people";
import { textOf } from "~tests/support/pdf-text";

const refusal = (code: string) => expect.objectContaining({ code });
const notFound = expect.objectContaining({ status: 404 });
const UNKNOWN = "01980000-0000-7000-8000-000000000000";
let coordinator: StaffActor;
beforeAll(async () => {
  await givenConsentTexts();
  coordinator = await givenStaff("coordinator");
});
const asStaff = <T>(read: Parameters<typeof readAs<T>>[1]) => readAs(coordinator, read);

describe("what staff see of consents", () => {
  test("is a list of those that wait, with how many have signed; the one asked first stands first", async () => {
    const first = await givenOpenConsent({ tissue: "birth", guardian: true });
    const second = await givenOpenConsent();
    await givenSignature(first.family, first.consentId);
    const { consents } = await asStaff((db) => listConsents(coordinator, db, "open", 1));
    const mine = consents.filter(({ id }) => [first.consentId, second.consentId].includes(id));
    expect(mine.map(({ id, signers, signed }) => [id, signers, signed])).toEqual([
      [first.consentId, 2, 1],
      [second.consentId, 1, 0],
    ]);
    const signed = await asStaff((db) => listConsents(coordinator, db, "signed", 1));
    expect(signed.consents.every(({ state }) => state === "signed")).toBe(true);
    const all = await asStaff((db) => listConsents(coordinator, db, "all", 1));
    expect(all.consents.length).toBeGreaterThanOrEqual(consents.length + signed.consents.length);
  });

  test("is everybody's answers side by side, who signed when, and each one's paper", async () => {
    const { consentId, signers, caseId } = await givenSignedConsent({
      tissue: "birth",
      guardian: true,
      answers: { ...REQUIRED_YES, photo: "no" },
    });
    for (const mother of signers.slice(0, 1)) await withdrawConsent(mother, consentId, "release", { confirmed: "yes" });
    const page = await asStaff((db) => staffConsentPage(coordinator, db, consentId));
    expect(page?.held.id).toBe(caseId);
    expect(page?.signers.map(({ capacity, document }) => [capacity, document !== null])).toEqual([
      ["mother", true],
      ["father", true],
    ]);
    const said = (code: string) => page?.rows.find((row) => row.code === code)?.said;
    expect(said("photo")).toMatchObject([{ answer: "no" }, { answer: "no" }]);
    expect(said("release")).toMatchObject([
      { answer: "yes", withdrawnAt: expect.any(Date) },
      { answer: "yes", withdrawnAt: null },
    ]);
    expect(await asStaff((db) => staffConsentPage(coordinator, db, UNKNOWN))).toBeUndefined();
  });

  test("is every paper; a signer opens their own, the other parent neither it nor its address", async () => {
    const { documents, family, guardian } = await givenSignedConsent({ tissue: "birth", guardian: true });
    const file = `${documents[0]}.pdf`;
    const kept = await signedPaper(family, file);
    expect((await signedPaper(coordinator, file)).pdf.equals(kept.pdf)).toBe(true);
    expect((await ask(staffPaper.loader, coordinator, "/", { file })).headers.get("content-type")).toBe("application/pdf");
    for (const [actor, name] of [
      [guardian ?? family, file],
      [family, documents[0]],
      [family, `${UNKNOWN}.pdf`],
      [family, "x.pdf"],
      [family, undefined],
    ] as const)
      await expect((async () => signedPaper(actor, name))()).rejects.toEqual(notFound);
    const [first = ""] = await textOf(kept.pdf);
    expect(first).toContain(family.displayName);
  });

  test("is nothing of it for a clinic, and for a relative who may only look", async () => {
    const { consentId, donorId } = await givenSignedConsent({ tissue: "dental_pulp" });
    const aunt = await givenFamily();
    await grantRight(coordinator, donorId, { personId: aunt.personId, kinds: ["view", "pay"], ground: "guardian" });
    expect(await readAs(aunt, (db) => consentPage(aunt, db, consentId))).toBeUndefined();
    expect(await readAs(aunt, (db) => familyConsents(aunt, db))).toEqual([]);
    const { actor } = await givenClinic();
    expect(await readAs(WORKER, (db) => consentsVisibleTo(actor, db).execute())).toEqual([]);
    expect(await readAs(WORKER, (db) => consentDocumentsVisibleTo(actor, db).execute())).toEqual([]);
  });
});

describe("a family's own list", () => {
  test("says of each consent whether one's own signature is missing, and how many are", async () => {
    const { family, guardian, consentId } = await givenOpenConsent({ tissue: "birth", guardian: true });
    const list = async (actor = family) => readAs(actor, (db) => familyConsents(actor, db));
    expect(await list()).toMatchObject([{ id: consentId, state: "open", isSigner: true, mineSignedAt: null, waits: 2 }]);
    await givenSignature(family, consentId);
    expect(await list()).toMatchObject([{ mineSignedAt: expect.any(Date), waits: 1 }]);
    expect(await list(guardian)).toMatchObject([{ mineSignedAt: null, waits: 1 }]);
  });

  test("shows one who may consent without having been asked the text and everybody's names, and no answers as theirs to sign", async () => {
    const { consentId, donorId } = await givenSignedConsent({ tissue: "dental_pulp" });
    const uncle = await givenFamily();
    await grantRight(coordinator, donorId, { personId: uncle.personId, kinds: ["view", "consent"], ground: "guardian" });
    const page = await readAs(uncle, (db) => consentPage(uncle, db, consentId));
    expect(page).toMatchObject({ recordHash: null, missing: [], document: undefined });
    expect(page?.signers.every(({ me }) => !me)).toBe(true);
  });

  test("begins with what waits, and leaves out what was superseded", async () => {
    const { family, consentId } = await givenSignedConsent();
    await withdrawConsent(family, consentId, "storage", { confirmed: "yes" });
    const again = await giveAgain(family, consentId, { confirmed: "yes" });
    expect((await readAs(family, (db) => familyConsents(family, db))).map(({ id }) => id)).toEqual([again, consentId]);
    await givenSignature(family, again);
    expect((await readAs(family, (db) => familyConsents(family, db))).map(({ id }) => id)).toEqual([again]);
  });
});

describe("opening", () => {
  test("is a coordinator's act, or the portal's own, and of a case that goes on", async () => {
    const { caseId } = await givenCase();
    for (const duty of DUTIES.filter((one) => one !== "coordinator"))
      await expect(openConsent(await givenStaff(duty), caseId)).rejects.toThrow(refusal("not_allowed"));
    await expect(openConsent(coordinator, caseId)).resolves.toBeDefined();
  });

  test("waits for people by one task, which is done when the consent opens", async () => {
    const { caseId } = await givenCase({ tissue: "birth" });
    await waitForSigners(WORKER, caseId, "guardians_missing");
    await waitForSigners(WORKER, caseId, "mother_missing");
    const tasks = () =>
      readAs(WORKER, (db) =>
        db.selectFrom("tasks").select(["state", "data"]).where("subjectId", "=", caseId).where("kind", "=", "consent_signers").execute(),
      );
    expect(await tasks()).toEqual([{ state: "open", data: { reason: "guardians_missing" } }]);
    await openConsent(coordinator, caseId);
    expect((await tasks()).map(({ state }) => state)).toEqual(["done"]);
  });
});
