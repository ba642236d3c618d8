import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link } from "@remix-run/react";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["evidence"] };
export const meta = titled("evidence.settings");

const PLACES = [
  ["team", "/staff/team"],
  ["clinics", "/staff/clinics"],
  ["specifications", "/staff/specifications"],
  ["consents", "/staff/consents/texts"],
  ["cards", "/staff/evidence"],
  ["account", "/staff/account"],
] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  return null;
}

export default function Settings() {
  const { t } = useT();
  return (
    <StaffShell room="settings">
      <PageHead title={t("evidence.settings")} lead={t("evidence.settings_lead")} />
      <nav aria-label={t("evidence.settings")} className="measure">
        <SummaryList
          items={PLACES.map(([place, to]) => ({ term: t(`evidence.${place}_why`), value: <Link to={to}>{t(`evidence.${place}`)}</Link> }))}
        />
      </nav>
    </StaffShell>
  );
}
