import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AssignForm, assignEnquiry } from "~/bank/enquiries/enquiries.server";
import { EnquiryActPage } from "~/bank/enquiries/enquiry-act-page";
import { enquiryActLoader, requireEnquiry } from "~/bank/enquiries/enquiry-acts.server";
import { SelectField } from "~/ui/fields/choice";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["enquiries"] };
export const meta = titled("enquiries.assign");
export const loader = enquiryActLoader;

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { id } = (await requireEnquiry(actor, params.enquiryId)).enquiry;
  return submit(request, AssignForm, async (form) => {
    await assignEnquiry(actor, id, form);
    return redirect(`/staff/enquiries/${id}`);
  });
}

export default function AssignEnquiry() {
  const { enquiry, coordinators, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <EnquiryActPage
      enquiry={enquiry}
      title={t("enquiries.assign")}
      lead={t("enquiries.assign_lead")}
      act={t("enquiries.assign_act")}
      formToken={formToken}
      answer={answer}
    >
      <SelectField
        name="accountId"
        label={t("enquiries.assigned_to")}
        options={coordinators.map(({ id, name }) => ({ value: id, label: name }))}
        empty={t("enquiries.choose")}
        {...(enquiry.assignedTo ? { value: enquiry.assignedTo } : {})}
      />
    </EnquiryActPage>
  );
}
