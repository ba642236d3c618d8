import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { accountOfDemo } from "~/bank/people/demo.server";
import { wayOn } from "~/bank/people/homes.rules";
import { sentForm } from "~/web/sent-form.server";
import { openSession } from "~/web/session.server";
import { found } from "~/web/submit.server";

/** There is no page here, in a demo or elsewhere. */
export function loader() {
  throw new Response(null, { status: 404 });
}

/** One button signs in as a demo person; where there is no demo this address does not exist. */
export async function action({ request, params }: ActionFunctionArgs) {
  const account = found(await accountOfDemo(params.name ?? ""));
  const next = (await sentForm(request)).get("next");
  const cookie = await openSession(request, account.accountId);
  return redirect(wayOn(typeof next === "string" ? next : null, account.kind), { headers: { "set-cookie": cookie } });
}
