import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { vialHistory } from "~/bank/storage/history.store.server";
import { VialFacts } from "~/bank/storage/vial-pane";
import { vialsWithPlace } from "~/bank/storage/vials.store.server";
import { LinkButton } from "~/ui/button";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { Timeline } from "~/ui/timeline";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["storage"] };
export const meta = titled("storage.vial_title", (data: { vial: { din: string; division: string } }) => ({
  label: `${data.vial.din} ${data.vial.division}`,
}));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const vialId = requireId(params.vialId);
  const { vial, history } = await readAs(actor, async (db) => ({
    vial: found(await vialsWithPlace(actor, db).where("vials.id", "=", vialId).executeTakeFirst()),
    history: await vialHistory(db, vialId),
  }));
  await noteReading(actor, vial.donorId, "storage.vial");
  return { vial, history };
}

export default function VialPage() {
  const { vial, history } = useLoaderData<typeof loader>();
  const { t, dateTime } = useT();
  return (
    <StaffShell room="freezer">
      <PageHead
        title={t("storage.vial_title", { label: `${vial.din} ${vial.division}` })}
        crumbs={[
          { label: t("storage.freezer_title"), to: "/staff/freezer" },
          ...(vial.boxId ? [{ label: vial.place ?? "", to: `/staff/freezer/boxes/${vial.boxId}?vial=${vial.id}` }] : []),
        ]}
        acts={vial.state === "stored" ? <LinkButton to="move">{t("storage.move_this")}</LinkButton> : undefined}
      />
      <VialFacts vial={vial} />
      <Section title={t("storage.history")}>
        <Timeline
          items={history.map((event) => ({
            when: dateTime(event.happenedAt),
            what: t(`storage.event_${event.type.replace(".", "_")}` as "storage.event_vial_moved"),
            state: "done",
          }))}
        />
      </Section>
    </StaffShell>
  );
}
