import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { assessMarkers } from "~/bank/laboratory/assessment.operations.server";
import { FormPage } from "~/bank/laboratory/form-page";
import { AssessmentForm } from "~/bank/laboratory/marker-forms.server";
import { MarkerTable } from "~/bank/laboratory/marker-table";
import { markersForPage } from "~/bank/laboratory/markers-page.server";
import { RadioCards } from "~/ui/fields/choice";
import { TextArea } from "~/ui/fields/text";
import { SignBox } from "~/ui/sign-box";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.assessment_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  const page = await readAs(actor, async (db) => found(await markersForPage(actor, db, id)));
  await noteReading(actor, page.donation.donorId, "markers.assessment");
  return { ...page, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  found(await readAs(actor, (db) => markersForPage(actor, db, id)));
  return submit(request, AssessmentForm, async (form) => {
    await assessMarkers(actor, id, form);
    return redirect(`/staff/donations/${id}/markers`);
  });
}

export default function Assessment() {
  const { donation, markers, results, names, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FormPage
      room="quality"
      title={t("laboratory.assessment_title")}
      lead={t("laboratory.assessment_why")}
      of={{ label: t("laboratory.markers_title"), to: `/staff/donations/${donation.id}/markers` }}
    >
      <MarkerTable standings={markers.standings} required={markers.requirement.markers} results={results} names={names} />
      <SignBox
        title={t("laboratory.assessment_sign")}
        facts={[{ term: "DIN", value: donation.din }]}
        meaning={t("laboratory.assessment_meaning")}
        meaningValue="review"
        act={t("laboratory.assessment_act")}
        formToken={formToken}
        answer={answer}
      >
        <RadioCards
          name="conclusion"
          label={t("laboratory.conclusion")}
          options={(["acceptable", "not_acceptable"] as const).map((value) => ({ value, label: t(`laboratory.conclusion_${value}`) }))}
        />
        <TextArea name="note" label={t("laboratory.note")} required />
      </SignBox>
    </FormPage>
  );
}
