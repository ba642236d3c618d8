import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { openCheckout } from "~/bank/billing/checkout.operations.server";
import { payerOf, paymentPage } from "~/bank/billing/payment-route.server";
import { PaymentView } from "~/bank/billing/payment-view";
import { submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["billing"] };
export const meta = titled("billing.one_title");

export const loader = ({ request, params }: LoaderFunctionArgs) => paymentPage(request, params.paymentId);

/** Opens the next attempt; the card page's address is asked for afterwards, so that a form sent twice leads to the same one. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, paymentId } = await payerOf(request, params.paymentId);
  return submit(request, z.object({}), async () => {
    await openCheckout(actor, paymentId);
    return redirect(`/family/payments/${paymentId}/card`);
  });
}

export default function Pay() {
  return <PaymentView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
