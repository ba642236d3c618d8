import { useT } from "~/web/i18n";
import { useRootData } from "~/web/root-data";
import { LinkButton } from "../button";
import { Link } from "../link";
import { StatusMark } from "../status-mark";
import { HeroDrawing } from "./hero-drawing";

export function Hero() {
  const { t } = useT();
  const { bank } = useRootData();
  return (
    <section className="wrap hero">
      <div className="herotext">
        <h1>{t("public.hero_title")}</h1>
        <p className="lead">{t("public.hero_lead", { bank: bank.name })}</p>
        <p className="acts">
          <LinkButton look="primary" big to="/enquire">
            {t("public.ask_price")}
          </LinkButton>
          <Link className="link" to="/evidence">
            {t("public.evidence_first")}
          </Link>
        </p>
        <p className="ticks">
          <StatusMark state="know">{t("public.hero_limit")}</StatusMark>
        </p>
      </div>
      <HeroDrawing />
    </section>
  );
}
