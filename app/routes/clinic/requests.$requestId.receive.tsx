import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { settingAt } from "~/bank/history/settings.server";
import { readAs } from "~/bank/history/transact.server";
import { Moment } from "~/bank/laboratory/fields.server";
import { ArrivalForm, receiveShipment } from "~/bank/release/receive.operations.server";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { now } from "~/outside/clock.server";
import { RadioCards } from "~/ui/fields/choice";
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
export const meta = titled("release.receive_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireClinic(request);
  const page = await requestPage(actor, params.requestId);
  return { request: page.request, vials: page.vials, zone: actor.timeZone, at: localIn(now(), actor.timeZone), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireClinic(request);
  const requestId = await requireRequest(actor, params.requestId);
  return submit(request, ArrivalForm.extend({ receivedAt: Moment(actor.timeZone) }), async (form) => {
    const coldEnough = await readAs(actor, (db) => settingAt(db, "release.arrival_max_celsius", z.number()));
    await receiveShipment(actor, requestId, form, coldEnough);
    return redirect(`/clinic/requests/${requestId}`);
  });
}

export default function ReceiveShipment() {
  const { request, formToken, vials, zone, at } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <ClinicShell here="requests">
      <PageHead
        title={t("release.receive_title")}
        lead={t("release.receive_lead")}
        crumbs={[{ label: request.number, to: `/clinic/requests/${request.id}` }]}
      />
      <PostForm formToken={formToken} answer={answer}>
        <DateTimeField name="receivedAt" label={t("release.received_at")} zone={zone} value={at} />
        <RadioCards
          name="sealIntact"
          label={t("release.seal_intact")}
          options={[
            { value: "yes", label: t("release.yes") },
            { value: "no", label: t("release.no") },
          ]}
        />
        <RadioCards
          name="labelsMatch"
          label={t("release.labels_match")}
          options={[
            { value: "yes", label: t("release.yes") },
            { value: "no", label: t("release.no") },
          ]}
        />
        <NumberField name="countReceived" label={t("release.count_received")} hint={t("release.count_hint", { count: vials.length })} />
        <NumberField name="loggerMaxCelsius" label={t("release.logger_max")} hint={t("release.logger_max_hint")} unit="°C" step="0.1" />
        <TextField name="secondPerson" label={t("release.second_person")} />
        <Submit>{t("release.receive_confirm")}</Submit>
      </PostForm>
    </ClinicShell>
  );
}
