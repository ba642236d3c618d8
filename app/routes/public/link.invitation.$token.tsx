import { useActionData, useLoaderData } from "@remix-run/react";
import { invitationAction, invitationLoader } from "~/bank/people/invitation-route.server";
import { InvitationView } from "~/bank/people/invitation-view";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.invitation_head");
export const loader = invitationLoader;
export const action = invitationAction;

export default function Invitation() {
  return <InvitationView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
