import { LinkButton } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { PublicShell } from "~/ui/shells/public";
import { useT } from "~/web/i18n";
import { titled } from "~/web/title";

export const handle = { i18n: ["people"] };
export const meta = titled("people.reset_sent_title");

export default function ResetSent() {
  const { t } = useT();
  return (
    <PublicShell here="signIn" narrow>
      <PageHead title={t("people.reset_sent_title")} lead={t("people.reset_sent_lead")} />
      <p className="acts">
        <LinkButton to="/sign-in">{t("people.sign_in_act")}</LinkButton>
      </p>
    </PublicShell>
  );
}
