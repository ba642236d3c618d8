import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Moment } from "~/bank/laboratory/fields.server";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { DispatchForm, shipRelease } from "~/bank/release/ship.operations.server";
import { now } from "~/outside/clock.server";
import { TextField } from "~/ui/fields/text";
import { DateTimeField } from "~/ui/fields/when";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";
import { localIn } from "~/web/when";

export const handle = { i18n: ["release", "storage"] };
export const meta = titled("release.ship_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const page = await requestPage(actor, params.requestId);
  return { request: page.request, vials: page.vials, zone: actor.timeZone, at: localIn(now(), actor.timeZone), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const requestId = await requireRequest(actor, params.requestId);
  return submit(request, DispatchForm.extend({ shippedAt: Moment(actor.timeZone), etaAt: Moment(actor.timeZone) }), async (form) => {
    await shipRelease(actor, requestId, form);
    return redirect(`/staff/releases/${requestId}`);
  });
}

export default function ShipVials() {
  const { request, formToken, zone, at } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <StaffShell room="release">
      <PageHead
        title={t("release.ship_title")}
        lead={t("release.ship_lead")}
        crumbs={[{ label: request.number, to: `/staff/releases/${request.id}` }]}
      />
      <PostForm formToken={formToken} answer={answer}>
        <DateTimeField name="shippedAt" label={t("release.shipped_at")} zone={zone} value={at} />
        <TextField name="courier" label={t("release.courier")} />
        <TextField name="tracking" label={t("release.tracking")} mono />
        <DateTimeField name="etaAt" label={t("release.eta")} zone={zone} />
        <Submit>{t("release.ship_confirm")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
