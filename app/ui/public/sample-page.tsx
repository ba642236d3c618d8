import { useT } from "~/web/i18n";
import { UsableMeter } from "../usable-meter";

/** A family's page in small, invented: stored on one side, usable on the other, each condition with its date. */
export function SamplePage() {
  const { t, date } = useT();
  const due = (on: string) => t("public.see_due", { date: date(on) });
  return (
    <UsableMeter
      title={t("public.see_meter")}
      conditions={[
        { label: t("public.see_frozen"), state: "met", when: date("2026-11-12") },
        { label: t("public.see_consent"), state: "met", when: date("2026-09-02") },
        { label: t("public.see_markers"), state: "met", when: date("2026-10-19") },
        { label: t("public.see_identity"), state: "met", when: date("2026-11-16") },
        { label: t("public.see_sterility"), state: "waiting", when: due("2026-11-26") },
        { label: t("public.see_mycoplasma"), state: "waiting", when: due("2026-12-10") },
      ]}
      note={t("public.see_note")}
    />
  );
}
