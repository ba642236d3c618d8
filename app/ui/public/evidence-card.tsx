import { useT } from "~/web/i18n";

/** A published card: what a study found, and beside it in the same size what it cannot show (rule 50). */
export interface EvidenceShown {
  code: string;
  /** The headline: what was found, with its limit in the same breath. */
  claim: string;
  outcome: string;
  limitation: string;
  funding: string;
  design: "case_series" | "uncontrolled_trial" | "controlled_trial" | "randomised_trial" | "laboratory";
  patients: number | null;
  controlled: boolean;
  blinded: boolean;
  publishedOn: string;
  citation: string;
  /** Null while it waits for the medical director. */
  approvedAt: string | Date | null;
}

const DOTS = 40;

export function EvidenceCard({ card }: { card: EvidenceShown }) {
  const { t, date } = useT();
  const facts: [string, React.ReactNode][] = [
    [t("public.ev_design"), t(`public.design_${card.design}`)],
    [t("public.ev_people"), card.patients === null ? t("public.ev_laboratory_people") : <People key="people" count={card.patients} />],
    [t("public.ev_control"), t(card.controlled ? "public.ev_controlled_yes" : "public.ev_controlled_no")],
    [t("public.ev_blinded"), t(card.blinded ? "public.ev_blinded_yes" : "public.ev_blinded_no")],
    [t("public.ev_funding"), card.funding],
    [t("public.ev_date"), <bdi key="date">{card.publishedOn}</bdi>],
    [t("public.ev_source"), <bdi key="source">{card.citation}</bdi>],
  ];
  return (
    <article className="ev" id={card.code}>
      <header>
        <h3>{card.claim}</h3>
      </header>
      <div className="evb">
        <div>
          <h4>{t("public.ev_found")}</h4>
          <p>{card.outcome}</p>
        </div>
        <div className="lim">
          <h4>{t("public.ev_limit")}</h4>
          <p>{card.limitation}</p>
        </div>
      </div>
      <div>
        <dl className="evf">
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {card.approvedAt ? (
          <p className="small muted evchecked">
            <bdi>{t("public.ev_checked", { date: date(card.approvedAt) })}</bdi>
          </p>
        ) : null}
      </div>
    </article>
  );
}

/** So many people, drawn: thirteen look like thirteen. */
function People({ count }: { count: number }) {
  const { number } = useT();
  return (
    <span className="people">
      {count <= DOTS ? Array.from({ length: count }, (_, index) => <i key={index} />) : null}
      <span className="fig">{number(count)}</span>
    </span>
  );
}
