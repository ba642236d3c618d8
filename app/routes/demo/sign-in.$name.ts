import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { accountOfDemo } from "~/bank/people/demo.server";
import { wayOn } from "~/bank/people/homes.rules";
import { sentForm } from "~/web/sent-form.server";
import { openSession } from "~/web/session.server";
import { found } from "~/web/submit.server";

/** The buttons stand on the page of signing in. */
export function loader({ context }: LoaderFunctionArgs) {
  if (!context.demo) throw new Response(null, { status: 404 });
  return redirect("/sign-in");
}

/** One button signs in as a demo person; where there is no demo this address does not exist. */
export async function action({ request, params }: ActionFunctionArgs) {
  const account = found(await accountOfDemo(params.name ?? ""));
  const next = (await sentForm(request)).get("next");
  const cookie = await openSession(request, account.accountId);
  return redirect(wayOn(typeof next === "string" ? next : null, account.kind), { headers: { "set-cookie": cookie } });
}

export { NoPage as default } from "~/ui/no-page";
