import { LinkButton } from "~/ui/button";
import { PageHead } from "~/ui/page-head";
import { PublicShell } from "~/ui/shells/public";
import { useT } from "~/web/i18n";

/** A link from a letter that was used, has expired or was cut short: what to do instead. */
export function LinkEnded() {
  const { t } = useT();
  return (
    <PublicShell narrow>
      <PageHead title={t("people.link_ended_title")} lead={t("people.link_ended_lead")} />
      <p className="acts">
        <LinkButton to="/sign-in" look="primary">
          {t("people.sign_in_act")}
        </LinkButton>
        <LinkButton to="/password">{t("people.link_ended_again")}</LinkButton>
      </p>
    </PublicShell>
  );
}
