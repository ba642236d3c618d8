import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { BoxGrid, BoxLegend } from "~/bank/storage/box-grid";
import { BoxTable } from "~/bank/storage/box-table";
import { boxesOfRack, boxWithWay, racksOf, vialsInBox } from "~/bank/storage/freezer.store.server";
import { Levels } from "~/bank/storage/levels";
import { VialPane } from "~/bank/storage/vial-pane";
import { vialsWithPlace } from "~/bank/storage/vials.store.server";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";
import { readWritten, written } from "~/web/written";

export const handle = { i18n: ["storage"] };
export const meta = titled("storage.box", (data: { box: { code: string } }) => ({ box: data.box.code }));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const boxId = requireId(params.boxId);
  const asked = new URL(request.url).searchParams;
  const from = Math.max(0, Number.parseInt(asked.get("from") ?? "0", 10) || 0);
  return readAs(actor, async (db) => {
    const box = found(await boxWithWay(db, boxId));
    const [vials, boxes, racks] = await Promise.all([vialsInBox(actor, db, boxId), boxesOfRack(db, box.rackId), racksOf(db, box.tankId)]);
    const chosen = vials.find(({ id }) => id === asked.get("vial"));
    const facts = chosen && (await vialsWithPlace(actor, db).where("vials.id", "=", chosen.id).executeTakeFirst());
    return { box, boxes, racks, vials: written(vials), selected: chosen && facts ? { ...facts, ...chosen } : null, from };
  });
}

export default function Box() {
  const { box, boxes, racks, selected, from, ...data } = useLoaderData<typeof loader>();
  const vials = readWritten(data.vials);
  const { t } = useT();
  const room = box.rows * box.columns;
  return (
    <StaffShell room="freezer" pane={selected ? <VialPane vial={selected} /> : undefined}>
      <PageHead
        title={t("storage.box", { box: box.code })}
        lead={t("storage.box_lead", { taken: vials.length, room })}
        crumbs={[
          { label: t("storage.freezer_title"), to: "/staff/freezer" },
          { label: box.tank, to: `/staff/freezer/tanks/${box.tankId}` },
          { label: t("storage.rack", { rack: box.rack }) },
        ]}
      />
      <div className="boxlay">
        <Levels
          tank={box.tank}
          racks={racks}
          rack={box.rack}
          boxId={box.id}
          boxes={boxes}
          free={room - vials.length}
          isolated={box.isolated}
        />
        <div>
          <BoxGrid box={box} vials={vials} selected={selected} />
          <BoxLegend />
        </div>
      </div>
      <Section title={t("storage.same_as_table")} {...(selected && { lead: t("storage.donor_first") })}>
        <BoxTable vials={vials} selected={selected} from={from} />
      </Section>
    </StaffShell>
  );
}
