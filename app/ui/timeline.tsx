import type { ReactNode } from "react";
import { Link } from "./link";

export interface Moment {
  /** A date in words; left out for today, whose words hold it. */
  when?: ReactNode;
  what: ReactNode;
  more?: ReactNode;
  state?: "done" | "today" | "next";
  to?: string;
}

/** What has happened, today, and what comes. */
export function Timeline({ items, label }: { items: readonly Moment[]; label?: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {items.map(({ when, what, more, state = "done", to }, index) => (
        <li key={index} className={state === "done" ? undefined : state}>
          {when ? <span className="when fig">{when}</span> : null}
          <span className="what">{to ? <Link to={to}>{what}</Link> : what}</span>
          {more ? <span className="more">{more}</span> : null}
        </li>
      ))}
    </ol>
  );
}
