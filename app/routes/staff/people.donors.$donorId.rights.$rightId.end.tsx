import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { donorPage } from "~/bank/people/donor-page.server";
import { endRight } from "~/bank/people/family.server";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.right_end_act");

async function rightOf(request: Request, params: LoaderFunctionArgs["params"]) {
  const actor = await requireStaff(request);
  const { donor, rights } = await donorPage(actor, requireId(params.donorId));
  const rightId = requireId(params.rightId);
  return { actor, donor, right: found(rights.find((each) => each.id === rightId)) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { donor, right } = await rightOf(request, params);
  return { donor, right, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, donor, right } = await rightOf(request, params);
  return submit(request, z.object({}), async () => {
    await endRight(actor, right.id);
    return redirect(`/staff/people/donors/${donor.id}`);
  });
}

export default function EndRight() {
  const { donor, right, formToken } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="people">
      <PageHead
        title={t("people.right_end_act")}
        lead={t("people.right_end_lead")}
        crumbs={[{ label: donor.code, to: `/staff/people/donors/${donor.id}` }]}
      />
      <SummaryList
        items={[
          { term: t("people.name"), value: <bdi>{right.name}</bdi> },
          { term: t("people.right"), value: t(`people.right_${right.kind}`) },
          { term: t("people.ground"), value: t(`people.ground_${right.ground}`) },
        ]}
      />
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <Submit look="danger">{t("people.right_end_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
