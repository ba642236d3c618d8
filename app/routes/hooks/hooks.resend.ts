import type { ActionFunctionArgs } from "@remix-run/node";
import { type MessageNews, noteMessage } from "~/bank/enquiries/messages.operations.server";
import { verifiedResendEvent } from "~/outside/resend.server";
import { UnverifiedWebhook } from "~/outside/webhook";

const NEWS: Partial<Record<string, MessageNews>> = {
  "email.delivered": "delivered",
  "email.opened": "opened",
  "email.bounced": "bounced",
};

/** What became of a letter: verified on the raw body, then written down once. Of a letter not known yet Resend tells again. */
export async function action({ request }: ActionFunctionArgs) {
  try {
    const { id, event } = verifiedResendEvent(await request.text(), request.headers);
    const news = NEWS[event.type];
    if (news === undefined || !("email_id" in event.data)) return new Response(null, { status: 204 });
    const known = await noteMessage(id, event.data.email_id, news, new Date(event.created_at));
    return new Response(null, { status: known ? 204 : 503 });
  } catch (error) {
    if (error instanceof UnverifiedWebhook) return new Response(null, { status: 400 });
    throw error;
  }
}

export const loader = () => new Response(null, { status: 405, headers: { allow: "POST" } });
