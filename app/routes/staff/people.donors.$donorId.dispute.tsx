import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { donorPage } from "~/bank/people/donor-page.server";
import { DisputeForm, GROUNDS, noteDispute } from "~/bank/storage/dispute.operations.server";
import { RadioCards } from "~/ui/fields/choice";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["storage"] };
export const meta = titled("storage.dispute_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { donor } = await donorPage(await requireStaff(request), requireId(params.donorId));
  return { donor, grounds: GROUNDS, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { donor } = await donorPage(actor, requireId(params.donorId));
  return submit(request, DisputeForm, async (form) => {
    await noteDispute(actor, donor.id, form);
    return redirect(`/staff/people/donors/${donor.id}`);
  });
}

export default function NoteDispute() {
  const { donor, grounds, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("storage.dispute_title")}
        lead={t("storage.dispute_lead")}
        crumbs={[{ label: donor.code, to: `/staff/people/donors/${donor.id}` }]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <RadioCards
          name="ground"
          label={t("storage.dispute_ground")}
          options={grounds.map((ground) => ({ value: ground, label: t(`storage.ground_${ground}`) }))}
        />
        <Submit look="danger">{t("storage.dispute_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
