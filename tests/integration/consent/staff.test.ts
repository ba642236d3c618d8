import { beforeAll, describe, expect, test } from "vitest";
import { giveAgain } from "~/bank/consent/again.operations.server";
import { CLAUSES } from "~/bank/consent/clauses.rules";
import { openConsent, waitForSigners } from "~/bank/consent/opening.operations.server";
import { consentPage, familyConsents } from "~/bank/consent/pages.server";
import { signedPaper } from "~/bank/consent/papers.server";
import { listConsents, listTexts, staffConsentPage, textPage } from "~/bank/consent/staff-pages.server";
import { consentDocumentsVisibleTo, consentsVisibleTo } from "~/bank/consent/store.server";
import { draftConsentText, publishConsentText } from "~/bank/consent/texts.operations.server";
import { withdrawConsent } from "~/bank/consent/withdrawal.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { DUTIES, type StaffActor, WORKER } from "~/bank/people/actor";
import { grantRight } from "~/bank/people/family.server";
import * as staffPaper from "~/routes/staff/consents.documents.$file";
import * as textsRoute from "~/routes/staff/consents.texts._index";
import * as textRoute from "~/routes/staff/consents.texts.$textId._index";
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

describe("the bank's texts", () => {
  const text = (version: number, locale: "en" | "it" = "en") => ({
    ...{ tissue: "adipose" as const, locale, version, title: `Version ${version}` },
    clauses: CLAUSES.map(({ code, required }) => ({ code, required, heading: code, plain: "Plainly.", fullText: "In full." })),
  });

  test("are listed by tissue, the newest version first; each has a page with the version that could follow", async () => {
    const known = await asStaff(listTexts);
    expect(await ask(textsRoute.loader, coordinator, "/")).toEqual(expect.objectContaining({ texts: known }));
    const tissues = known.map(({ tissue }) => tissue);
    expect([...tissues].sort()).toEqual(tissues);
    const [one] = known.filter(({ tissue, locale }) => tissue === "adipose" && locale === "en");
    const page = await asStaff((db) => textPage(db, one?.id ?? ""));
    expect([page?.clauses.length, page?.nextVersion]).toEqual([CLAUSES.length, (one?.version ?? 0) + 1]);
    await expect(ask(textRoute.loader, coordinator, "/", { textId: UNKNOWN })).rejects.toEqual(notFound);
  });

  test("that follow in one language are followed in the others: the same version again in a language that has it is the next", async () => {
    const director = await givenStaff("medical_director");
    const english = await publishConsentText(director, text(2));
    const italian = (await asStaff(listTexts)).find(
      ({ tissue, locale, version }) => tissue === "adipose" && locale === "it" && version === 1,
    );
    expect((await asStaff((db) => textPage(db, english)))?.nextVersion).toBe(3);
    expect((await asStaff((db) => textPage(db, italian?.id ?? "")))?.nextVersion).toBe(2);
    await publishConsentText(director, text(2, "it"));
    expect((await asStaff((db) => textPage(db, italian?.id ?? "")))?.nextVersion).toBe(3);
    await expect(publishConsentText(director, text(5))).rejects.toThrow(refusal("text_version"));
    await expect(publishConsentText(director, text(1))).rejects.toThrow(refusal("text_version"));
  });

  test("that are drafted are read by nobody until they are published, and then are one text", async () => {
    const director = await givenStaff("medical_director");
    const draft = await draftConsentText(director, { ...text(3), title: "A draft" });
    expect((await asStaff((db) => textPage(db, draft)))?.nextVersion).toBe(3);
    const family = await givenFamily();
    expect(await readAs(family, (db) => db.selectFrom("consentTexts").select("id").where("id", "=", draft).execute())).toEqual([]);
    expect(await publishConsentText(director, { ...text(3), title: "The text" })).toBe(draft);
    const page = await asStaff((db) => textPage(db, draft));
    expect(page?.text).toMatchObject({ state: "published", title: "The text", publishedBy: director.id });
    expect(page?.clauses).toHaveLength(CLAUSES.length);
  });

  test.each(DUTIES.filter((duty) => duty !== "medical_director" && duty !== "administrator"))(
    "the duty %s publishes none",
    async (duty) => {
      await expect(publishConsentText(await givenStaff(duty), text(9))).rejects.toThrow(refusal("not_allowed"));
    },
  );
});
