import { useActionData, useLoaderData } from "@remix-run/react";
import { CancelForm, cancelCase } from "~/bank/collection/case-ends.operations.server";
import { CANCEL_REASONS } from "~/bank/collection/end-reasons";
import { caseForm } from "~/bank/collection/form-pages.server";
import { RadioCards } from "~/ui/fields/choice";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { titled } from "~/web/title";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.cancel_case_title");

const page = caseForm(CancelForm, cancelCase);
export const loader = page.loader;
export const action = page.action;

export default function Page() {
  const { id, coi, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("collection.cancel_case_title")}
        lead={t("collection.cancel_case_lead")}
        crumbs={[{ label: coi, to: `/staff/cases/${id}` }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <RadioCards
          name="reason"
          label={t("collection.reason")}
          options={CANCEL_REASONS.map((value) => ({ value, label: t(`collection.end_${value}`) }))}
          required
        />
        <Submit look="danger">{t("collection.cancel_case_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
