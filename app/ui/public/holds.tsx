import { useT } from "~/web/i18n";
import { Link } from "../link";

/** Promises that a machine keeps, each in one sentence. */
export function Holds() {
  const { t } = useT();
  return (
    <section className="wrap sec" aria-labelledby="h-holds">
      <div className="sechead">
        <h2 id="h-holds">{t("public.holds_title")}</h2>
      </div>
      <ol className="holds">
        {([1, 2, 3, 4] as const).map((line) => (
          <li key={line}>
            <h3>{t(`public.holds_${line}`)}</h3>
            <p className="muted">
              {t(`public.holds_${line}_text`)} {line === 4 ? <Link to="/verify">{t("public.holds_verify")}</Link> : null}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
