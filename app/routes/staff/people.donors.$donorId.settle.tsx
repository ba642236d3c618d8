import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { donorPage } from "~/bank/people/donor-page.server";
import { OUTCOMES, SettlementForm, settleDispute } from "~/bank/storage/dispute.operations.server";
import { RadioCards } from "~/ui/fields/choice";
import { TextField } from "~/ui/fields/text";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { SignBox } from "~/ui/sign-box";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["storage", "people"] };
export const meta = titled("storage.settle_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { donor } = await donorPage(await requireStaff(request), requireId(params.donorId));
  return { donor, outcomes: OUTCOMES, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { donor } = await donorPage(actor, requireId(params.donorId));
  return submit(request, SettlementForm, async (form) => {
    await settleDispute(actor, donor.id, form);
    return redirect(`/staff/people/donors/${donor.id}`);
  });
}

export default function SettleDispute() {
  const { donor, outcomes, formToken } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("storage.settle_title")}
        lead={t("storage.settle_lead")}
        crumbs={[{ label: donor.code, to: `/staff/people/donors/${donor.id}` }]}
      />
      <SignBox
        title={t("storage.settle_title")}
        facts={[{ term: t("storage.disputed_since"), value: donor.disputedSince ? date(donor.disputedSince) : "–" }]}
        meaning={t("storage.settle_meaning")}
        meaningValue="approval"
        act={t("storage.settle_act")}
        formToken={formToken}
        answer={useActionData<typeof action>()}
      >
        <RadioCards
          name="outcome"
          label={t("storage.settle_outcome")}
          options={outcomes.map((outcome) => ({ value: outcome, label: t(`storage.outcome_${outcome}`) }))}
        />
        <TextField name="evidence" label={t("storage.settle_evidence")} hint={t("storage.settle_evidence_hint")} />
      </SignBox>
    </StaffShell>
  );
}
