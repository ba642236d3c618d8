import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { checkoutAddress } from "~/bank/billing/checkout.operations.server";
import { payerOf } from "~/bank/billing/payment-route.server";

/** On to the card page of the open attempt, or back to the payment when none is open. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, paymentId } = await payerOf(request, params.paymentId);
  return redirect((await checkoutAddress(actor, paymentId)) ?? `/family/payments/${paymentId}`);
}
