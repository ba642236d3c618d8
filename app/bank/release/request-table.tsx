import type { ReactNode } from "react";
import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";

const MARK = {
  submitted: "waiting",
  authorised: "waiting",
  reviewed: "waiting",
  on_hold: "held",
  approved: "met",
  packed: "met",
  in_transit: "waiting",
  with_clinic: "now",
  infused: "met",
  destroyed: "know",
  returned: "look",
  refused: "stop",
  cancelled: "know",
} as const;

interface Listed {
  id: string;
  number: string;
  state: keyof typeof MARK;
  patientName: string;
  doseCells: number;
  plannedOn: string;
}

/** Requests as rows: number, patient, dose, day, where it stands. */
export function RequestTable({ requests, to, empty }: { requests: readonly Listed[]; to: (id: string) => string; empty: ReactNode }) {
  const { t, date, cells } = useT();
  return (
    <DataTable
      caption={t("release.requests_title")}
      rows={requests}
      rowKey={(request) => request.id}
      rowTo={(request) => to(request.id)}
      empty={empty}
      columns={[
        { key: "number", head: t("release.number"), cell: (request) => <Code>{request.number}</Code> },
        { key: "patient", head: t("release.patient"), cell: (request) => <bdi>{request.patientName}</bdi> },
        { key: "dose", head: t("release.dose"), cell: (request) => cells(request.doseCells), end: true },
        { key: "planned", head: t("release.planned_on"), cell: (request) => date(request.plannedOn) },
        {
          key: "state",
          head: t("release.state"),
          cell: (request) => <StatusMark state={MARK[request.state]}>{t(`release.state_${request.state}`)}</StatusMark>,
        },
      ]}
    />
  );
}
