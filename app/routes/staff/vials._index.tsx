import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { vialFilter, vialPage } from "~/bank/storage/freezer.store.server";
import { LISTED_STATES, TISSUES } from "~/bank/storage/life.rules";
import { VialTable } from "~/bank/storage/vial-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHead } from "~/ui/page-head";
import { Pagination } from "~/ui/pagination";
import { StaffShell } from "~/ui/shells/staff";
import { TabLinks } from "~/ui/tab-links";
import { useT } from "~/web/i18n";
import { lookUpAsStaff } from "~/web/session.server";
import { titled } from "~/web/title";
import { readWritten, written } from "~/web/written";

export const handle = { i18n: ["storage"] };
export const meta = titled("storage.vials_title");

export async function loader({ request }: LoaderFunctionArgs) {
  const filter = vialFilter(new URL(request.url).searchParams);
  const { vials, next } = await lookUpAsStaff(request, (reader, db) => vialPage(reader, db, filter));
  return { state: filter.state, tissue: filter.tissue, vials: written(vials), next };
}

export default function Vials() {
  const { vials, next, state, tissue } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="freezer">
      <PageHead title={t("storage.vials_title")} crumbs={[{ label: t("storage.freezer_title"), to: "/staff/freezer" }]} />
      <TabLinks
        tabs={LISTED_STATES.map((one) => ({ label: t(`storage.state_${one}`), to: address(one, tissue), current: one === state }))}
      />
      <TabLinks
        tabs={[
          { label: t("storage.every_tissue"), to: address(state), current: tissue === undefined },
          ...TISSUES.map((one) => ({ label: t(`storage.tissue_${one}`), to: address(state, one), current: one === tissue })),
        ]}
      />
      <VialTable
        caption={t("storage.vials_title")}
        vials={readWritten(vials)}
        to={(vial) => `/staff/vials/${vial.id}`}
        empty={
          <EmptyState drawing="vial" title={t("storage.no_vials")}>
            {t("storage.no_vials_why")}
          </EmptyState>
        }
      />
      <Pagination {...(next ? { next: address(state, tissue, next) } : {})} />
    </StaffShell>
  );
}

/** A list's own address: words of ours and an id, which need no quoting. */
const address = (state: string, tissue?: string, after?: string): string =>
  `?state=${state}${tissue ? `&tissue=${tissue}` : ""}${after ? `&after=${after}` : ""}`;
