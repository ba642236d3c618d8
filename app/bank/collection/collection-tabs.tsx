import { TabLinks } from "~/ui/tab-links";
import { useT } from "~/web/i18n";

const PLACES = ["cases", "kits", "donations"] as const;

/** From order to arrival: the three lists of the collection. */
export function CollectionTabs({ here }: { here: (typeof PLACES)[number] }) {
  const { t } = useT();
  return (
    <TabLinks
      label={t("collection.lists")}
      tabs={PLACES.map((place) => ({ label: t(`collection.${place}`), to: `/staff/${place}`, current: place === here }))}
    />
  );
}
