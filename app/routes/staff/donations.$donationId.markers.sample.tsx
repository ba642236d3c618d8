import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { FormPage } from "~/bank/laboratory/form-page";
import { sampleForm } from "~/bank/laboratory/marker-forms.server";
import { sampleMarkers } from "~/bank/laboratory/markers.operations.server";
import { markersForPage } from "~/bank/laboratory/markers-page.server";
import { Material } from "~/bank/laboratory/material";
import { RadioCards } from "~/ui/fields/choice";
import { TextField } from "~/ui/fields/text";
import { DateTimeField } from "~/ui/fields/when";
import { PostForm, Submit } from "~/ui/post-form";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.sample_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  const { donation, markers } = await readAs(actor, async (db) => found(await markersForPage(actor, db, id)));
  await noteReading(actor, donation.donorId, "donation.sample");
  return { donation, specimenOf: markers.requirement.specimenOf, zone: actor.timeZone, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  found(await readAs(actor, (db) => markersForPage(actor, db, id)));
  return submit(request, sampleForm(actor.timeZone), async (form) => {
    const sampleId = await sampleMarkers(actor, id, form);
    return redirect(`/staff/donations/${id}/markers/${sampleId}/results`);
  });
}

export default function NewSample() {
  const { donation, specimenOf, zone, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FormPage
      title={t("laboratory.sample_title")}
      lead={<Material din={donation.din} tissue={donation.tissue} size={28} />}
      of={{ label: t("laboratory.markers_title"), to: `/staff/donations/${donation.id}/markers` }}
    >
      <PostForm formToken={formToken} answer={answer}>
        <RadioCards
          name="specimenOf"
          label={t("laboratory.specimen_of")}
          value={specimenOf}
          options={(["donor", "mother"] as const).map((value) => ({ value, label: t(`laboratory.specimen_${value}`) }))}
        />
        <DateTimeField name="takenAt" label={t("laboratory.taken_at")} zone={zone} required />
        <TextField name="laboratory" label={t("laboratory.testing_laboratory")} required />
        <TextField name="laboratoryLicence" label={t("laboratory.licence")} mono required />
        <Submit>{t("laboratory.sample_act")}</Submit>
      </PostForm>
    </FormPage>
  );
}
