import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Moment } from "~/bank/laboratory/fields.server";
import { ReactionForm, reportReaction } from "~/bank/release/reaction.operations.server";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { now } from "~/outside/clock.server";
import { RadioCards, SelectField } from "~/ui/fields/choice";
import { TextArea, TextField } from "~/ui/fields/text";
import { DateTimeField } from "~/ui/fields/when";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { ClinicShell } from "~/ui/shells/clinic";
import { useT } from "~/web/i18n";
import { requireClinic } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";
import { localIn } from "~/web/when";

export const handle = { i18n: ["release", "storage"] };
export const meta = titled("release.reaction_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireClinic(request);
  const page = await requestPage(actor, params.requestId);
  return { request: page.request, vials: page.vials, zone: actor.timeZone, at: localIn(now(), actor.timeZone), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireClinic(request);
  const requestId = await requireRequest(actor, params.requestId);
  return submit(request, ReactionForm.extend({ firstKnownAt: Moment(actor.timeZone), onsetAt: Moment(actor.timeZone) }), async (form) => {
    await reportReaction(actor, requestId, form);
    return redirect(`/clinic/requests/${requestId}`);
  });
}

export default function ReportReaction() {
  const { request, formToken, zone, at } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <ClinicShell here="requests">
      <PageHead
        title={t("release.reaction_title")}
        lead={t("release.reaction_lead")}
        crumbs={[{ label: request.number, to: `/clinic/requests/${request.id}` }]}
      />
      <PostForm formToken={formToken} answer={answer}>
        <TextField name="reporter" label={t("release.reporter")} />
        <DateTimeField name="onsetAt" label={t("release.onset_at")} zone={zone} />
        <DateTimeField name="firstKnownAt" label={t("release.first_known_at")} zone={zone} value={at} />
        <SelectField
          name="grade"
          label={t("release.grade")}
          hint={t("release.grade_hint")}
          options={["1", "2", "3", "4", "5"].map((value) => ({ value, label: value }))}
          empty={t("release.choose")}
        />
        <RadioCards
          name="serious"
          label={t("release.serious")}
          options={[
            { value: "yes", label: t("release.yes") },
            { value: "no", label: t("release.no") },
          ]}
        />
        <SelectField
          name="imputability"
          label={t("release.imputability")}
          options={["NA", "0", "1", "2", "3"].map((value) => ({
            value,
            label: t(`release.imputability_${value}` as "release.imputability_NA"),
          }))}
          empty={t("release.choose")}
        />
        <TextArea name="description" label={t("release.description")} hint={t("release.description_hint")} rows={6} />
        <Submit>{t("release.reaction_confirm")}</Submit>
      </PostForm>
    </ClinicShell>
  );
}
