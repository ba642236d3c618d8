import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { CertificateTable } from "~/bank/certificates/certificate-table";
import { certificateList } from "~/bank/certificates/lists.server";
import { can } from "~/bank/people/policy";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields/text";
import { PageHead } from "~/ui/page-head";
import { Pagination } from "~/ui/pagination";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["certificates"] };
export const meta = titled("certificates.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { searchParams } = new URL(request.url);
  const typed = searchParams.get("number") || null;
  return { ...(await certificateList(actor, typed, searchParams.get("after"))), typed, mayRevoke: can(actor, "certificate.revoke") };
}

export default function Certificates() {
  const { certificates, next, typed, mayRevoke } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="quality">
      <PageHead title={t("certificates.title")} lead={t("certificates.lead")} />
      <Form className="flex flex-wrap items-end gap-4">
        <TextField name="number" label={t("certificates.number")} hint={t("certificates.number_hint")} value={typed ?? ""} mono width="m" />
        <Button type="submit">{t("certificates.find")}</Button>
      </Form>
      <CertificateTable certificates={certificates} mayRevoke={mayRevoke} />
      <Pagination {...(next ? { next: `?after=${next}` } : {})} />
    </StaffShell>
  );
}
