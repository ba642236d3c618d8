import { expect, test } from "vitest";
import { publishEvidence, writeEvidence } from "~/bank/enquiries/evidence.operations.server";
import { evidenceVisibleTo } from "~/bank/enquiries/evidence.server";
import { shownEvidence, shownPriceBook } from "~/bank/enquiries/shown.server";
import { readAs } from "~/bank/history/transact.server";
import { STRANGER } from "~/bank/people/actor";
import * as home from "~/routes/public/_index";
import * as nothing from "~/routes/public/$";
import * as evidencePage from "~/routes/public/evidence";
import * as leave from "~/routes/public/leave";
import * as licences from "~/routes/public/licences";
import * as prices from "~/routes/public/prices";
import * as privacy from "~/routes/public/privacy";
import * as tissue from "~/routes/public/tissues.$tissue";
import * as list from "~/routes/staff/evidence._index";
import * as card from "~/routes/staff/evidence.$cardId";
import * as write from "~/routes/staff/evidence.new";
import { ownerPool } from "~db/client.server";
import { EVIDENCE } from "~db/seed/evidence";
import { ask, post } from "~tests/support/asked";
import { givenBank } from "~tests/support/given/enquiries";
import { givenStaff, someone } from "~tests/support/given/people";

const study = () => ({ ...(EVIDENCE[0] as (typeof EVIDENCE)[number]), code: `study-${someone()}` });
const publishedCodes = async () => (await shownEvidence()).map(({ code }) => code);

test("rule 50: a card is public only after the medical director, who did not write it, has published it", async () => {
  const [writer, director] = [await givenStaff("coordinator"), await givenStaff("medical_director")];
  const form = study();
  const id = await writeEvidence(writer, form);
  expect(await publishedCodes()).not.toContain(form.code);
  await expect(publishEvidence(writer, id)).rejects.toMatchObject({ code: "not_allowed" });
  await publishEvidence(director, id);
  expect(await publishedCodes()).toContain(form.code);
  await expect(publishEvidence(director, id)).rejects.toMatchObject({ code: "wrong_state" });
});

test("rule 50: a medical director does not publish a card that is their own", async () => {
  const director = await givenStaff("medical_director");
  const id = await writeEvidence(director, study());
  await expect(publishEvidence(director, id)).rejects.toMatchObject({ code: "not_allowed" });
});

test("rule 50: a claim beyond the study's design is not published, and the word is named", async () => {
  const [writer, director] = [await givenStaff("coordinator"), await givenStaff("medical_director")];
  const id = await writeEvidence(writer, { ...study(), claim_it: "Le cellule guariscono." });
  await expect(publishEvidence(director, id)).rejects.toMatchObject({ code: "claim_beyond_design", data: { word: "guariscono" } });
});

test("rule 50: the database itself refuses a published card without an approver, or approved by its writer", async () => {
  const writer = await givenStaff("coordinator");
  const id = await writeEvidence(writer, study());
  await expect(ownerPool().query("update evidence_cards set state = 'published' where id = $1", [id])).rejects.toThrow();
  await expect(
    ownerPool().query("update evidence_cards set state = 'published', approved_by = written_by where id = $1", [id]),
  ).rejects.toThrow();
});

test("two cards have no short name in common, and only those whose duty it is write one", async () => {
  const form = study();
  const writer = await givenStaff("coordinator");
  await writeEvidence(writer, form);
  await expect(writeEvidence(writer, form)).rejects.toMatchObject({ code: "evidence_exists" });
  await expect(writeEvidence(await givenStaff("laboratory"), study())).rejects.toMatchObject({ code: "not_allowed" });
});

test("a query without a where shows a stranger published cards only", async () => {
  await writeEvidence(await givenStaff("coordinator"), study());
  const states = await readAs(STRANGER, (db) => db.selectFrom("evidenceCards").select("state").execute());
  expect(states.every(({ state }) => state === "published")).toBe(true);
  expect((await readAs(STRANGER, (db) => evidenceVisibleTo(STRANGER, db).execute())).every(({ state }) => state === "published")).toBe(
    true,
  );
});

test("staff write a card on its page, read it in three languages, and the director publishes it there", async () => {
  const [writer, director] = [await givenStaff("coordinator"), await givenStaff("medical_director")];
  const { patients, controlled, blinded, tissue: _, ...words } = study();
  const typed = {
    ...words,
    tissue: "bone_marrow",
    patients: String(patients),
    controlled: controlled ? "yes" : "no",
    blinded: blinded ? "yes" : "no",
  };
  const missing = await post(write.action, writer, "/staff/evidence/new", { ...typed, limitation_ar: "", code: "No Good" });
  expect(missing).toMatchObject({ status: 422, answer: { problems: { limitation_ar: "errors.required", code: "evidence.code_wrong" } } });

  const kept = await post(write.action, writer, "/staff/evidence/new", typed);
  expect(kept.status).toBe(302);
  const address = kept.location ?? "";
  const params = { cardId: address.split("/").at(-1) ?? "" };
  expect(await ask(card.loader, writer, address, params)).toMatchObject({ draft: true, mayPublish: false });
  expect(await ask(card.loader, director, address, params)).toMatchObject({ draft: true, mayPublish: true });
  expect(await post(card.action, writer, address, {}, params)).toMatchObject({ status: 409, answer: { refusal: { code: "not_allowed" } } });
  expect((await post(card.action, director, address, {}, params)).status).toBe(302);
  expect(await publishedCodes()).toContain(words.code);
  expect((await ask(list.loader, writer, "/staff/evidence")).mayWrite).toBe(true);
});

test("a card that does not exist is a 404, and so is an id that is none", async () => {
  const writer = await givenStaff("coordinator");
  for (const cardId of ["nonsense", "0193a9b0-0000-7000-8000-000000000000"])
    await expect(ask(card.loader, writer, `/staff/evidence/${cardId}`, { cardId })).rejects.toMatchObject({ status: 404 });
});

test("the public pages show what is published, and the price book in force", async () => {
  await givenBank();
  const [writer, director] = [await givenStaff("coordinator"), await givenStaff("medical_director")];
  const form = { ...study(), publishedOn: "2099" };
  await publishEvidence(director, await writeEvidence(writer, form));
  expect((await ask(evidencePage.loader, null, "/evidence")).cards.map(({ code }) => code)).toContain(form.code);
  const front = await ask(home.loader, null, "/");
  expect(front.cards[0]?.code).toBe(form.code);
  expect(front.prices?.currency).toBe((await shownPriceBook())?.currency);
  expect((await ask(prices.loader, null, "/prices")).refunds).toHaveLength(4);
  expect(await ask(tissue.loader, null, "/tissues/birth", { tissue: "birth" })).toMatchObject({ tissue: "birth" });
  await expect(ask(tissue.loader, null, "/tissues/hair", { tissue: "hair" })).rejects.toMatchObject({ status: 404 });
});

test("the pages about the bank itself say who it is and what it keeps; an address that nobody answers is a 404", async () => {
  expect((await ask(licences.loader, null, "/licences")).bank.fin).toMatch(/^[A-Z]\d{4}$/);
  expect((await ask(privacy.loader, null, "/privacy")).email).toContain("@");
  expect((await ask(leave.loader, null, "/leave")).currency).toBe("EUR");
  await expect((async () => nothing.loader())()).rejects.toMatchObject({ status: 404 });
});
