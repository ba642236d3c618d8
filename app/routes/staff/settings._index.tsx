import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SettingTables } from "~/bank/history/setting-view";
import { settingsShown } from "~/bank/history/settings-page.server";
import { Link } from "~/ui/link";
import { PageHead } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["evidence", "settings"] };
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
  const actor = await requireStaff(request);
  return { settings: await settingsShown(actor) };
}

export default function Settings() {
  const { settings } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <StaffShell room="settings">
      <PageHead title={t("evidence.settings")} lead={t("evidence.settings_lead")} />
      <nav aria-label={t("evidence.settings")} className="measure">
        <ul className="rows">
          {PLACES.map(([place, to]) => (
            <li key={place}>
              <Link to={to}>{t(`evidence.${place}`)}</Link>
              <span className="sub">{t(`evidence.${place}_why`)}</span>
            </li>
          ))}
        </ul>
      </nav>
      <h2 className="h21 serif mt-6">{t("settings.title")}</h2>
      <p className="muted measure">
        {t("settings.lead")} {t("settings.elsewhere")}
      </p>
      <SettingTables settings={settings} />
    </StaffShell>
  );
}
