import { useT } from "~/web/i18n";
import { useRootData } from "~/web/root-data";
import { Link } from "../link";

/** The end of a page: what one may ask of any bank, and the language. */
export function Foot() {
  const { t } = useT();
  const { demo, bank } = useRootData();
  return (
    <footer className="foot">
      <div className="wrap">
        <nav aria-label={t("ui.foot_menu")}>
          <ul>
            <li>
              <Link to="/licences">{t("ui.foot_licences")}</Link>
            </li>
            <li>
              <Link to="/verify">{t("ui.nav_verify")}</Link>
            </li>
            <li>
              <Link to="/leave">{t("ui.foot_leave")}</Link>
            </li>
            <li>
              <Link to="/privacy">{t("ui.foot_privacy")}</Link>
            </li>
          </ul>
        </nav>
        <div className="wishes">
          <Languages />
          <Looks />
        </div>
        {demo ? <p className="small">{t("ui.demo_foot", { bank: bank.name })}</p> : null}
      </div>
    </footer>
  );
}

/** The three languages, each in its own name; a form, so that it works without JavaScript and changes nothing when a scanner follows links. */
export function Languages() {
  const { t, locale } = useT();
  const { path } = useRootData();
  return (
    <form method="post" action="/preferences" className="languages" aria-label={t("ui.language")}>
      <input type="hidden" name="back" value={path} />
      {(["en", "it", "ar"] as const).map((language) => (
        <button
          key={language}
          type="submit"
          name="lang"
          value={language}
          lang={language}
          className="plainlink"
          {...(language === locale ? { "aria-current": true } : {})}
        >
          {t(`ui.lang_${language}`)}
        </button>
      ))}
    </form>
  );
}

/** Light, dark, or as the device has it: laboratories are dim. */
export function Looks() {
  const { t } = useT();
  const { path, theme } = useRootData();
  return (
    <form method="post" action="/preferences" className="languages" aria-label={t("ui.look")}>
      <input type="hidden" name="back" value={path} />
      {(["light", "dark", "system"] as const).map((look) => (
        <button
          key={look}
          type="submit"
          name="look"
          value={look}
          className="plainlink"
          {...(look === (theme ?? "system") ? { "aria-current": true } : {})}
        >
          {t(`ui.look_${look}`)}
        </button>
      ))}
    </form>
  );
}
