import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSession } from "~/bank/people/account.server";
import { requireStaff } from "~/web/session.server";
import { requireId } from "~/web/submit.server";

export const loader = () => redirect("/staff/account");

/** Ends one of one's own sessions; anybody else's stays as it is. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  await endSession(actor, requireId(params.sessionId));
  return redirect("/staff/account");
}

export { NoPage as default } from "~/ui/no-page";
