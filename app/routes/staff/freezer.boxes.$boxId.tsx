import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { BoxGrid, BoxLegend } from "~/bank/storage/box-grid";
import { boxWithWay, vialsInBox } from "~/bank/storage/freezer.store.server";
import { VialPane } from "~/bank/storage/vial-pane";
import { VialTable } from "~/bank/storage/vial-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["storage"] };
export const meta = titled("storage.box", (data: { box: { code: string } }) => ({ box: data.box.code }));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const boxId = requireId(params.boxId);
  const selectedId = new URL(request.url).searchParams.get("vial");
  return readAs(actor, async (db) => {
    const vials = await vialsInBox(actor, db, boxId);
    return { box: found(await boxWithWay(db, boxId)), vials, selected: vials.find(({ id }) => id === selectedId) ?? null };
  });
}

export default function Box() {
  const { box, vials, selected } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="freezer" pane={selected ? <VialPane vial={selected} /> : undefined}>
      <PageHead
        title={t("storage.box", { box: box.code })}
        lead={t("storage.box_lead", { taken: vials.length, room: box.rows * box.columns })}
        crumbs={[
          { label: t("storage.freezer_title"), to: "/staff/freezer" },
          { label: box.tank, to: `/staff/freezer/tanks/${box.tankId}` },
          { label: t("storage.rack", { rack: box.rack }) },
        ]}
      />
      <BoxGrid box={box} vials={vials} selected={selected} />
      <BoxLegend />
      <Section title={t("storage.same_as_table")}>
        <VialTable
          caption={t("storage.same_as_table")}
          vials={vials}
          to={(vial) => `?vial=${vial.id}`}
          selected={selected?.id}
          empty={
            <EmptyState drawing="vial" title={t("storage.box_empty")}>
              {t("storage.box_empty_why")}
            </EmptyState>
          }
        />
      </Section>
    </StaffShell>
  );
}
