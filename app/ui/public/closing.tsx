import { useT } from "~/web/i18n";
import { LinkButton } from "../button";

/** Where the reading ends: the one act, and that it commits to nothing. */
export function Closing() {
  const { t } = useT();
  return (
    <section className="wrap last">
      <h2>{t("public.last_title")}</h2>
      <p className="measure">{t("public.last_text")}</p>
      <p className="acts">
        <LinkButton look="primary" big to="/enquire">
          {t("public.ask_price")}
        </LinkButton>
      </p>
    </section>
  );
}
