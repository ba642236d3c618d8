import { expect, test } from "vitest";
import { consentGate } from "~/bank/consent/gate.server";
import { acceptQuote, agreement } from "~/bank/enquiries/acceptance.server";
import { casesVisibleTo } from "~/bank/enquiries/cases.server";
import { claimQuote, openFamilyAccount, quoteOfLink } from "~/bank/enquiries/claim.server";
import { receiveEnquiry } from "~/bank/enquiries/enquiries.server";
import { homeOf } from "~/bank/enquiries/home.server";
import { quotePage } from "~/bank/enquiries/quote-page.server";
import { sendQuote } from "~/bank/enquiries/quotes.server";
import { nextSequence } from "~/bank/enquiries/sequence.server";
import { enquiriesVisibleTo, quoteLinesVisibleTo, quotesVisibleTo } from "~/bank/enquiries/store.server";
import { transferIn } from "~/bank/enquiries/transfer.server";
import { stillSigned } from "~/bank/history/signature.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { linkToken } from "~/bank/people/links.server";
import { donorsVisibleTo, personsVisibleTo } from "~/bank/people/store.server";
import { at, now } from "~/outside/clock.server";
import { givenConsentTexts, givenSignature } from "~tests/support/given/consent";
import { acceptanceForm, enquiryForm, givenBank, givenCase, givenQuote } from "~tests/support/given/enquiries";
import { follow } from "~tests/support/given/jobs";
import { givenClinic, givenFamily, givenStaff, PASSWORD, someone } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const rowsOf = (donorId: string) =>
  readAs(WORKER, async (db) => ({
    donor: await db.selectFrom("donors").selectAll().where("id", "=", donorId).executeTakeFirstOrThrow(),
    rights: await db.selectFrom("rights").selectAll().where("donorId", "=", donorId).execute(),
    cases: await db.selectFrom("cases").selectAll().where("donorId", "=", donorId).execute(),
  }));

test("an accepted quote makes donor, rights and a case that waits for consent, in one transaction", async () => {
  const { donorId, caseId, family, quoteId } = await givenCase({ tissue: "bone_marrow" });
  const { donor, rights, cases } = await rowsOf(donorId);
  expect(donor).toMatchObject({ personId: family.personId, requiredGuardians: 0, motherPersonId: null });
  expect(donor.code).toMatch(/^D-\d{6}$/);
  expect(rights.map((right) => [right.kind, right.ground]).sort()).toEqual(
    ["consent", "instruct", "pay", "view"].map((kind) => [kind, "self"]),
  );
  expect(cases).toMatchObject([{ id: caseId, state: "consent_pending", accountHolderId: family.personId, quoteId }]);
  expect(cases[0]?.coi).toMatch(/^CHA9999\d{8}$/);
});

test("what is signed is the schedule and the refund table, to the letter", async () => {
  const { quoteId, donorId } = await givenCase({ storagePlan: "prepaid_20" });
  const standing = await transact(WORKER, async (db) => {
    const quote = await db.selectFrom("quotes").selectAll().where("id", "=", quoteId).executeTakeFirstOrThrow();
    const lines = await db
      .selectFrom("quoteLines")
      .select(["item", "amountMinor"])
      .where("quoteId", "=", quoteId)
      .orderBy("ordinal")
      .execute();
    const signatureId = quote.signatureId ?? "";
    const dearer = lines.map((line) => ({ ...line, amountMinor: line.amountMinor + 1 }));
    return {
      quote,
      asSigned: await stillSigned(db, signatureId, agreement(quote, lines, "prepaid_20")),
      dearer: await stillSigned(db, signatureId, agreement(quote, dearer, "prepaid_20")),
    };
  });
  expect(standing.quote).toMatchObject({ state: "accepted", storagePlan: "prepaid_20" });
  expect([standing.asSigned, standing.dearer]).toEqual([true, false]);
  expect((await rowsOf(donorId)).cases[0]?.storagePlan).toBe("prepaid_20");
});

