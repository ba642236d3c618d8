import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { FormPage } from "~/bank/laboratory/form-page";
import { MarkerPanelForm } from "~/bank/laboratory/marker-forms.server";
import { MarkerPanel } from "~/bank/laboratory/marker-panel";
import { enterMarkerResults } from "~/bank/laboratory/markers.operations.server";
import { sampleForPage } from "~/bank/laboratory/markers-page.server";
import { Material } from "~/bank/laboratory/material";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.marker_results_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const [donationId, sampleId] = [requireId(params.donationId), requireId(params.sampleId)];
  const page = await readAs(actor, async (db) => found(await sampleForPage(actor, db, donationId, sampleId)));
  await noteReading(actor, page.donation.donorId, "markers.results");
  return { ...page, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const [donationId, sampleId] = [requireId(params.donationId), requireId(params.sampleId)];
  found(await readAs(actor, (db) => sampleForPage(actor, db, donationId, sampleId)));
  return submit(request, MarkerPanelForm, async (form) => {
    await enterMarkerResults(actor, sampleId, form);
    return redirect(`/staff/donations/${donationId}/markers`);
  });
}

export default function MarkerResults() {
  const { donation, sample, requirement, last, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FormPage
      title={t("laboratory.marker_results_title")}
      lead={<Material din={donation.din} tissue={donation.tissue} size={28} />}
      of={{ label: t("laboratory.markers_title"), to: `/staff/donations/${donation.id}/markers` }}
    >
      <p className="muted measure">{t("laboratory.marker_results_lead")}</p>
      <MarkerPanel sampleId={sample.id} required={requirement.markers} last={last} formToken={formToken} answer={answer} />
    </FormPage>
  );
}
