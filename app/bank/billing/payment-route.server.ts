import { readAs } from "~/bank/history/transact.server";
import { can } from "~/bank/people/policy";
import { rightsOf } from "~/bank/people/rights.server";
import { requirePerson } from "~/web/session.server";
import { found, newFormToken, requireId } from "~/web/submit.server";
import { familyPayment } from "./family-payments.server";
import { paymentsVisibleTo } from "./store.server";

/** What the page of one payment shows, also when paying was refused. */
export async function paymentPage(request: Request, id: string | undefined) {
  const actor = await requirePerson(request);
  const page = await readAs(actor, async (db) => {
    const payment = found(await familyPayment(actor, db, requireId(id)));
    return { payment, mayPay: can(actor, "payment.pay", { ...payment, myRights: await rightsOf(db, actor, payment.donorId) }) };
  });
  return { ...page, justPaid: new URL(request.url).searchParams.has("paid"), formToken: newFormToken() };
}

/** The person who asks, and the payment's id. @throws 404 when they may not know of it */
export async function payerOf(request: Request, id: string | undefined) {
  const actor = await requirePerson(request);
  const paymentId = requireId(id);
  found(await readAs(actor, (db) => paymentsVisibleTo(actor, db).where("payments.id", "=", paymentId).executeTakeFirst()));
  return { actor, paymentId };
}
