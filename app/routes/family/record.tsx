import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { readingsOf } from "~/bank/release/family-record.server";
import { Readings } from "~/bank/release/family-side";
import { PageHead } from "~/ui/page-head";
import { Pagination } from "~/ui/pagination";
import { FamilyShell } from "~/ui/shells/family";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["family"] };
export const meta = titled("family.record_title");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const asked = new URL(request.url).searchParams;
  const [donor, before] = [asked.get("donor"), asked.get("before")];
  const of = { ...(donor ? { donorId: requireId(donor) } : {}), ...(before ? { before: requireId(before) } : {}) };
  return { donor, ...(await readAs(actor, (db) => readingsOf(actor, db, of))) };
}

export default function WhoOpened() {
  const { donor, readings, next } = useLoaderData<typeof loader>();
  const { t } = useT();
  const of = donor ? `donor=${donor}&` : "";
  return (
    <FamilyShell here="account">
      <PageHead
        title={t("family.record_title")}
        lead={t("family.record_lead")}
        crumbs={[{ label: t("ui.family_home"), to: "/family" }, { label: t("family.record_title") }]}
      />
      <Readings readings={readings} wide />
      <Pagination {...(next ? { next: `?${of}before=${next}` } : {})} />
    </FamilyShell>
  );
}
