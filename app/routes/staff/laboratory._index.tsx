import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { growing, markersDue, readingsDue, toFreeze, toPlace, toProcess } from "~/bank/laboratory/bench.server";
import { BenchWork } from "~/bank/laboratory/bench-work";
import { GrowingTable } from "~/bank/laboratory/growing-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { TabLinks } from "~/ui/tab-links";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  return readAs(actor, async (db) => ({
    cultures: await growing(actor, db),
    process: await toProcess(db),
    freeze: await toFreeze(actor, db),
    place: await toPlace(actor, db),
    readings: await readingsDue(actor, db),
    markers: await markersDue(db),
    now: db.now,
  }));
}

/** The bench: what waits for a hand, then what grows by itself. */
export default function Laboratory() {
  const { cultures, now, ...work } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="laboratory">
      <PageHead title={t("laboratory.title")} lead={t("laboratory.lead", { cultures: cultures.length })} />
      <TabLinks
        tabs={[
          { label: t("laboratory.bench"), to: "/staff/laboratory", current: true },
          { label: t("laboratory.lots"), to: "/staff/lots" },
          { label: t("laboratory.specifications"), to: "/staff/specifications" },
        ]}
      />
      <BenchWork {...work} />
      <Section title={t("laboratory.cultures_growing")}>
        <GrowingTable
          cultures={cultures}
          now={now}
          empty={
            <EmptyState title={t("laboratory.no_cultures")}>
              <p>{t("laboratory.no_cultures_why")}</p>
            </EmptyState>
          }
        />
      </Section>
    </StaffShell>
  );
}
