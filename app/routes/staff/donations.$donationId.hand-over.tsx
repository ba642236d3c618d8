import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { HandOverFields } from "~/bank/collection/collect-fields";
import { handOver, handOverForm } from "~/bank/collection/collecting.operations.server";
import { CustodyTimeline } from "~/bank/collection/custody-view";
import { colleagues, donationPage } from "~/bank/collection/pages.server";
import { readAs } from "~/bank/history/transact.server";
import { now } from "~/outside/clock.server";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";
import { localIn } from "~/web/when";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.hand_over_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  const { page, witnesses } = await readAs(actor, async (db) => ({
    page: found(await donationPage(actor, db, id)),
    witnesses: await colleagues(actor, db),
  }));
  return { id, custody: page.custody, witnesses, zone: actor.timeZone, at: localIn(now(), actor.timeZone), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  found(await readAs(actor, (db) => donationPage(actor, db, id)));
  return submit(request, handOverForm(actor.timeZone), async (form) => {
    await handOver(actor, id, form);
    return redirect(`/staff/donations/${id}`);
  });
}

export default function HandOver() {
  const { id, custody, witnesses, zone, at, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="laboratory">
      <PageHead
        title={t("collection.hand_over_title")}
        lead={t("collection.hand_over_lead")}
        crumbs={[{ label: t("collection.donation"), to: `/staff/donations/${id}` }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <HandOverFields zone={zone} at={at} witnesses={witnesses} />
        <Submit>{t("collection.hand_over_act")}</Submit>
      </PostForm>
      <CustodyTimeline chain={custody} zone={zone} />
    </StaffShell>
  );
}
