import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { noteAnswer } from "~/bank/enquiries/enquiries.server";
import { EnquiryActPage } from "~/bank/enquiries/enquiry-act-page";
import { enquiryActLoader, requireEnquiry } from "~/bank/enquiries/enquiry-acts.server";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["enquiries"] };
export const meta = titled("enquiries.note_answer");
export const loader = enquiryActLoader;

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { id } = (await requireEnquiry(actor, params.enquiryId)).enquiry;
  return submit(request, z.object({}), async () => {
    await noteAnswer(actor, id);
    return redirect(`/staff/enquiries/${id}`);
  });
}

export default function NoteAnswer() {
  const { enquiry, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <EnquiryActPage
      enquiry={enquiry}
      title={t("enquiries.note_answer")}
      lead={t("enquiries.note_answer_lead")}
      act={t("enquiries.note_answer_act")}
      formToken={formToken}
      answer={answer}
    >
      {null}
    </EnquiryActPage>
  );
}
