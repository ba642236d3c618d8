import { DataTable } from "~/ui/data-table";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page-head";
import { useT } from "~/web/i18n";

interface Outcome {
  timepoint: string;
  scale: string;
  baseline: string;
  value: string;
  blinded: boolean;
  assessedAt: string | Date;
}

/** What clinics reported afterwards, never without its limits beside it. */
export function OutcomeTable({ outcomes }: { outcomes: readonly Outcome[] }) {
  const { t, date } = useT();
  if (outcomes.length === 0) return null;
  return (
    <Section title={t("release.outcomes_title")}>
      <DataTable
        caption={t("release.outcomes_title")}
        rows={outcomes}
        rowKey={(outcome) => `${outcome.timepoint}${outcome.scale}`}
        columns={[
          {
            key: "when",
            head: t("release.timepoint"),
            cell: (outcome) => t(`release.timepoint_${outcome.timepoint}` as "release.timepoint_M6"),
          },
          { key: "scale", head: t("release.scale"), cell: (outcome) => <bdi>{outcome.scale}</bdi> },
          {
            key: "change",
            head: t("release.change"),
            cell: (outcome) => t("release.from_to", { from: outcome.baseline, to: outcome.value }),
          },
          { key: "blinded", head: t("release.blinded"), cell: (outcome) => t(outcome.blinded ? "release.yes" : "release.no") },
          { key: "on", head: t("release.assessed_on"), cell: (outcome) => date(outcome.assessedAt) },
        ]}
      />
      <Notice tone="watch">{t("release.outcome_limits")}</Notice>
    </Section>
  );
}
