import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { chooseLanguage } from "~/bank/people/account.server";
import { ownPath } from "~/bank/people/homes.rules";
import { environment } from "~/outside/environment.server";
import { isLocale } from "~/web/i18n.server";
import { sentForm } from "~/web/sent-form.server";
import { actorOf } from "~/web/session.server";

const YEAR_SECONDS = 365 * 24 * 3600;

export const loader = () => redirect("/");

/** The language, kept on the account and on this device, and the look, kept on this device; then back to where one was. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await sentForm(request);
  const headers = new Headers();
  const remember = (name: string, value: string, seconds: number) =>
    headers.append("set-cookie", `${name}=${value}; Path=/; Max-Age=${seconds}; SameSite=Lax${environment().secure ? "; Secure" : ""}`);
  const lang = form.get("lang");
  if (isLocale(lang)) {
    remember("lang", lang, YEAR_SECONDS);
    const actor = await actorOf(request);
    if ("personId" in actor) await chooseLanguage(actor, lang);
  }
  const look = form.get("look");
  if (look === "light" || look === "dark") remember("look", look, YEAR_SECONDS);
  if (look === "system") remember("look", "", 0);
  const back = form.get("back");
  return redirect(ownPath(typeof back === "string" ? back : null) ?? "/", { headers });
}

export { NoPage as default } from "~/ui/no-page";
