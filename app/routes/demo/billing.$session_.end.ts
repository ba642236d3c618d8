import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { billingDesk, CancelForm, cancelAtDesk } from "~/demo/desks.server";
import { submit } from "~/web/submit.server";

/** Ends one of the customer's subscriptions, as the billing page asks. */
export async function action({ request, params }: ActionFunctionArgs) {
  await billingDesk(params.session);
  return submit(request, CancelForm, async ({ subscription }) => {
    await cancelAtDesk(params.session, subscription);
    return redirect(`/demo/billing/${params.session}`);
  });
}

export const loader = ({ params }: ActionFunctionArgs) => redirect(`/demo/billing/${params.session}`);

export { NoPage as default } from "~/ui/no-page";
