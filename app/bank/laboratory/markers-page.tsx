import { Acts, LinkButton } from "~/ui/button";
import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/page-head";
import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import { FormPage } from "./form-page";
import { MarkerTable } from "./marker-table";
import type { markersForPage } from "./markers-page.server";
import { Material } from "./material";

type Props = NonNullable<Awaited<ReturnType<typeof markersForPage>>>;

/** The donor's markers: whether they are final, what each says, and the samples that they were found in. */
export function MarkersPage({ donation, markers, results, samples, names, may }: Props) {
  const { t } = useT();
  const here = `/staff/donations/${donation.id}/markers`;
  return (
    <FormPage
      title={t("laboratory.markers_title")}
      lead={<Material din={donation.din} tissue={donation.tissue} size={28} />}
      of={{ label: t("laboratory.collection"), to: `/staff/donations/${donation.id}` }}
    >
      <p>
        <StatusMark state={markers.final ? "met" : "waiting"}>
          {t(markers.final ? "laboratory.markers_final" : "laboratory.markers_not_final")}
        </StatusMark>
      </p>
      <p className="muted measure">
        {t("laboratory.markers_window", {
          specimen: markers.requirement.specimenOf,
          before: markers.requirement.daysBefore,
          after: markers.requirement.daysAfter,
        })}
      </p>
      {markers.biohazard ? (
        <Notice tone="stop" title={t("laboratory.biohazard")}>
          <p>{t("laboratory.biohazard_means")}</p>
        </Notice>
      ) : null}
      {markers.furtherAssessment ? (
        <Notice tone="watch" title={t(markers.assessed ? "laboratory.assessed" : "laboratory.assessment_needed")}>
          <p>{t("laboratory.assessment_why")}</p>
          {may.assess && !markers.assessed ? <LinkButton to={`${here}/assessment`}>{t("laboratory.assess_link")}</LinkButton> : null}
        </Notice>
      ) : null}
      <MarkerTable standings={markers.standings} required={markers.requirement.markers} results={results} names={names} />
      <Section title={t("laboratory.samples")}>
        <Samples here={here} samples={samples} may={may} />
        {may.enter ? (
          <Acts>
            <LinkButton to={`${here}/sample`} look={samples.length === 0 ? "primary" : "plain"}>
              {t("laboratory.sample_link")}
            </LinkButton>
          </Acts>
        ) : null}
      </Section>
    </FormPage>
  );
}

function Samples({ here, samples, may }: { here: string } & Pick<Props, "samples" | "may">) {
  const { t, dateTime } = useT();
  return (
    <DataTable
      caption={t("laboratory.samples")}
      rows={samples}
      rowKey={(sample) => sample.id}
      empty={
        <EmptyState drawing="paper" title={t("laboratory.no_samples")}>
          <p>{t("laboratory.no_samples_why")}</p>
        </EmptyState>
      }
      columns={[
        { key: "taken", head: t("laboratory.taken_at"), cell: (sample) => dateTime(sample.takenAt) },
        { key: "of", head: t("laboratory.specimen_of"), cell: (sample) => t(`laboratory.specimen_${sample.specimenOf}`) },
        {
          key: "laboratory",
          head: t("laboratory.testing_laboratory"),
          cell: (sample) => (
            <>
              <bdi>{sample.laboratory}</bdi>
              <span className="sub">
                <Code>{sample.laboratoryLicence}</Code>
              </span>
            </>
          ),
        },
        {
          key: "acts",
          head: t("laboratory.next"),
          cell: (sample) => (
            <Acts>
              {may.enter ? <LinkButton to={`${here}/${sample.id}/results`}>{t("laboratory.enter_results")}</LinkButton> : null}
              {sample.mayApprove ? (
                <LinkButton to={`${here}/${sample.id}/approval`}>{t("laboratory.approve_count", { count: sample.waiting })}</LinkButton>
              ) : sample.waiting > 0 ? (
                <span className="muted">{t("laboratory.waits_for_another")}</span>
              ) : null}
            </Acts>
          ),
        },
      ]}
    />
  );
}
