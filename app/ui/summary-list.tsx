import type { ReactNode } from "react";

export interface Fact {
  term: string;
  value: ReactNode;
  note?: ReactNode;
}

/** Facts, one a line. `tight` for panes, `keep` holds two columns on a phone. */
export function SummaryList({ items, tight = false, keep = false }: { items: readonly Fact[]; tight?: boolean; keep?: boolean }) {
  return (
    <dl className={`facts${tight ? " tight" : ""}${keep ? " keep" : ""}`}>
      {items.map(({ term, value, note }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            {value}
            {note ? <span className="sub">{note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
