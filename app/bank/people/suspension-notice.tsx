import { Notice } from "~/ui/notice";
import { useT } from "~/web/i18n";
import type { Suspension } from "./clinic-standing.server";

/** Says on a page of the clinic, or about it, that it is suspended, since when and why, and what that means. */
export function SuspensionNotice({ suspension }: { suspension: Suspension | null }) {
  const { t, date } = useT();
  if (suspension === null) return null;
  return (
    <Notice tone="stop" title={t("standing.since", { date: date(suspension.since) })}>
      <p>{t(`standing.${suspension.reason}`)}</p>
      <p>{t("standing.means")}</p>
    </Notice>
  );
}
