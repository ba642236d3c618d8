import { useT } from "~/web/i18n";
import { useRootData } from "~/web/root-data";
import { Link } from "../link";
import { escaped, type Markup, withoutFarLetters } from "../markup";

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
        {demo ? <p className="small" {...demoFoot(t("ui.demo_foot", { bank: bank.name }))} /> : null}
      </div>
    </footer>
  );
}

/** What a demonstration says of itself at its foot. */
export const demoFoot = (words: string) => ({ dangerouslySetInnerHTML: { __html: withoutFarLetters(escaped(words)) } });

/** The three languages, each in its own name; a form, so that it works without JavaScript and changes nothing when a scanner follows links. */
export function Languages() {
  const { t, locale } = useT();
  const choices = (["en", "it", "ar"] as const).map((language) => {
    const name = withoutFarLetters(escaped(t(`ui.lang_${language}`)));
    return choice("lang", language, name, language === locale, ` lang="${language}"`);
  });
  return <Wishes label={t("ui.language")} choices={choices} />;
}

/** Light, dark, or as the device has it: laboratories are dim. */
export function Looks() {
  const { t } = useT();
  const { theme } = useRootData();
  const choices = (["light", "dark", "system"] as const).map((look) =>
    choice("look", look, escaped(t(`ui.look_${look}`)), look === (theme ?? "system")),
  );
  return <Wishes label={t("ui.look")} choices={choices} />;
}

function choice(name: string, value: string, words: Markup, current: boolean, more = ""): Markup {
  const look = `class="plainlink"${current ? ' aria-current="true"' : ""}`;
  return `<button type="submit" name="${name}" value="${value}"${more} ${look}>${words}</button>`;
}

/** Every page ends with these: they are written as text. */
function Wishes({ label, choices }: { label: string; choices: readonly Markup[] }) {
  const { path } = useRootData();
  const inside = `<input type="hidden" name="back" value="${escaped(path)}"/>${choices.join("")}`;
  return (
    <form
      method="post"
      action="/preferences"
      className="languages"
      aria-label={label}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: buttons of our own, every text in them escaped
      dangerouslySetInnerHTML={{ __html: inside }}
    />
  );
}
