import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CloseForm, closeEnquiry } from "~/bank/enquiries/enquiries.server";
import { EnquiryActPage } from "~/bank/enquiries/enquiry-act-page";
import { enquiryActLoader, requireEnquiry } from "~/bank/enquiries/enquiry-acts.server";
import { RadioCards } from "~/ui/fields/choice";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["enquiries"] };
export const meta = titled("enquiries.close");
export const loader = enquiryActLoader;

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { id } = (await requireEnquiry(actor, params.enquiryId)).enquiry;
  return submit(request, CloseForm, async (form) => {
    await closeEnquiry(actor, id, form);
    return redirect(`/staff/enquiries/${id}`);
  });
}

const REASONS = ["no_reply", "not_suitable", "not_wanted", "spam"] as const;

export default function CloseEnquiry() {
  const { enquiry, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <EnquiryActPage
      enquiry={enquiry}
      title={t("enquiries.close")}
      lead={t("enquiries.close_lead")}
      act={t("enquiries.close_act")}
      formToken={formToken}
      answer={answer}
    >
      <RadioCards
        name="reason"
        label={t("enquiries.reason")}
        options={REASONS.map((reason) => ({ value: reason, label: t(`enquiries.reason_${reason}`) }))}
      />
    </EnquiryActPage>
  );
}
