import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OrderForm, orderDestruction } from "~/bank/collection/destruction.operations.server";
import { checkCharacter } from "~/bank/collection/isbt.rules";
import { donationPage } from "~/bank/collection/pages.server";
import { readAs } from "~/bank/history/transact.server";
import { DinPlate } from "~/ui/din-plate";
import { TextField } from "~/ui/fields/text";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { SignBox } from "~/ui/sign-box";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.destroy_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  const { donation } = found(await readAs(actor, (db) => donationPage(actor, db, id)));
  return { donation, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.donationId);
  found(await readAs(actor, (db) => donationPage(actor, db, id)));
  return submit(request, OrderForm, async (form) => {
    await orderDestruction(actor, id, form);
    return redirect(`/staff/donations/${id}`);
  });
}

export default function Destroy() {
  const { donation, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="quality">
      <PageHead
        title={t("collection.destroy_title")}
        lead={t("collection.destroy_lead")}
        crumbs={[{ label: t("collection.donation"), to: `/staff/donations/${donation.id}` }]}
      />
      <SignBox
        title={t("collection.order")}
        facts={[
          { term: t("collection.din"), value: <DinPlate din={donation.din} check={checkCharacter(donation.din)} /> },
          { term: t("collection.material"), value: t(`collection.material_${donation.material}`) },
        ]}
        meaning={t("collection.order_meaning")}
        meaningValue="approval"
        act={t("collection.order_act")}
        danger
        formToken={formToken}
        answer={useActionData<typeof action>()}
      >
        <TextField name="reason" label={t("collection.reason")} width="l" required />
      </SignBox>
    </StaffShell>
  );
}
