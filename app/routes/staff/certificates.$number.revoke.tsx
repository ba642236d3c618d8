import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { certificateNamed } from "~/bank/certificates/lists.server";
import { RevocationForm, revokeCertificate } from "~/bank/certificates/operations.server";
import { REVOCATION_REASONS } from "~/bank/certificates/status.rules";
import { noteReading } from "~/bank/history/access.server";
import { Code } from "~/ui/code";
import { RadioCards } from "~/ui/fields/choice";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { SignBox } from "~/ui/sign-box";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["certificates"] };
export const meta = titled("certificates.revoke_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const certificate = found(await certificateNamed(actor, params.number ?? ""));
  await noteReading(actor, certificate.donorId, "certificate.revoke");
  return { certificate, reasons: REVOCATION_REASONS, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const { id, number } = found(await certificateNamed(actor, params.number ?? ""));
  return submit(request, RevocationForm, async (form) => {
    await revokeCertificate(actor, id, form);
    return redirect(`/staff/certificates?number=${number}`);
  });
}

export default function RevokeCertificate() {
  const { certificate, reasons, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, dateTime } = useT();
  const facts = [
    { term: t("certificates.number"), value: <Code>{certificate.number}</Code> },
    { term: t("certificates.kind"), value: t(`certificates.kind_${certificate.kind}`) },
    { term: t("certificates.donor"), value: <Code>{certificate.donorCode}</Code> },
    { term: t("certificates.issued"), value: dateTime(certificate.issuedAt) },
  ];
  const signing = { title: t("certificates.revoke_title"), meaning: t("certificates.revoke_means"), act: t("certificates.revoke_act") };
  return (
    <StaffShell room="quality">
      <PageHead
        title={t("certificates.revoke_title")}
        lead={t("certificates.revoke_lead")}
        crumbs={[{ label: t("certificates.title"), to: "/staff/certificates" }]}
      />
      {certificate.state === "revoked" && <Notice tone="watch">{t("certificates.revoked_already")}</Notice>}
      <SignBox {...signing} facts={facts} meaningValue="approval" danger formToken={formToken} answer={answer}>
        <RadioCards
          name="reason"
          label={t("certificates.reason")}
          options={reasons.map((value) => ({ value, label: t(`certificates.reason_${value}`) }))}
        />
      </SignBox>
    </StaffShell>
  );
}
