import { useT } from "~/web/i18n";
import { Link } from "./link";

/** Further and back through a long list, by addresses that hold a cursor. */
export function Pagination({ previous, next }: { previous?: string | undefined; next?: string | undefined }) {
  const { t } = useT();
  if (previous === undefined && next === undefined) return null;
  return (
    <nav className="pager" aria-label={t("ui.pages")}>
      {previous === undefined ? null : (
        <Link className="btn" to={previous} rel="prev">
          {t("ui.previous")}
        </Link>
      )}
      {next === undefined ? null : (
        <Link className="btn" to={next} rel="next">
          {t("ui.next")}
        </Link>
      )}
    </nav>
  );
}
