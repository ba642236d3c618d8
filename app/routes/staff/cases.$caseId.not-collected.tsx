import { useActionData, useLoaderData } from "@remix-run/react";
import { NotCollectedForm, recordNotCollected } from "~/bank/collection/case-ends.operations.server";
import { NOT_COLLECTED_REASONS } from "~/bank/collection/end-reasons";
import { caseForm } from "~/bank/collection/form-pages.server";
import { RadioCards } from "~/ui/fields/choice";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { titled } from "~/web/title";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.not_collected_title");

const page = caseForm(NotCollectedForm, recordNotCollected);
export const loader = page.loader;
export const action = page.action;

export default function Page() {
  const { id, coi, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("collection.not_collected_title")}
        lead={t("collection.not_collected_lead")}
        crumbs={[{ label: coi, to: `/staff/cases/${id}` }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <RadioCards
          name="reason"
          label={t("collection.reason")}
          options={NOT_COLLECTED_REASONS.map((value) => ({ value, label: t(`collection.end_${value}`) }))}
          required
        />
        <Submit look="danger">{t("collection.not_collected_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
