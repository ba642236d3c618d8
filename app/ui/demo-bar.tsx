import { useT } from "~/web/i18n";
import { useRootData } from "~/web/root-data";

/** Says on every page of a demonstration that it is one, and what its clock shows. */
export function DemoBar() {
  const { demo, bank } = useRootData();
  const { t, dateTime } = useT();
  if (!demo) return null;
  return (
    <aside className="demo" aria-label={t("ui.demo_label")}>
      <span>{t("ui.demo_note", { bank: bank.name })}</span>{" "}
      <span className="nowrap">
        {t("ui.demo_clock")} <time dateTime={demo.now}>{dateTime(demo.now)}</time>
      </span>
      {demo.ready ? null : <span role="status"> {t("ui.demo_filling")}</span>}
    </aside>
  );
}
