import { useT } from "~/web/i18n";
import { Link } from "./link";

export interface Tab {
  label: string;
  to: string;
  count?: number;
  current?: boolean;
}

/** Views of one list; each has its own address. */
export function TabLinks({ tabs, label }: { tabs: readonly Tab[]; label?: string }) {
  const { t, number } = useT();
  return (
    <nav className="filters" aria-label={label ?? t("ui.filters")}>
      {tabs.map((tab) => (
        <Link key={tab.to + tab.label} to={tab.to} {...(tab.current ? { "aria-current": "true" as const } : {})}>
          {tab.label}
          {tab.count === undefined ? null : <span className="fig">&nbsp;{number(tab.count)}</span>}
        </Link>
      ))}
    </nav>
  );
}
