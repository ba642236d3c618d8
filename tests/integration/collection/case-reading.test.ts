import { expect, test } from "vitest";
import * as casePage from "~/routes/staff/cases.$caseId._index";
import { ownerPool } from "~db/client.server";
import { ask } from "~tests/support/asked";
import { givenCase } from "~tests/support/given/enquiries";
import { givenStaff } from "~tests/support/given/people";

test("staff who read a case leave a trace that its family can see; whoever finds none leaves none", async () => {
  const { caseId, donorId } = await givenCase();
  const coordinator = await givenStaff("coordinator");
  await ask(casePage.loader, coordinator, "/", { caseId });
  const elsewhere = ask(casePage.loader, coordinator, "/", { caseId: donorId });
  await expect(elsewhere).rejects.toMatchObject({ status: 404 });
  const { rows } = await ownerPool().query("select donor_id, page from access_log where account_id = $1", [coordinator.id]);
  expect(rows).toEqual([{ donor_id: donorId, page: "case.page" }]);
});
