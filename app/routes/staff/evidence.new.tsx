import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EvidenceForm, writeEvidence } from "~/bank/enquiries/evidence.operations.server";
import { EvidenceFields } from "~/bank/enquiries/evidence-fields";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["evidence", "public"] };
export const meta = titled("evidence.write");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  return { formToken: newFormToken() };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  return submit(request, EvidenceForm, async (form) => redirect(`/staff/evidence/${await writeEvidence(actor, form)}`));
}

export default function WriteCard() {
  const { formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="settings">
      <PageHead
        title={t("evidence.write")}
        lead={t("evidence.write_lead")}
        crumbs={[
          { label: t("evidence.settings"), to: "/staff/settings" },
          { label: t("evidence.cards"), to: "/staff/evidence" },
        ]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <EvidenceFields />
        <Submit>{t("evidence.write_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
