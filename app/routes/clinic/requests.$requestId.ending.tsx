import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { Moment } from "~/bank/laboratory/fields.server";
import { EndingForm, recordEnding } from "~/bank/release/receive.operations.server";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { now } from "~/outside/clock.server";
import { CheckboxCards, RadioCards } from "~/ui/fields/choice";
import { NumberField, TextField } from "~/ui/fields/text";
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
export const meta = titled("release.ending_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireClinic(request);
  const page = await requestPage(actor, params.requestId);
  return { request: page.request, vials: page.vials, zone: actor.timeZone, at: localIn(now(), actor.timeZone), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireClinic(request);
  const requestId = await requireRequest(actor, params.requestId);
  return submit(
    request,
    EndingForm.extend({
      vialIds: z.preprocess(
        (value) => (Array.isArray(value) || value === undefined ? value : [value]),
        z.array(z.uuid(), "release.vials_needed"),
      ),
      happenedAt: Moment(actor.timeZone),
    }),
    async (form) => {
      await recordEnding(actor, requestId, form);
      return redirect(`/clinic/requests/${requestId}`);
    },
  );
}

export default function RecordEnding() {
  const { request, formToken, vials, zone, at } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <ClinicShell here="requests">
      <PageHead
        title={t("release.ending_title")}
        lead={t("release.ending_lead")}
        crumbs={[{ label: request.number, to: `/clinic/requests/${request.id}` }]}
      />
      <PostForm formToken={formToken} answer={answer}>
        <CheckboxCards
          name="vialIds"
          label={t("release.which_vials")}
          options={vials
            .filter(({ state }) => state === "with_clinic")
            .map((vial) => ({ value: vial.id, label: `${vial.din} ${vial.division}` }))}
        />
        <RadioCards
          name="ending"
          label={t("release.ending")}
          options={[
            { value: "infused", label: t("release.ending_infused") },
            { value: "destroyed", label: t("release.ending_destroyed") },
          ]}
        />
        <DateTimeField name="happenedAt" label={t("release.happened_at")} zone={zone} value={at} />
        <NumberField name="postThawViabilityPercent" label={t("release.post_thaw")} hint={t("release.optional")} unit="%" step="0.1" />
        <TextField name="evidence" label={t("release.evidence")} hint={t("release.evidence_hint")} />
        <Submit>{t("release.ending_confirm")}</Submit>
      </PostForm>
    </ClinicShell>
  );
}
