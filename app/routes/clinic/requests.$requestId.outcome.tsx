import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Moment } from "~/bank/laboratory/fields.server";
import { OutcomeForm, recordOutcome } from "~/bank/release/outcome.operations.server";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { now } from "~/outside/clock.server";
import { RadioCards, SelectField } from "~/ui/fields/choice";
import { TextField } from "~/ui/fields/text";
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
export const meta = titled("release.outcome_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireClinic(request);
  const page = await requestPage(actor, params.requestId);
  return { request: page.request, vials: page.vials, zone: actor.timeZone, at: localIn(now(), actor.timeZone), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireClinic(request);
  const requestId = await requireRequest(actor, params.requestId);
  return submit(request, OutcomeForm.extend({ assessedAt: Moment(actor.timeZone) }), async (form) => {
    await recordOutcome(actor, requestId, form);
    return redirect(`/clinic/requests/${requestId}`);
  });
}

export default function RecordOutcome() {
  const { request, formToken, zone, at } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <ClinicShell here="requests">
      <PageHead
        title={t("release.outcome_title")}
        lead={t("release.outcome_limits")}
        crumbs={[{ label: request.number, to: `/clinic/requests/${request.id}` }]}
      />
      <PostForm formToken={formToken} answer={answer}>
        <SelectField
          name="timepoint"
          label={t("release.timepoint")}
          options={["D1", "W2", "M1", "M3", "M6", "M12"].map((value) => ({
            value,
            label: t(`release.timepoint_${value}` as "release.timepoint_M6"),
          }))}
          empty={t("release.choose")}
        />
        <SelectField
          name="scale"
          label={t("release.scale")}
          options={["AIS", "SCIM_III", "NIHSS", "mRS"].map((value) => ({ value, label: value.replace("_", "-") }))}
          empty={t("release.choose")}
        />
        <TextField name="baseline" label={t("release.baseline")} width="s" />
        <TextField name="value" label={t("release.value")} width="s" />
        <RadioCards
          name="blinded"
          label={t("release.blinded")}
          options={[
            { value: "yes", label: t("release.yes") },
            { value: "no", label: t("release.no") },
          ]}
        />
        <DateTimeField name="assessedAt" label={t("release.assessed_at")} zone={zone} value={at} />
        <Submit>{t("release.outcome_confirm")}</Submit>
      </PostForm>
    </ClinicShell>
  );
}
