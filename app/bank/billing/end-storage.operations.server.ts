import { lockCase } from "~/bank/enquiries/cases.server";
import { finishTasks } from "~/bank/enquiries/tasks.server";
import { transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { dayOfBank } from "~/web/when";
import { oweBack, withdrawAsks } from "./refund.operations.server";
import { storageRefund } from "./refund.rules";
import { isUnpaid } from "./store.server";
import { yearsAfter } from "./years.rules";

/**
 * Storage of a case is over, since nothing of it is stored any more: its plan ends, what is unpaid is withdrawn, and of every fee the months
 * that were not begun go back (rule 46; domain.md 12). Asked again, it owes nothing more.
 */
export function endStorage(caseId: string, endedAt: Date): Promise<void> {
  return transact(WORKER, async (tx, record) => {
    const { donorId, accountHolderId } = await lockCase(tx, caseId);
    const plan = await tx.selectFrom("storagePlans").selectAll().where("caseId", "=", caseId).forNoKeyUpdate().executeTakeFirst();
    if (plan === undefined) return;
    const fees = await tx
      .selectFrom("payments")
      .select(["id", "donorId", "caseId", "purpose", "state", "amountMinor", "refundedMinor", "currency"])
      .where("storagePlanId", "=", plan.id)
      .orderBy("paidAt")
      .orderBy("id")
      .forNoKeyUpdate()
      .execute();
    await withdrawAsks(tx, record, fees.filter(isUnpaid));
    const paid = fees.filter(({ state }) => state === "paid" || state === "partly_refunded" || state === "refunded");
    for (const [index, fee] of paid.entries())
      for (const owed of storageRefund(fee, yearsAfter(plan.startsOn, index), dayOfBank(endedAt))) await oweBack(tx, record, fee, owed);
    if (plan.state === "ended") return;
    await tx.updateTable("storagePlans").set({ state: "ended" }).where("id", "=", plan.id).execute();
    const done = await finishTasks(tx, "storage_plan_past_due", plan.id, null);
    const customer = await tx
      .selectFrom("stripeCustomers")
      .select("stripeCustomerId")
      .where("personId", "=", accountHolderId)
      .executeTakeFirst();
    const data = { subscriptionId: plan.stripeSubscriptionId, customerId: customer?.stripeCustomerId ?? null };
    await record({ type: "storage_plan.ended", about: [plan.id, ...done], donorId, caseId, data });
  });
}
