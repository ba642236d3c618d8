import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { lotsHeld, lotsToDispose, markersToApprove, openDeviations, resultsToApprove } from "~/bank/laboratory/quality.server";
import { QualityWork } from "~/bank/laboratory/quality-work";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { TabLinks } from "~/ui/tab-links";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory", "certificates"] };
export const meta = titled("laboratory.quality");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const work = await readAs(actor, async (db) => ({
    deviations: await openDeviations(db),
    results: await resultsToApprove(db),
    markers: await markersToApprove(db),
    dispose: await lotsToDispose(actor, db),
    held: await lotsHeld(actor, db),
  }));
  return { ...work, me: actor.id };
}

/** Quality's home: what waits for a second person or a decision. */
export default function Quality() {
  const { me, ...work } = useLoaderData<typeof loader>();
  const { t } = useT();
  const count = work.deviations.length + work.results.length + work.markers.length + work.dispose.length;
  return (
    <StaffShell room="quality">
      <PageHead title={t("laboratory.quality")} lead={t("laboratory.quality_lead", { count })} />
      <TabLinks
        tabs={[
          { label: t("laboratory.quality_work"), to: "/staff/quality", current: true, count },
          { label: t("laboratory.lots"), to: "/staff/lots" },
          { label: t("laboratory.specifications"), to: "/staff/specifications" },
          { label: t("certificates.title"), to: "/staff/certificates" },
        ]}
      />
      <QualityWork {...work} me={me} />
    </StaffShell>
  );
}
