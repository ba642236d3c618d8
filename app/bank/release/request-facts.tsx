import { Code } from "~/ui/code";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { isolated } from "~/web/translate";

export interface FactsOfRequest {
  number: string;
  doseCells: number;
  route: "intravenous" | "intrathecal" | "local";
  plannedOn: string;
  prescriberName: string;
  prescriberRegistration: string;
  legalBasis: "marketing_authorisation" | "clinical_trial" | "hospital_exemption" | "named_patient";
  legalBasisReference: string;
  legalBasisValidUntil: string;
  indication: string;
  protocol: string;
  patientName: string;
  patientBornOn: string;
  patientNumber: string;
  patientWeightKg: number;
  infusionVolumeMl: number;
  infusionHours: number;
}

/** What is asked: for whom, how much, how, when, by whom and under which law. */
export function RequestFacts({ request }: { request: FactsOfRequest }) {
  const { t, date, cells, unit, beside } = useT();
  return (
    <SummaryList
      items={[
        { term: t("release.number"), value: <Code>{request.number}</Code> },
        {
          term: t("release.patient"),
          value: <bdi>{request.patientName}</bdi>,
          note: t("release.patient_note", {
            born: date(request.patientBornOn),
            number: request.patientNumber,
            weight: unit(request.patientWeightKg, "kg"),
          }),
        },
        {
          term: t("release.dose"),
          value: cells(request.doseCells),
          note: t("release.dose_note", {
            route: t(`release.route_${request.route}`),
            volume: unit(request.infusionVolumeMl, "mL"),
            hours: unit(request.infusionHours, "h"),
          }),
        },
        { term: t("release.planned_on"), value: date(request.plannedOn) },
        { term: t("release.prescriber"), value: <bdi>{request.prescriberName}</bdi>, note: <Code>{request.prescriberRegistration}</Code> },
        {
          term: t("release.legal_basis"),
          value: t(`release.legal_${request.legalBasis}`),
          note: beside(isolated(request.legalBasisReference), date(request.legalBasisValidUntil)),
        },
        { term: t("release.indication"), value: request.indication, note: <bdi>{request.protocol}</bdi> },
      ]}
    />
  );
}
