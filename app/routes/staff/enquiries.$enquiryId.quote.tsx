import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EnquiryActPage } from "~/bank/enquiries/enquiry-act-page";
import { enquiryActLoader, requireEnquiry } from "~/bank/enquiries/enquiry-acts.server";
import { QuoteForm, sendQuote } from "~/bank/enquiries/quotes.server";
import { Checkbox } from "~/ui/fields/choice";
import { NumberField, TextArea } from "~/ui/fields/text";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["enquiries"] };
export const meta = titled("enquiries.send_quote");
export const loader = enquiryActLoader;

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { id } = (await requireEnquiry(actor, params.enquiryId)).enquiry;
  return submit(request, QuoteForm, async (form) => {
    await sendQuote(actor, id, form);
    return redirect(`/staff/enquiries/${id}`);
  });
}

export default function SendQuote() {
  const { enquiry, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <EnquiryActPage
      enquiry={enquiry}
      title={t("enquiries.send_quote")}
      lead={t("enquiries.send_quote_lead")}
      act={t("enquiries.send_quote_act")}
      formToken={formToken}
      answer={answer}
    >
      {enquiry.tissue === "birth" ? (
        <Checkbox name="amnionPlacenta" label={t("enquiries.item_amnion_placenta")} why={t("enquiries.amnion_placenta_why")} />
      ) : null}
      <NumberField name="validDays" label={t("enquiries.valid_days")} hint={t("enquiries.valid_days_hint")} unit={t("enquiries.days")} />
      <TextArea name="message" label={t("enquiries.quote_message")} hint={t("enquiries.quote_message_hint")} rows={5} />
    </EnquiryActPage>
  );
}
