import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { FormPage } from "~/bank/laboratory/form-page";
import { LiftForm, liftHold } from "~/bank/laboratory/holds.operations.server";
import { lotForForm } from "~/bank/laboratory/lot-page.server";
import { useWords } from "~/bank/laboratory/words";
import { TextArea } from "~/ui/fields/text";
import { SignBox } from "~/ui/sign-box";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.lift_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.lotId);
  const lot = await readAs(actor, async (db) => found(await lotForForm(actor, db, id)));
  await noteReading(actor, lot.donorId, "lot.lift");
  return { lot, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.lotId);
  found(await readAs(actor, (db) => lotForForm(actor, db, id)));
  return submit(request, LiftForm, async (form) => {
    await liftHold(actor, id, form);
    return redirect(`/staff/lots/${id}`);
  });
}

export default function LiftHold() {
  const { lot, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  const words = useWords();
  return (
    <FormPage
      room="quality"
      title={t("laboratory.lift_title")}
      lead={t("laboratory.lift_lead")}
      of={{ label: lot.number, to: `/staff/lots/${lot.id}` }}
    >
      <SignBox
        title={t("laboratory.lift_sign")}
        facts={[
          { term: t("laboratory.lot"), value: lot.number },
          { term: t("laboratory.hold_reason"), value: words.hold(lot.holdReason) },
        ]}
        meaning={t("laboratory.lift_meaning")}
        meaningValue="approval"
        act={t("laboratory.lift_act")}
        formToken={formToken}
        answer={answer}
      >
        <TextArea name="reason" label={t("laboratory.reason")} required />
      </SignBox>
    </FormPage>
  );
}
