import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { FormPage } from "~/bank/laboratory/form-page";
import { HOLD_REASONS } from "~/bank/laboratory/hold-reasons.rules";
import { HoldForm, holdLot } from "~/bank/laboratory/holds.operations.server";
import { lotForForm } from "~/bank/laboratory/lot-page.server";
import { RadioCards } from "~/ui/fields/choice";
import { PostForm, Submit } from "~/ui/post-form";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.hold_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.lotId);
  const lot = await readAs(actor, async (db) => found(await lotForForm(actor, db, id)));
  await noteReading(actor, lot.donorId, "lot.hold");
  return { lot, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.lotId);
  found(await readAs(actor, (db) => lotForForm(actor, db, id)));
  return submit(request, HoldForm, async (form) => {
    await holdLot(actor, id, form);
    return redirect(`/staff/lots/${id}`);
  });
}

export default function HoldLot() {
  const { lot, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FormPage
      room="quality"
      title={t("laboratory.hold_title")}
      lead={t("laboratory.hold_lead")}
      of={{ label: lot.number, to: `/staff/lots/${lot.id}` }}
    >
      <PostForm formToken={formToken} answer={answer}>
        <RadioCards
          name="reason"
          label={t("laboratory.hold_reason")}
          options={HOLD_REASONS.map((value) => ({ value, label: t(`laboratory.hold_${value}`) }))}
        />
        <Submit look="danger">{t("laboratory.hold_act")}</Submit>
      </PostForm>
    </FormPage>
  );
}
