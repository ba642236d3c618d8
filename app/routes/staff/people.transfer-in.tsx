import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TransferPage, transferIn } from "~/bank/enquiries/transfer.server";
import { TransferFields } from "~/bank/enquiries/transfer-fields";
import { countryOptions } from "~/bank/people/countries";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people", "enquiries"] };
export const meta = titled("people.transfer_in");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  return { countries: countryOptions(actor.locale), formToken: newFormToken() };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  return submit(request, TransferPage, async (form) => {
    const { caseId } = await transferIn(actor, form);
    return redirect(`/staff/cases/${caseId}`);
  });
}

export default function TransferIn() {
  const { countries, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("people.transfer_in")}
        lead={t("people.transfer_in_lead")}
        crumbs={[{ label: t("people.people"), to: "/staff/people" }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <TransferFields countries={countries} />
        <Submit>{t("people.transfer_in_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
