import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { tanksOverview } from "~/bank/storage/freezer.store.server";
import { Fullness } from "~/bank/storage/fullness";
import { grouped } from "~/bank/storage/grouped";
import { Link } from "~/ui/link";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["storage"] };
export const meta = titled("storage.freezer_title");

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const tanks = await readAs(actor, (db) => tanksOverview(db));
  return { sites: grouped(tanks, ({ siteId }) => siteId).map(([, group]) => group) };
}

export default function Freezer() {
  const { sites } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="freezer">
      <PageHead
        title={t("storage.freezer_title")}
        lead={t("storage.freezer_lead")}
        acts={<Link to="/staff/vials">{t("storage.all_vials")}</Link>}
      />
      {sites.map((tanks) => (
        <Section key={tanks[0]?.siteId} title={tanks[0]?.siteName ?? ""} lead={tanks[0]?.city ?? ""}>
          <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
            {tanks.map((tank) => (
              <li key={tank.id} className="border-t border-line pt-3">
                <Link to={`/staff/freezer/tanks/${tank.id}`} className="font-mono text-21">
                  <bdi>{tank.code}</bdi>
                </Link>
                <Fullness taken={tank.taken ?? 0} room={tank.room ?? 0} />
                {tank.isolated && <StatusMark state="look">{t("storage.isolated")}</StatusMark>}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </StaffShell>
  );
}
