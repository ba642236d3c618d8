import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { KitActs, KitFacts, KitParts } from "~/bank/collection/kit-view";
import { kitPage } from "~/bank/collection/pages.server";
import { KitMark } from "~/bank/collection/state-marks";
import { readAs } from "~/bank/history/transact.server";
import { can } from "~/bank/people/policy";
import { FileList } from "~/ui/file-list";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["collection"] };
export const meta = titled("collection.kit");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.kitId);
  const kit = found(await readAs(actor, (db) => kitPage(actor, db, id)));
  return { kit, mayCheck: can(actor, "kit.check", kit), mayDispatch: can(actor, "kit.dispatch", kit) };
}

export default function Kit() {
  const { kit, mayCheck, mayDispatch } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="laboratory">
      <PageHead
        title={t("collection.kit")}
        eyebrow={<KitMark state={kit.state} />}
        crumbs={[
          { label: t("collection.kits"), to: "/staff/kits" },
          { label: kit.coi, to: `/staff/cases/${kit.caseId}` },
        ]}
        acts={<KitActs kit={kit} mayCheck={mayCheck} mayDispatch={mayDispatch} />}
      />
      <KitFacts kit={kit} />
      <Section title={t("collection.labels")} lead={t("collection.labels_lead")}>
        <FileList files={[{ title: t("collection.label_sheet"), note: kit.serial, kind: "PDF", to: `/staff/kits/${kit.id}/labels.pdf` }]} />
      </Section>
      <KitParts parts={kit.parts} />
    </StaffShell>
  );
}
