import { expect, test } from "vitest";
import { acceptQuote } from "~/bank/enquiries/acceptance.server";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { acceptanceForm, givenCase, givenQuote } from "~tests/support/given/enquiries";

const rowsOf = (donorId: string) =>
  readAs(WORKER, async (db) => ({
    donor: await db.selectFrom("donors").selectAll().where("id", "=", donorId).executeTakeFirstOrThrow(),
    rights: await db.selectFrom("rights").selectAll().where("donorId", "=", donorId).execute(),
    cases: await db.selectFrom("cases").selectAll().where("donorId", "=", donorId).execute(),
  }));

test("an accepted quote makes donor, rights and a case that waits for consent, in one transaction", async () => {
  const { donorId, caseId, family } = await givenCase({ tissue: "bone_marrow" });
  const { donor, rights, cases } = await rowsOf(donorId);
  expect(donor).toMatchObject({ personId: family.personId, requiredGuardians: 0, motherPersonId: null });
  expect(donor.code).toMatch(/^D-\d{6}$/);
  expect(rights.map((right) => right.kind).sort()).toEqual(["consent", "instruct", "pay", "view"]);
  expect(cases).toMatchObject([{ id: caseId, state: "consent_pending", accountHolderId: family.personId }]);
});
