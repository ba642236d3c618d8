import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { FormPage } from "~/bank/laboratory/form-page";
import { lotForForm } from "~/bank/laboratory/lot-page.server";
import { AmendForm, amendLot } from "~/bank/laboratory/lots.operations.server";
import { NumberField, TextArea } from "~/ui/fields/text";
import { PostForm, Submit } from "~/ui/post-form";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.amend_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.lotId);
  const lot = await readAs(actor, async (db) => found(await lotForForm(actor, db, id)));
  await noteReading(actor, lot.donorId, "lot.amend");
  return { lot, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.lotId);
  found(await readAs(actor, (db) => lotForForm(actor, db, id)));
  return submit(request, AmendForm, async (form) => {
    await amendLot(actor, id, form);
    return redirect(`/staff/lots/${id}`);
  });
}

export default function AmendLot() {
  const { lot, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  const million = t("laboratory.million");
  return (
    <FormPage title={t("laboratory.amend_title")} lead={t("laboratory.amend_lead")} of={{ label: lot.number, to: `/staff/lots/${lot.id}` }}>
      <PostForm formToken={formToken} answer={answer}>
        <NumberField
          name="cellsHarvestedMillions"
          label={t("laboratory.cells_harvested")}
          unit={million}
          step="0.01"
          value={(lot.cellsHarvested ?? 0) / 1e6}
          required
        />
        <NumberField
          name="cellsTestedMillions"
          label={t("laboratory.cells_tested")}
          unit={million}
          step="0.01"
          value={lot.cellsTested / 1e6}
          required
        />
        <TextArea name="reason" label={t("laboratory.reason")} required />
        <Submit>{t("laboratory.amend_act")}</Submit>
      </PostForm>
    </FormPage>
  );
}
