import { useT } from "~/web/i18n";
import { Link } from "../link";
import { EvidenceCard, type EvidenceShown } from "./evidence-card";

export function EvidenceRow({ cards }: { cards: readonly EvidenceShown[] }) {
  const { t } = useT();
  return (
    <section className="wrap sec" id="evidence" aria-labelledby="h-evidence">
      <div className="sechead">
        <h2 id="h-evidence">{t("public.evidence_title")}</h2>
        <p className="muted">{t("public.evidence_lead")}</p>
      </div>
      {cards.length === 0 ? (
        <p className="measure">{t("public.evidence_none")}</p>
      ) : (
        <div className="evid">
          {cards.map((card) => (
            <EvidenceCard key={card.code} card={card} />
          ))}
        </div>
      )}
      <p className="mt-5">
        <Link className="link" to="/evidence">
          {t("public.evidence_all")}
        </Link>
      </p>
    </section>
  );
}
