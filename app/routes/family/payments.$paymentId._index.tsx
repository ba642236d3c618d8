import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paymentPage } from "~/bank/billing/payment-route.server";
import { PaymentView } from "~/bank/billing/payment-view";
import { titled } from "~/web/title";

export const handle = { i18n: ["billing"] };
export const meta = titled("billing.one_title");

export const loader = ({ request, params }: LoaderFunctionArgs) => paymentPage(request, params.paymentId);

export default function Payment() {
  return <PaymentView {...useLoaderData<typeof loader>()} answer={undefined} />;
}
