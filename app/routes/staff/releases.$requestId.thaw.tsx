import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { Moment } from "~/bank/laboratory/fields.server";
import { witnessesFor } from "~/bank/people/witnesses.server";
import { ThawForm, thawForExpansion } from "~/bank/release/expand.operations.server";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { WitnessField } from "~/bank/storage/witness-field";
import { now } from "~/outside/clock.server";
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
export const meta = titled("release.thaw_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const page = await requestPage(actor, params.requestId);
  return {
    request: page.request,
    vials: page.vials,
    witnesses: await readAs(actor, (db) => witnessesFor(actor, db)),
    zone: actor.timeZone,
    at: localIn(now(), actor.timeZone),
    formToken: newFormToken(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const requestId = await requireRequest(actor, params.requestId);
  return submit(request, ThawForm.extend({ thawedAt: Moment(actor.timeZone) }), async (form) => {
    return redirect(`/staff/cultures/${await thawForExpansion(actor, requestId, form)}`);
  });
}

export default function ThawVials() {
  const { request, formToken, witnesses, zone, at } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <StaffShell room="release">
      <PageHead
        title={t("release.thaw_title")}
        lead={t("release.thaw_lead")}
        crumbs={[{ label: request.number, to: `/staff/releases/${request.id}` }]}
      />
      <PostForm formToken={formToken} answer={answer}>
        <DateTimeField name="thawedAt" label={t("release.thawed_at")} zone={zone} value={at} />
        <WitnessField witnesses={witnesses} />
        <Submit>{t("release.thaw_confirm")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
