import { beforeAll, describe, expect, test } from "vitest";
import { consentPage } from "~/bank/consent/pages.server";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import * as ownPage from "~/routes/family/consents.$consentId._index";
import * as clausePage from "~/routes/family/consents.$consentId.clauses.$ordinal";
import * as paper from "~/routes/family/consents.$consentId.paper[.]pdf";
import * as reviewPage from "~/routes/family/consents.$consentId.review";
import * as withdrawPage from "~/routes/family/consents.$consentId.withdraw.$code";
import * as document from "~/routes/family/documents.consents.$file";
import * as staffPage from "~/routes/staff/consents.$consentId._index";
import * as nextVersion from "~/routes/staff/consents.texts.$textId.next";
import { ask, post } from "~tests/support/asked";
import { givenConsentTexts, givenOpenConsent, givenSignedConsent, REQUIRED_YES, signatureForm } from "~tests/support/given/consent";
import { givenFamily, givenStaff, PASSWORD } from "~tests/support/given/people";

beforeAll(givenConsentTexts);

const notFound = expect.objectContaining({ status: 404 });

describe("reading and signing, page by page", () => {
  test("a signer answers every clause on its own page, reviews and signs", async () => {
    const { consentId, family } = await givenOpenConsent();
    const clauses = (await readAs(family, (db) => consentPage(family, db, consentId)))?.clauses ?? [];
    for (const { ordinal, required } of clauses) {
      const params = { consentId, ordinal: String(ordinal) };
      const sent = await post(clausePage.action, family, "/", { answer: required ? "yes" : "no" }, params);
      expect(sent.location).toBe(
        ordinal === clauses.length ? `/family/consents/${consentId}/review` : `/family/consents/${consentId}/clauses/${ordinal + 1}`,
      );
    }
    const { recordHash, page, turn } = await ask(reviewPage.loader, family, "/", { consentId });
    expect([turn, page.missing]).toEqual([true, []]);
    const signed = await post(reviewPage.action, family, "/", { meaning: "consent", password: PASSWORD, recordHash }, { consentId });
    expect(signed).toMatchObject({ status: 302, location: `/family/consents/${consentId}` });
    expect((await ask(ownPage.loader, family, "/", { consentId })).consent.state).toBe("signed");
  });

  test("without an answer the clause says so beside the question", async () => {
    const { consentId, family } = await givenOpenConsent();
    const sent = await post(clausePage.action, family, "/", {}, { consentId, ordinal: "1" });
    expect(sent).toMatchObject({ status: 422, answer: { problems: { answer: "consent.choose_answer" } } });
  });

  test("signing too early is refused with its reason, and the password is never sent back", async () => {
    const { consentId, family } = await givenOpenConsent();
    const sent = await post(reviewPage.action, family, "/", await signatureForm(family, consentId), { consentId });
    expect(sent).toMatchObject({ status: 409, answer: { refusal: { code: "answers_missing" } } });
    expect(JSON.stringify(sent.answer)).not.toContain(PASSWORD);
  });

  test("the paper can be opened before it is signed, and says that it is not", async () => {
    const { consentId, family } = await givenOpenConsent();
    const answer = await ask(paper.loader, family, "/", { consentId });
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("cache-control")).toContain("no-store");
  });

  test("a clause that does not exist, and a consent of somebody else, are not there", async () => {
    const { consentId, family } = await givenOpenConsent();
    await expect(ask(clausePage.loader, family, "/", { consentId, ordinal: "99" })).rejects.toEqual(notFound);
    await expect(ask(ownPage.loader, await givenFamily(), "/", { consentId })).rejects.toEqual(notFound);
    await expect(ask(ownPage.loader, family, "/", { consentId: "not-an-id" })).rejects.toEqual(notFound);
  });
});

describe("rule 10: the copy", () => {
  test("the file is to the byte what was kept at signing, for its signer alone", async () => {
    const { documents, family } = await givenSignedConsent();
    const file = `${documents[0]}.pdf`;
    const kept = await readAs(WORKER, (db) =>
      db
        .selectFrom("consentDocuments")
        .select("pdf")
        .where("id", "=", documents[0] ?? "")
        .executeTakeFirstOrThrow(),
    );
    const answer = await ask(document.loader, family, "/", { file });
    expect(Buffer.from(await answer.arrayBuffer()).equals(kept.pdf)).toBe(true);
    await expect(ask(document.loader, await givenFamily(), "/", { file })).rejects.toEqual(notFound);
    await expect(ask(document.loader, family, "/", { file: documents[0] ?? "" })).rejects.toEqual(notFound);
  });
});

describe("withdrawal", () => {
  test("the page shows the effects first; nothing happens without the tick", async () => {
    const { consentId, family } = await givenSignedConsent();
    const params = { consentId, code: "procurement" };
    const shown = await ask(withdrawPage.loader, family, "/", params);
    expect(shown.effects).toEqual(["kit_stays", "collection_stops", "coordinator_calls"]);
    expect(await post(withdrawPage.action, family, "/", {}, params)).toMatchObject({ status: 422 });
    expect(await post(withdrawPage.action, family, "/", { confirmed: "yes" }, params)).toMatchObject({ status: 302 });
    await expect(ask(withdrawPage.loader, family, "/", params)).rejects.toEqual(notFound);
    await expect(ask(withdrawPage.loader, family, "/", { consentId, code: "everything" })).rejects.toEqual(notFound);
  });
});

describe("staff", () => {
  test("opening a consent is written down for the family", async () => {
    const { consentId, donorId } = await givenSignedConsent({ answers: { ...REQUIRED_YES, photo: "yes" } });
    const coordinator = await givenStaff("coordinator");
    const page = await ask(staffPage.loader, coordinator, "/", { consentId });
    expect(page.rows.find(({ code }) => code === "photo")?.said).toEqual([{ answer: "yes", withdrawnAt: null }]);
    const read = await readAs(WORKER, (db) =>
      db.selectFrom("accessLog").select(["accountId", "page"]).where("donorId", "=", donorId).execute(),
    );
    expect(read).toContainEqual({ accountId: coordinator.id, page: "consent.answers" });
  });

  test("the next version is written clause by clause; an empty one is answered beside its field", async () => {
    const director = await givenStaff("medical_director");
    const text = await readAs(WORKER, (db) =>
      db.selectFrom("consentTexts").select("id").where("tissue", "=", "adipose").where("locale", "=", "it").executeTakeFirstOrThrow(),
    );
    const { clauses } = await ask(nextVersion.loader, director, "/", { textId: text.id });
    const fields = Object.fromEntries(
      clauses.flatMap(({ code, heading, plain, fullText }) => [
        [`heading_${code}`, heading],
        [`plain_${code}`, plain],
        [`full_${code}`, fullText],
      ]),
    );
    const lacking = await post(nextVersion.action, director, "/", { ...fields, title: "Titolo", plain_storage: "" }, { textId: text.id });
    expect(lacking).toMatchObject({ status: 422 });
    expect(Object.keys(lacking.answer?.problems ?? {})).toEqual(["plain_storage"]);
    const published = await post(nextVersion.action, director, "/", { ...fields, title: "Titolo" }, { textId: text.id });
    expect(published).toMatchObject({ status: 302 });
  });
});
