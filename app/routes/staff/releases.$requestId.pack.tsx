import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { checkCharacter } from "~/bank/collection/isbt.rules";
import { readAs } from "~/bank/history/transact.server";
import { Moment } from "~/bank/laboratory/fields.server";
import { witnessesFor } from "~/bank/people/witnesses.server";
import { ScannedLabels } from "~/bank/release/labels.server";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { PackForm, packRelease } from "~/bank/release/ship.operations.server";
import { WitnessField } from "~/bank/storage/witness-field";
import { now } from "~/outside/clock.server";
import { DinPlate } from "~/ui/din-plate";
import { NumberField, TextArea, TextField } from "~/ui/fields/text";
import { DateField, DateTimeField } from "~/ui/fields/when";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";
import { localIn } from "~/web/when";

export const handle = { i18n: ["release", "storage"] };
export const meta = titled("release.pack_title");

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
  return submit(request, PackForm.extend({ loggerStartedAt: Moment(actor.timeZone), labels: ScannedLabels }), async (form) => {
    await packRelease(actor, requestId, form);
    return redirect(`/staff/releases/${requestId}`);
  });
}

export default function PackVials() {
  const { request, formToken, vials, witnesses, zone, at } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <StaffShell room="release">
      <PageHead
        title={t("release.pack_title")}
        lead={t("release.pack_lead")}
        crumbs={[{ label: request.number, to: `/staff/releases/${request.id}` }]}
      />
      <PostForm formToken={formToken} answer={answer}>
        <div>
          <p className="med">{t("release.pack_vials")}</p>
          <ul className="mt-1 grid gap-1">
            {vials.map(({ din, division }) => (
              <li key={`${din} ${division}`}>
                <DinPlate din={din} check={checkCharacter(din)} division={division} />
              </li>
            ))}
          </ul>
        </div>
        <TextArea name="labels" label={t("release.labels")} hint={t("release.labels_hint")} rows={6} />
        <TextField name="shipperSerial" label={t("release.shipper")} mono />
        <DateField name="qualifiedUntil" label={t("release.qualified_until")} />
        <NumberField name="holdHours" label={t("release.hold_hours")} unit="h" />
        <NumberField name="plannedTransitHours" label={t("release.planned_transit")} hint={t("release.planned_transit_hint")} unit="h" />
        <TextField name="loggerSerial" label={t("release.logger")} mono />
        <DateTimeField name="loggerStartedAt" label={t("release.logger_started")} zone={zone} value={at} />
        <TextField name="seal" label={t("release.seal")} mono />
        <WitnessField witnesses={witnesses} />
        <Submit>{t("release.pack_confirm")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
