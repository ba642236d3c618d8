import { FileList } from "~/ui/file-list";
import { Section } from "~/ui/page-head";
import { useT } from "~/web/i18n";
import { isolated } from "~/web/translate";

export interface CertificateOfRequest {
  number: string;
  kind: "storage" | "release" | "destruction";
  issuedAt: string | Date;
  /** Null: it stands, and nothing was ever decided of it. */
  revoked: boolean | null;
}

/** The certificates of a request, for whoever may open it: each with its number and its day, or that it was withdrawn. */
export function CertificatePapers({ certificates }: { certificates: readonly CertificateOfRequest[] }) {
  const { t, date, beside } = useT();
  if (certificates.length === 0) return null;
  return (
    <Section title={t("release.papers_title")}>
      <FileList
        files={certificates.map(({ number, kind, issuedAt, revoked }) => ({
          title: t(`release.certificate_${kind}`),
          note: beside(isolated(number), revoked ? t("release.certificate_withdrawn") : date(issuedAt)),
          kind: "PDF",
          to: `/certificates/${number}.pdf`,
        }))}
      />
    </Section>
  );
}
