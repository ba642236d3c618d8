import type { ReactNode } from "react";
import { useT } from "~/web/i18n";

/** What was chosen from a list, beside it on wide screens, below it on narrow ones. */
export function DetailPane({ eyebrow, title, children }: { eyebrow?: ReactNode; title: string; children: ReactNode }) {
  const { t } = useT();
  return (
    <aside className="pane" id="pane" aria-label={t("ui.selected", { title })}>
      <header>
        {eyebrow ? <p className="eyebrow">{eyebrow}</p> : null}
        <h2>{title}</h2>
      </header>
      {children}
    </aside>
  );
}
