import { type ReactNode, useId } from "react";
import { useT } from "~/web/i18n";
import { Link } from "./link";

export interface Crumb {
  label: ReactNode;
  to?: string;
}

interface HeadProps {
  title: ReactNode;
  eyebrow?: ReactNode;
  lead?: ReactNode;
  acts?: ReactNode;
  crumbs?: readonly Crumb[];
}

/** The beginning of a page: where one is, what this is, one sentence about it. */
export function PageHead({ title, eyebrow, lead, acts, crumbs = [] }: HeadProps) {
  return (
    <>
      <Crumbs crumbs={crumbs} />
      <header className="ph">
        <div>
          {eyebrow ? <div className="eyebrow">{eyebrow}</div> : null}
          <h1>{title}</h1>
          {lead ? <div className="muted measure">{lead}</div> : null}
        </div>
        {acts ? <div className="acts">{acts}</div> : null}
      </header>
    </>
  );
}

export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useT();
  if (crumbs.length === 0) return null;
  return (
    <nav className="crumbs" aria-label={t("ui.place")}>
      <ol>
        {crumbs.map(({ label, to }, index) => (
          <li key={index}>{to ? <Link to={to}>{label}</Link> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}

/** A part of a page under its own heading. */
export function Section({ title, lead, id, children }: { title: ReactNode; lead?: ReactNode; id?: string; children: ReactNode }) {
  const own = useId();
  return (
    <section className="fs" id={id} aria-labelledby={own}>
      <h2 id={own}>{title}</h2>
      {lead ? <div className="muted measure">{lead}</div> : null}
      {children}
    </section>
  );
}
