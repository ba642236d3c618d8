import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { GatesView } from "~/bank/release/gates-view";
import { RequestFacts } from "~/bank/release/request-facts";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { approveRelease, SignatureForm } from "~/bank/release/sign.operations.server";
import { Hidden } from "~/ui/fields/text";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { SignBox } from "~/ui/sign-box";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release"] };
export const meta = titled("release.approve_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await requestPage(await requireStaff(request), params.requestId);
  return { request: page.request, gates: page.gates, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const requestId = await requireRequest(actor, params.requestId);
  return submit(request, SignatureForm, async (form) => {
    await approveRelease(actor, requestId, form);
    return redirect(`/staff/releases/${requestId}`);
  });
}

export default function ApproveRelease() {
  const { request, gates, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, cells } = useT();
  return (
    <StaffShell room="release">
      <PageHead
        title={t("release.approve_title")}
        lead={t("release.approve_lead")}
        crumbs={[{ label: request.number, to: `/staff/releases/${request.id}` }]}
      />
      <Section title={t("release.gates_title")}>
        <GatesView gates={gates} waiting={["fees"]} />
      </Section>
      <Section title={t("release.asked_title")}>
        <RequestFacts request={request} />
      </Section>
      <SignBox
        title={t("release.approve_title")}
        facts={[
          { term: t("release.patient"), value: request.patientName },
          { term: t("release.dose"), value: cells(request.doseCells) },
        ]}
        meaning={t("release.approve_meaning")}
        meaningValue="approval"
        act={t("release.approve_act")}
        formToken={formToken}
        answer={answer}
      >
        <Hidden name="revision" value={request.revision} />
      </SignBox>
    </StaffShell>
  );
}
