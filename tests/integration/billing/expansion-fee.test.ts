import { expect, test } from "vitest";
import { openCheckout } from "~/bank/billing/checkout.operations.server";
import { feesDue, feesPaidAt } from "~/bank/billing/store.server";
import { readAs } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { cancelRelease } from "~/bank/release/end.operations.server";
import { acceptExpansion } from "~/bank/release/expand.operations.server";
import * as payRoute from "~/routes/family/payments.$paymentId.pay";
import { post } from "~tests/support/asked";
import { payBy, paymentOf, refundsOf } from "~tests/support/given/billing";
import { follow } from "~tests/support/given/jobs";
import { ask, dateOn, givenGrantedClinic, signature } from "~tests/support/given/release";
import { deliverToRoutes } from "~tests/support/hooks";
import { withStandIns } from "~tests/support/stand-ins";

withStandIns({ deliver: deliverToRoutes });
const refusal = (code: string) => expect.objectContaining({ code });

test("rule 45: an expansion is asked for by the signed schedule, is paid only after it was accepted, and goes back whole when no vial was thawed", async () => {
  const granted = await givenGrantedClinic();
  const family = granted.family as PersonActor;
  const requestId = await ask(granted, { doseCells: 1e8, plannedOn: dateOn(60) });
  const { id } = await paymentOf(granted.caseId, "expansion");
  const due = () => readAs(WORKER, (db) => feesDue(db, requestId, ["expansion", "release"]));
  expect((await paymentOf(granted.caseId, "expansion")).amountMinor).toBe(4500_00);
  expect(await due()).toBeGreaterThan(0);

  await expect(openCheckout(family, id)).rejects.toThrow(refusal("accept_first"));
  const page = await post(payRoute.action, family, "/", {}, { paymentId: id });
  expect([page.status, page.answer?.refusal?.code]).toEqual([409, "accept_first"]);
  expect((await paymentOf(granted.caseId, "expansion")).attempt).toBe(0);

  await acceptExpansion(family, requestId, await signature(requestId));
  await expect(openCheckout(family, id)).resolves.toMatch(/^http/);
  await payBy(id);
  expect(await readAs(WORKER, (db) => feesPaidAt(db, requestId, ["expansion"]))).toEqual([expect.any(Date)]);

  await cancelRelease(granted.clinic.actor, requestId, { reason: "clinic_withdrew" });
  await follow(granted.donorId, "release.cancelled");
  expect(await due()).toBe(0);
  expect(await refundsOf(granted.caseId)).toMatchObject([{ paymentId: id, amountMinor: 4500_00, reason: "not_released" }]);
});
