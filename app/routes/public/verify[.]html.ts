import type { LoaderFunctionArgs } from "@remix-run/node";
import { published } from "~/bank/certificates/published.server";
import { now, realNow } from "~/outside/clock.server";
import { environment } from "~/outside/environment.server";
import { savedPage } from "~/ui/verify/saved-page.server";
import { localeOf, messagesOf } from "~/web/i18n.server";
import { actorOf } from "~/web/session.server";

/** The verifier as one file: keys, list, words, look and script inside. It works from a disk, when the bank is gone. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { bank, baseUrl, demo } = environment();
  const actor = await actorOf(request);
  const locale = localeOf(request, "locale" in actor ? actor : null);
  const page = savedPage(
    {
      published: await published(),
      bankName: bank.name,
      baseUrl,
      demo,
      clockAheadMs: now().getTime() - realNow().getTime(),
      locale,
      messages: messagesOf(locale, ["ui", "verify"]),
    },
    context.nonce,
  );
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
}
