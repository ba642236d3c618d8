import { useT } from "~/web/i18n";
import { Link } from "../link";
import { TISSUE_SHAPES, type Tissue, TissueMark } from "../tissue-mark";

/** Published doubling times in hours, shown rounded: domain.md 1.2 to 1.5 (BMRI 2013, 901821; SCI 2013, 246134). */
export const DOUBLING_HOURS: Record<Tissue, number> = { bone_marrow: 61, adipose: 45, dental_pulp: 30, birth: 32 };

export const TISSUE_ADDRESS: Record<Tissue, string> = {
  bone_marrow: "bone-marrow",
  adipose: "adipose",
  dental_pulp: "dental-pulp",
  birth: "birth",
};

export const TISSUES = ["bone_marrow", "adipose", "dental_pulp", "birth"] as const satisfies readonly Tissue[];

/** The four tissues side by side: how each is collected, and how fast its cells double. */
export function TissueRow() {
  const { t } = useT();
  const slowest = Math.max(...Object.values(DOUBLING_HOURS));
  return (
    <div className="tissues">
      {TISSUES.map((tissue) => (
        <article key={tissue} className="tissue">
          <div className="th">
            <TissueMark tissue={tissue} size={44} silent />
            <h3>
              <Link to={`/tissues/${TISSUE_ADDRESS[tissue]}`}>{t(`public.${tissue}_name`)}</Link>
            </h3>
          </div>
          <p>{t(`public.${tissue}_how`)}</p>
          <div className="dbl">
            <p className="small muted">{t("public.double_in")}</p>
            <p className="fig">
              <b>{t("public.hours", { count: DOUBLING_HOURS[tissue] })}</b>
            </p>
            <div className="dbar" aria-hidden="true">
              <i className={TISSUE_SHAPES[tissue].colour} style={{ inlineSize: `${(100 * DOUBLING_HOURS[tissue]) / slowest}%` }} />
            </div>
          </div>
          <p className="t15 muted">{t(`public.${tissue}_note`)}</p>
        </article>
      ))}
    </div>
  );
}