test("of an expected child the mother is kept as mother, and the other parent gets equal rights by their own invitation", async () => {
  const { donorId, family, guardian } = await givenCase({ tissue: "birth", guardian: true });
  const { donor, rights } = await rowsOf(donorId);
  expect(donor).toMatchObject({ requiredGuardians: 2, motherPersonId: family.personId, expectedOn: "2099-05-05" });
  expect(donor.personId).not.toBe(family.personId);
  for (const [person, ground] of [
    [family, "mother"],
    [guardian, "father"],
  ] as const)
    expect(rights.filter((right) => right.personId === person?.personId && right.ground === ground)).toHaveLength(4);
  const seen = await readAs(guardian as PersonActor, (db) => donorsVisibleTo(guardian as PersonActor, db).execute());
  expect(seen.map((each) => each.id)).toEqual([donorId]);
});

test("the other parent whom the bank knows already is that person, and is not invited again", async () => {
  const known = await givenFamily();
  const { email } = await readAs(WORKER, (db) =>
    db.selectFrom("accounts").select("email").where("id", "=", known.id).executeTakeFirstOrThrow(),
  );
  const { quoteId, family } = await givenQuote({ tissue: "dental_pulp" });
  const other = { otherGivenName: "Any", otherFamilyName: "Name", otherEmail: email, otherRelation: "father" } as const;
  const { donorId } = await acceptQuote(family, quoteId, acceptanceForm("child", { ...other, soleGuardian: undefined }));
  const { rights } = await rowsOf(donorId);
  expect(rights.filter((right) => right.personId === known.personId)).toHaveLength(4);
  const person = await readAs(WORKER, (db) => personsVisibleTo(WORKER, db).where("id", "=", known.personId).executeTakeFirstOrThrow());
  expect(`${person.givenName} ${person.familyName}`).toBe(known.displayName);
});

test("nobody is the other parent of their own child", async () => {
  const { quoteId, family } = await givenQuote({ tissue: "dental_pulp" });
  const { email } = await readAs(WORKER, (db) =>
    db.selectFrom("accounts").select("email").where("id", "=", family.id).executeTakeFirstOrThrow(),
  );
  const other = { otherGivenName: "Me", otherFamilyName: "Too", otherEmail: email, otherRelation: "father" } as const;
  await expect(acceptQuote(family, quoteId, acceptanceForm("child", { ...other, soleGuardian: undefined }))).rejects.toThrow(
    refusal("other_is_self"),
  );
});

test.each([
  ["wrong_password", { password: "not the password" }],
  ["donor_not_adult", { bornOn: "2020-01-01" }],
  ["in_the_future", { bornOn: "2099-01-01" }],
])("%s: nothing of an acceptance is kept", async (code, flaw) => {
  const { quoteId, family } = await givenQuote();
  await expect(acceptQuote(family, quoteId, acceptanceForm("self", flaw))).rejects.toThrow(refusal(code));
  const left = await readAs(WORKER, (db) => db.selectFrom("cases").select("id").where("quoteId", "=", quoteId).execute());
  expect(left).toEqual([]);
});

test("an expired quote cannot be accepted", async () => {
  const { quoteId, family } = await givenQuote();
  const later = new Date(now().getTime() + 400 * 86_400_000);
  await expect(at(later, () => acceptQuote(family, quoteId, acceptanceForm("self")))).rejects.toThrow(refusal("quote_expired"));
});

test("a quote in somebody else's account cannot be accepted, and is not seen", async () => {
  const { quoteId } = await givenQuote();
  const thief = await givenFamily();
  await expect(acceptQuote(thief, quoteId, acceptanceForm("self"))).rejects.toThrow();
  await expect(quotePage(thief, quoteId)).rejects.toMatchObject({ status: 404 });
});

