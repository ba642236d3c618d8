import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { boxesOf, tanksOverview } from "~/bank/storage/freezer.store.server";
import { Fullness } from "~/bank/storage/fullness";
import { grouped } from "~/bank/storage/grouped";
import { Link } from "~/ui/link";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["storage"] };
export const meta = titled("storage.tank_title", (data: { tank: { code: string } }) => ({ tank: data.tank.code }));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const tankId = requireId(params.tankId);
  return readAs(actor, async (db) => {
    const tank = found((await tanksOverview(db)).find(({ id }) => id === tankId));
    return { tank, racks: grouped(await boxesOf(db, tankId), ({ rack }) => rack) };
  });
}

export default function Tank() {
  const { tank, racks } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="freezer">
      <PageHead
        title={t("storage.tank_title", { tank: tank.code })}
        lead={`${tank.siteName}, ${tank.city}`}
        crumbs={[{ label: t("storage.freezer_title"), to: "/staff/freezer" }]}
      />
      {tank.isolated && <StatusMark state="look">{t("storage.isolated_why")}</StatusMark>}
      {racks.map(([rack, boxes]) => (
        <Section key={rack} title={t("storage.rack", { rack })}>
          <ul className="grid gap-4 sm:grid-cols-3 lg:grid-cols-5">
            {boxes.map((box) => (
              <li key={box.id} className="border-t border-line pt-2">
                <Link to={`/staff/freezer/boxes/${box.id}`}>{t("storage.box", { box: box.code })}</Link>
                <Fullness taken={box.taken ?? 0} room={box.rows * box.columns} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </StaffShell>
  );
}
