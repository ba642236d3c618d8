import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { closeSession } from "~/web/session.server";

/** Signing out is an act; whoever only looks is sent to the front page. */
export const loader = () => redirect("/");

export async function action({ request }: ActionFunctionArgs) {
  return redirect("/", { headers: { "set-cookie": await closeSession(request) } });
}

export { NoPage as default } from "~/ui/no-page";
