import { TabLinks } from "~/ui/tab-links";
import { useT } from "~/web/i18n";

const TABS = ["people", "enquiries", "clinics", "team"] as const;

/** The four lists of the people's room. */
export function PeopleTabs({ here }: { here: (typeof TABS)[number] }) {
  const { t } = useT();
  return (
    <TabLinks
      label={t("people.lists")}
      tabs={TABS.map((tab) => ({ label: t(`people.tab_${tab}`), to: `/staff/${tab}`, current: tab === here }))}
    />
  );
}
