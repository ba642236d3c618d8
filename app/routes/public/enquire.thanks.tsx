import { LinkButton } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { PublicShell } from "~/ui/shells/public";
import { useT } from "~/web/i18n";
import { titled } from "~/web/title";

export const handle = { i18n: ["enquiries"] };
export const meta = titled("enquiries.thanks_title");

export default function Thanks() {
  const { t } = useT();
  return (
    <PublicShell narrow>
      <div role="status">
        <PageHead title={t("enquiries.thanks_title")} lead={t("enquiries.thanks_lead")} />
      </div>
      <p className="acts">
        <LinkButton to="/evidence">{t("enquiries.thanks_evidence")}</LinkButton>
        <LinkButton to="/">{t("enquiries.thanks_home")}</LinkButton>
      </p>
    </PublicShell>
  );
}
