import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { FormPage } from "~/bank/laboratory/form-page";
import { Material } from "~/bank/laboratory/material";
import { makeTissueLot, tissueForm } from "~/bank/laboratory/processing.operations.server";
import { donationForProcessing } from "~/bank/laboratory/processing-page.server";
import { SelectField } from "~/ui/fields/choice";
import { NumberField } from "~/ui/fields/text";
import { DateTimeField } from "~/ui/fields/when";
import { PostForm, Submit } from "~/ui/post-form";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";
import { localIn } from "~/web/when";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.tissue_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  const { donation, at } = await readAs(actor, async (db) => ({ donation: found(await donationForProcessing(actor, db, id)), at: db.now }));
  await noteReading(actor, donation.donorId, "donation.tissue");
  return { donation, zone: actor.timeZone, now: localIn(at, actor.timeZone), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  found(await readAs(actor, (db) => donationForProcessing(actor, db, id)));
  return submit(request, tissueForm(actor.timeZone), async (form) => redirect(`/staff/lots/${await makeTissueLot(actor, id, form)}`));
}

export default function TissueProduct() {
  const { donation, zone, now, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FormPage
      title={t("laboratory.tissue_title")}
      lead={<Material din={donation.din} tissue={donation.tissue} size={28} />}
      of={{ label: t("laboratory.processing_title"), to: `/staff/donations/${donation.id}/processing` }}
    >
      <p className="muted measure">{t("laboratory.tissue_lead")}</p>
      <PostForm formToken={formToken} answer={answer}>
        <SelectField
          name="productCode"
          label={t("laboratory.product")}
          options={donation.products.tissue.map((value) => ({ value, label: value }))}
        />
        <NumberField name="viabilityPercent" label={t("laboratory.measured_viabilityPercent")} unit="%" step="0.1" />
        <DateTimeField name="harvestedAt" label={t("laboratory.made_at")} zone={zone} value={now} required />
        <Submit>{t("laboratory.make_lot")}</Submit>
      </PostForm>
    </FormPage>
  );
}