test("accepted twice at once, a quote makes one case", async () => {
  const { quoteId, family } = await givenQuote();
  const both = await Promise.allSettled([
    acceptQuote(family, quoteId, acceptanceForm("self")),
    acceptQuote(family, quoteId, acceptanceForm("self")),
  ]);
  expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("whoever is a donor already keeps the record and its number for the next tissue", async () => {
  const first = await givenCase({ tissue: "bone_marrow" });
  const second = await givenCase({ tissue: "adipose", family: first.family });
  expect(second.donorId).toBe(first.donorId);
  const { rights, cases } = await rowsOf(first.donorId);
  expect(rights).toHaveLength(4);
  expect(cases).toHaveLength(2);
});

test("rule 2: twenty orders at once draw twenty different numbers without a gap", async () => {
  await givenBank();
  const numbers = await Promise.all(Array.from({ length: 20 }, () => transact(WORKER, (tx) => nextSequence(tx, "A9997", 2026))));
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
});

test("the facility of the country issues the number; the sequence starts anew each year", async () => {
  const { quoteId, family } = await givenQuote();
  const { coi } = await acceptQuote(family, quoteId, acceptanceForm("self", { country: "AT" }));
  expect(coi).toMatch(/^CHA9998\d{2}000001$/);
  await transact(WORKER, async (tx) => {
    expect([await nextSequence(tx, "A9996", 2026), await nextSequence(tx, "A9996", 2026), await nextSequence(tx, "A9996", 2027)]).toEqual([
      1, 2, 1,
    ]);
  });
});

test("a case that comes from another bank keeps its number, and its guardians speak for the child", async () => {
  const coordinator = await givenStaff("coordinator");
  const [mother, father] = [await givenFamily(), await givenFamily()];
  const form = {
    ...{ coi: "CHA999908000009", tissue: "birth" as const, donorGivenName: "Jonas", donorFamilyName: "B.", bornOn: "2008-11-24" },
    ...{ country: "DE", storagePlan: "yearly" as const, holderPersonId: mother.personId },
    guardians: [
      { personId: mother.personId, relation: "mother" as const },
      { personId: father.personId, relation: "father" as const },
    ],
  };
  const { donorId, coi } = await at(new Date("2026-11-23T08:00:00Z"), () => transferIn(coordinator, form));
  expect(coi).toBe("CHA999908000009");
  const { donor, rights, cases } = await rowsOf(donorId);
  expect(donor).toMatchObject({ motherPersonId: mother.personId, requiredGuardians: 2 });
  expect(rights).toHaveLength(8);
  expect(cases).toMatchObject([{ state: "in_transit", quoteId: null }]);
  await expect(transferIn(coordinator, form)).rejects.toThrow(refusal("coi_taken"));
  await expect(transferIn(await givenStaff("laboratory"), form)).rejects.toThrow(refusal("not_allowed"));
});

test("a case that comes from another bank opens its consent by itself: signed, its cells can be stored, and no deposit is asked", async () => {
  await givenConsentTexts();
  const coordinator = await givenStaff("coordinator");
  const donor = await givenFamily();
  const form = {
    ...{ coi: "CHA999908000077", tissue: "bone_marrow" as const, donorGivenName: "Ada", donorFamilyName: "L.", bornOn: "1980-01-02" },
    ...{ country: "IT", storagePlan: "yearly" as const, holderPersonId: donor.personId },
  };
  const { caseId, donorId } = await transferIn(coordinator, form);
  const consents = () => readAs(WORKER, (db) => db.selectFrom("consents").select(["id", "state"]).where("caseId", "=", caseId).execute());
  await follow(donorId, "case.transferred_in");
  await follow(donorId, "case.transferred_in");
  const [opened, ...others] = await consents();
  expect([opened?.state, others]).toEqual(["open", []]);
  expect((await readAs(WORKER, (db) => consentGate(db, caseId, ["storage"]))).open).toBe(false);
  await givenSignature(donor, opened?.id ?? "");
  await follow(donorId, "consent.completed");
  expect((await readAs(WORKER, (db) => consentGate(db, caseId, ["storage"]))).open).toBe(true);
  const { cases } = await rowsOf(donorId);
  expect(cases).toMatchObject([{ state: "in_transit" }]);
  const asked = await readAs(WORKER, (db) => db.selectFrom("payments").select("id").where("caseId", "=", caseId).execute());
  expect(asked).toEqual([]);
});

test("the link of a quote shows it to whoever has it, makes their account once, and signs nobody else in", async () => {
  const administrator = await givenBank();
  const email = `link${someone()}@family.test`;
  const { enquiryId } = await receiveEnquiry(enquiryForm("adipose", email));
  const { linkId, quoteId } = await sendQuote(administrator, enquiryId, {});
  const token = linkToken("quote", linkId);
  expect(await quoteOfLink(token)).toMatchObject({ claimed: false, account: null, enquiry: { email } });
  expect(await quoteOfLink("made-up")).toBeUndefined();
  const form = { givenName: "Ann", familyName: "Enquirer", newPassword: PASSWORD };
  const { accountId } = await openFamilyAccount(token, form);
  const ann = (await actorFor(accountId)) as PersonActor;
  expect(await quoteOfLink(token)).toMatchObject({ claimed: true, account: "active" });
  await expect(openFamilyAccount(token, form)).rejects.toThrow(refusal("quote_taken"));
  await expect(claimQuote(await givenFamily(), token)).rejects.toThrow(refusal("quote_taken"));
  await expect(claimQuote(ann, token)).resolves.toBe(quoteId);
  expect((await quotePage(ann, quoteId)).quote.id).toBe(quoteId);
});

test("whoever has an account signs in with it instead of making a second one", async () => {
  const administrator = await givenBank();
  const family = await givenFamily();
  const { email } = await readAs(WORKER, (db) =>
    db.selectFrom("accounts").select("email").where("id", "=", family.id).executeTakeFirstOrThrow(),
  );
  const { enquiryId } = await receiveEnquiry(enquiryForm("adipose", email));
  const { linkId } = await sendQuote(administrator, enquiryId, {});
  await expect(openFamilyAccount(linkToken("quote", linkId), { givenName: "A", familyName: "B", newPassword: PASSWORD })).rejects.toThrow(
    refusal("email_taken"),
  );
});

test("a family comes home to its quotes and its cases, and to nobody else's", async () => {
  const { family, caseId, donorId } = await givenCase();
  await givenCase();
  const { quoteId } = await givenQuote({ family, tissue: "adipose" });
  const home = await readAs(family, (db) => homeOf(family, db));
  expect(home.cases.map((each) => each.id)).toEqual([caseId]);
  expect(home.quotes.map((each) => each.id)).toEqual([quoteId]);
  const all = await readAs(family, async (db) => ({
    cases: await db.selectFrom("cases").select("id").execute(),
    quotes: await db.selectFrom("quotes").select("id").execute(),
    donors: await db.selectFrom("donors").select("id").execute(),
    mine: await casesVisibleTo(family, db).execute(),
    lines: await quoteLinesVisibleTo(family, db).execute(),
    enquiries: await enquiriesVisibleTo(family, db).execute(),
  }));
  expect(all.cases.map((each) => each.id)).toEqual([caseId]);
  expect(all.quotes).toHaveLength(2);
  expect(all.donors).toEqual([{ id: donorId }]);
  expect(all.mine).toHaveLength(1);
  expect(all.lines).toHaveLength(12);
  expect(all.enquiries).toHaveLength(2);
});

test("a clinic sees no quote and no enquiry", async () => {
  const { quoteId } = await givenQuote();
  const { actor } = await givenClinic();
  const seen = await readAs(WORKER, async (db) => [
    ...(await quotesVisibleTo(actor, db).execute()),
    ...(await enquiriesVisibleTo(actor, db).execute()),
    ...(await quoteLinesVisibleTo(actor, db).execute()),
  ]);
  expect(seen).toEqual([]);
  await expect(quotePage(actor, quoteId)).rejects.toBeDefined();
});
