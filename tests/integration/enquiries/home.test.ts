import { beforeAll, describe, expect, test } from "vitest";
import { cancelCase } from "~/bank/collection/case-ends.operations.server";
import { casesVisibleTo } from "~/bank/enquiries/cases.server";
import { homeOf } from "~/bank/enquiries/home.server";
import { readAs } from "~/bank/history/transact.server";
import { type PersonActor, STRANGER, WORKER } from "~/bank/people/actor";
import { endRight, grantRight, registerBirth } from "~/bank/people/family.server";
import * as homeRoute from "~/routes/family/_index";
import { ownerPool } from "~db/client.server";
import { ask } from "~tests/support/asked";
import { givenDueDeposit, payBy } from "~tests/support/given/billing";
import { givenConsentTexts, givenOpenConsent, givenSignature } from "~tests/support/given/consent";
import { givenCase, givenQuote } from "~tests/support/given/enquiries";
import { givenClinic, givenFamily, givenStaff } from "~tests/support/given/people";

const home = (actor: PersonActor) => readAs(actor, (db) => homeOf(actor, db));
const waiting = async (actor: PersonActor) => {
  const { quotes, consents, payments, requests } = await home(actor);
  return { quotes: quotes.length, consents: consents.length, payments: payments.length, requests: requests.length };
};
const NOTHING = { quotes: 0, consents: 0, payments: 0, requests: 0 };
beforeAll(givenConsentTexts);

describe("what waits for a person at home", () => {
  test("is nothing for somebody who has just an account", async () => {
    const family = await givenFamily();
    expect([await waiting(family), (await home(family)).cases]).toEqual([NOTHING, []]);
  });

  test("is a quote until it is accepted or has expired", async () => {
    const { family, quoteId } = await givenQuote();
    expect(await waiting(family)).toEqual({ ...NOTHING, quotes: 1 });
    expect((await home(family)).quotes).toMatchObject([{ id: quoteId, tissue: "bone_marrow", validUntil: expect.any(Date) }]);
    const accepted = await givenCase();
    expect((await waiting(accepted.family)).quotes).toBe(0);
  });

  test("is one's own signature, and not the other parent's, until it is given", async () => {
    const { family, guardian, consentId } = await givenOpenConsent({ tissue: "birth", guardian: true });
    if (guardian === undefined) throw new Error("A father is expected.");
    expect([(await waiting(family)).consents, (await waiting(guardian)).consents]).toEqual([1, 1]);
    await givenSignature(family, consentId);
    expect([(await waiting(family)).consents, (await waiting(guardian)).consents]).toEqual([0, 1]);
  });

  test("names the child for whom one signs by the name that it was given at birth", async () => {
    const { family, donorId } = await givenOpenConsent({ tissue: "birth" });
    await registerBirth(family, donorId, { givenName: "Noor", familyName: "K.", bornOn: "2026-10-12" });
    expect((await home(family)).consents.map(({ givenName }) => givenName)).toEqual(["Noor"]);
  });

  test("is a payment that was asked of oneself, not one of the same child that the other parent was asked for", async () => {
    const { family, guardian, paymentId } = await givenDueDeposit({ tissue: "birth", guardian: true });
    if (guardian === undefined) throw new Error("A father is expected.");
    expect((await home(family)).payments).toMatchObject([{ id: paymentId, purpose: "deposit", amountMinor: 300_00 }]);
    expect((await waiting(guardian)).payments).toBe(0);
    await payBy(paymentId);
    expect((await waiting(family)).payments).toBe(0);
  });
});

describe("a family's cases", () => {
  test("stand with the newest first, those that have ended too, each with whose it is", async () => {
    const first = await givenCase({ tissue: "dental_pulp" });
    const second = await givenCase({ tissue: "bone_marrow", family: first.family });
    await cancelCase(await givenStaff("coordinator"), first.caseId, { reason: "family" });
    expect((await home(first.family)).cases.map(({ id, state, donorId }) => [id, state, donorId])).toEqual([
      [second.caseId, "consent_pending", second.donorId],
      [first.caseId, "cancelled", first.donorId],
    ]);
  });

  test("are every guardian's, a relative's from the day of their right on, and nobody's without one", async () => {
    const { caseId, donorId, guardian } = await givenCase({ tissue: "birth", guardian: true });
    if (guardian === undefined) throw new Error("A father is expected.");
    const coordinator = await givenStaff("coordinator");
    const aunt = await givenFamily();
    const ids = async (actor: PersonActor) => (await home(actor)).cases.map(({ id }) => id);
    expect([await ids(guardian), await ids(aunt)]).toEqual([[caseId], []]);
    const [rightId = ""] = await grantRight(coordinator, donorId, { personId: aunt.personId, kinds: ["view"], ground: "guardian" });
    expect(await ids(aunt)).toEqual([caseId]);
    await endRight(coordinator, rightId);
    expect(await ids(aunt)).toEqual([]);
  });

  test("are seen by staff and the portal all, by a clinic and a stranger none", async () => {
    const { caseId } = await givenCase();
    const { actor } = await givenClinic();
    const staff = await givenStaff("finance");
    const all = (await ownerPool().query("select count(*)::int as n from cases")).rows[0]?.n;
    expect(await readAs(staff, (db) => casesVisibleTo(staff, db).execute())).toHaveLength(all);
    expect((await readAs(WORKER, (db) => casesVisibleTo(WORKER, db).where("id", "=", caseId).execute())).length).toBe(1);
    expect(await readAs(actor, (db) => casesVisibleTo(actor, db).execute())).toEqual([]);
    expect(await readAs(WORKER, (db) => casesVisibleTo(STRANGER, db).execute())).toEqual([]);
  });
});

test("the page greets by the first name, and is there for families only", async () => {
  const family = await givenFamily({ name: "Aisha" });
  expect(await ask(homeRoute.loader, family, "/family")).toMatchObject({ name: "Aisha", cases: [] });
  for (const actor of [await givenStaff("coordinator"), (await givenClinic()).actor])
    await expect(ask(homeRoute.loader, actor, "/family")).rejects.toMatchObject({ status: 404 });
  const away = (await ask(homeRoute.loader, null, "/family").catch((thrown: Response) => thrown)) as Response;
  expect(away.headers.get("location")).toMatch(/^\/sign-in\?next=/);
});
