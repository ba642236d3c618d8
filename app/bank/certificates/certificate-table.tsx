import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { Link } from "~/ui/link";
import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";

interface Shown {
  id: string;
  number: string;
  kind: "storage" | "release" | "destruction";
  issuedAt: string | Date;
  donorCode: string;
  state: "standing" | "superseded" | "revoked";
}

const MARK = { standing: "met", superseded: "know", revoked: "stop" } as const;

/** Certificates with their standing, their papers, and the way to withdraw one that stands. */
export function CertificateTable({ certificates, mayRevoke }: { certificates: readonly Shown[]; mayRevoke: boolean }) {
  const { t, dateTime } = useT();
  return (
    <DataTable
      caption={t("certificates.title")}
      rows={certificates}
      rowKey={({ id }) => id}
      columns={[
        { key: "number", head: t("certificates.number"), cell: ({ number }) => <Code>{number}</Code> },
        { key: "kind", head: t("certificates.kind"), cell: ({ kind }) => t(`certificates.kind_${kind}`) },
        { key: "donor", head: t("certificates.donor"), cell: ({ donorCode }) => <Code>{donorCode}</Code> },
        { key: "issued", head: t("certificates.issued"), cell: ({ issuedAt }) => dateTime(issuedAt) },
        {
          key: "state",
          head: t("certificates.state"),
          cell: ({ state }) => <StatusMark state={MARK[state]}>{t(`certificates.state_${state}`)}</StatusMark>,
        },
        {
          key: "papers",
          head: t("certificates.papers"),
          cell: ({ number, state }) => (
            <span className="flex flex-wrap gap-4">
              <Link reloadDocument to={`/certificates/${number}.pdf`}>
                {t("certificates.paper")}
              </Link>
              <Link reloadDocument to={`/certificates/${number}.json`}>
                {t("certificates.data")}
              </Link>
              <Link to={`/verify/${number}`}>{t("certificates.check")}</Link>
              {mayRevoke && state !== "revoked" && <Link to={`/staff/certificates/${number}/revoke`}>{t("certificates.withdraw")}</Link>}
            </span>
          ),
        },
      ]}
      empty={
        <EmptyState drawing="paper" title={t("certificates.none")}>
          <p>{t("certificates.none_why")}</p>
        </EmptyState>
      }
    />
  );
}
