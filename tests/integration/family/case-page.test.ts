import { expect, test } from "vitest";
import { issueReceipt } from "~/bank/billing/receipt.operations.server";
import { papersOf } from "~/bank/certificates/family-papers.server";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { familyCase } from "~/bank/release/family-page.server";
import { readingsOf } from "~/bank/release/family-record.server";
import { at, now } from "~/outside/clock.server";
import { givenDueDeposit, givenPaidDeposit } from "~tests/support/given/billing";
import { givenReceived } from "~tests/support/given/collection";
import { givenOpenConsent } from "~tests/support/given/consent";
import { givenFamily, givenStaff } from "~tests/support/given/people";

test("a new order's page asks this very person to sign, and shows every step to come", async () => {
  const { caseId, consentId, family } = await givenOpenConsent();
  const page = await familyCase(family, caseId);
  expect(page).toMatchObject({ answer: "consent_pending", act: { key: "sign", to: `/family/consents/${consentId}` }, usability: "none" });
  expect(page.past.map(({ key }) => key)).toEqual(["quote_accepted"]);
  expect(page.coming.map(({ key }) => key)).toEqual(["consent", "deposit", "kit", "collection", "laboratory", "freezing", "tests"]);
  expect(page.conditions).toEqual([]);
});

test("a due deposit is the act, and once paid the page says what was paid and keeps its receipt", async () => {
  const due = await givenDueDeposit();
  expect((await familyCase(due.family, due.caseId)).act).toEqual({ key: "pay", to: `/family/payments/${due.paymentId}` });
  const paid = await givenPaidDeposit();
  await issueReceipt(paid.paymentId);
  const page = await familyCase(paid.family, paid.caseId);
  expect(page).toMatchObject({ answer: "deposit_paid", paidMinor: 300_00, currency: "EUR", due: [] });
  const papers = await readAs(paid.family, (db) => papersOf(paid.family, db, paid.caseId));
  expect(papers.map(({ kind }) => kind).sort()).toEqual(["consent", "receipt"]);
  expect(page.past.map(({ key }) => key)).toEqual(["quote_accepted", "consent_completed", "payment_succeeded"]);
});

test("what arrived is told with its hours and its warmest degree", async () => {
  const { caseId, family } = await givenReceived();
  const page = await familyCase(family, caseId);
  const keys = page.past.map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(["kit_dispatched", "donation_collected", "donation_received"]));
  expect(page.past.find(({ key }) => key === "donation_received")?.values).toMatchObject({
    transitHours: expect.any(Number),
    celsiusMax: expect.any(Number),
  });
  expect(page.case.dins).toHaveLength(1);
});

test("a stranger's family finds no such case, no paper and no reading of it", async () => {
  const { caseId, donorId, paymentId } = await givenPaidDeposit();
  await issueReceipt(paymentId);
  const colleague = await givenStaff("laboratory");
  await noteReading(colleague, donorId, "lot.results");
  const stranger = await givenFamily();
  await expect(familyCase(stranger, caseId)).rejects.toMatchObject({ status: 404 });
  const seen = await readAs(stranger, async (db) => ({
    papers: await papersOf(stranger, db),
    papersOfCase: await papersOf(stranger, db, caseId),
    readings: (await readingsOf(stranger, db, { donorId })).readings,
    all: (await readingsOf(stranger, db)).readings,
    events: await db.selectFrom("events").select("id").where("donorId", "=", donorId).execute(),
  }));
  expect(seen).toEqual({ papers: [], papersOfCase: [], readings: [], all: [], events: [] });
});

test("rule 49: who opened the record stands on the page, without the name of the colleague, newest first and page by page", async () => {
  const { caseId, donorId, family } = await givenDueDeposit();
  const colleague = await givenStaff("laboratory");
  const pages = ["donation.markers", "release.request", "lot.results", "storage.vial"]; // written down in another order than read
  for (const [n, page] of pages.entries())
    await at(new Date(now().getTime() + ((n + 2) % 4) * 1000), () => noteReading(colleague, donorId, page));
  const page = await familyCase(family, caseId);
  expect(page.readings.map(({ what }) => what)).toEqual(["request", "markers", "vial"]);
  expect(JSON.stringify(page.readings)).not.toContain(colleague.displayName);
  const { next, readings } = await readAs(family, (db) => readingsOf(family, db, { donorId }, 2));
  const rest = await readAs(family, (db) => readingsOf(family, db, { donorId, before: next ?? "" }, 2));
  expect([...readings, ...rest.readings].map(({ what }) => what)).toEqual(["request", "markers", "vial", "lot"]);
});

test("a parent's own page does not hold the other parent's signed paper", async () => {
  const { caseId, family, guardian } = await givenPaidDeposit({ tissue: "dental_pulp", guardian: true });
  const papers = async (actor: typeof family) =>
    (await readAs(actor, (db) => papersOf(actor, db, caseId))).filter(({ kind }) => kind === "consent");
  const [mine, theirs] = [await papers(family), guardian ? await papers(guardian) : []];
  expect([mine.length, theirs.length]).toEqual([1, 1]);
  expect(mine[0]?.address).not.toBe(theirs[0]?.address);
});
