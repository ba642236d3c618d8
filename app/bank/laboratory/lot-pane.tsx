import { LinkButton } from "~/ui/button";
import { Link } from "~/ui/link";
import { useT } from "~/web/i18n";
import type { LotPageProps } from "./lot-page";
import { Recommended } from "./recommendation";

/** What the portal recommends for a lot, its deviations, and the acts that are this person's to do. */
export function LotPane({ lot, recommended, deviations, may }: LotPageProps) {
  const { t } = useT();
  const here = `/staff/lots/${lot.id}`;
  const waits = lot.state === "quarantine" || lot.state === "hold" || may.place;
  const acts = [
    { on: may.freeze, to: `${here}/freeze`, label: t("laboratory.freeze_act") },
    { on: may.place, to: `${here}/place`, label: t("laboratory.place_act") },
    { on: may.enter, to: `${here}/tests`, label: t("laboratory.enter_results") },
    { on: may.approve, to: `${here}/approval`, label: t("laboratory.approve_results") },
    { on: may.dispose, to: `${here}/disposition`, label: t("laboratory.dispose_link") },
    { on: may.lift, to: `${here}/lift`, label: t("laboratory.lift_link") },
    { on: may.hold, to: `${here}/hold`, label: t("laboratory.hold_link") },
    { on: may.amend, to: `${here}/amend`, label: t("laboratory.amend_link") },
  ].filter(({ on }) => on);
  return (
    <>
      <h3 className="pt">{t("laboratory.recommended")}</h3>
      <Recommended disposition={recommended.disposition} reasons={recommended.reasons} />
      {deviations.length > 0 ? (
        <>
          <h3 className="pt">{t("laboratory.deviations")}</h3>
          <ul className="list-disc ps-5">
            {deviations.map((deviation) => (
              <li key={deviation.id}>
                <Link
                  to={deviation.subjectId === lot.id ? `/staff/quality/deviations/${deviation.id}` : `/staff/deviations/${deviation.id}`}
                >
                  {t(`laboratory.deviation_${deviation.kind}`)}
                </Link>
                , {t(`laboratory.deviation_is_${deviation.state}`)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <div className="mt-6 grid gap-2">
        {acts.map(({ to, label }, index) => (
          <LinkButton key={to} to={to} look={index === 0 && waits ? "primary" : "plain"} whole>
            {label}
          </LinkButton>
        ))}
      </div>
    </>
  );
}
