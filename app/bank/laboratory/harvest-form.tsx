import { type FormEvent, useState } from "react";
import { Cells } from "~/ui/code";
import { NumberField } from "~/ui/fields/text";
import { DateTimeField } from "~/ui/fields/when";
import { PostForm, Submit } from "~/ui/post-form";
import { type State, StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import { type Counts, readCounts } from "./counts.rules";
import { subculture } from "./growth.rules";

export interface HarvestContext {
  /** What the passage grew from; null of P0. */
  seededCells: number | null;
  cumulativePdl: number;
  bounds: { countsApartMax: number; viabilityMin: number; lagHours: number };
  cpdlMax: number | null;
  /** Doublings are counted from colony-forming cells: P0 asks for them. */
  colonies: boolean;
}

type Props = { action: string; formToken: string; answer: unknown; zone: string; now: string; context: HarvestContext };

/** Counts of one harvest, twice. With JavaScript the verdict changes as one types; without, the portal gives it when it is sent. */
export function HarvestForm({ action, formToken, answer, zone, now, context }: Props) {
  const { t } = useT();
  const [counts, setCounts] = useState<Counts | null>(null);
  const listen = (event: FormEvent<HTMLDivElement>) => {
    const form = (event.target as HTMLInputElement).form;
    if (form) setCounts(countsIn(new FormData(form)));
  };
  return (
    <PostForm action={action} formToken={formToken} answer={answer} id="harvest">
      <div className="grid max-w-160 gap-x-4 gap-y-6 sm:grid-cols-2" onInput={listen}>
        <NumberField name="firstCount" label={t("laboratory.first_count")} unit={t("laboratory.million_per_ml")} step="0.01" required />
        <NumberField name="secondCount" label={t("laboratory.second_count")} unit={t("laboratory.million_per_ml")} step="0.01" required />
        <NumberField name="volumeMl" label={t("laboratory.volume")} unit="mL" step="0.1" required />
        <NumberField name="dead" label={t("laboratory.dead_count")} unit={t("laboratory.million_per_ml")} step="0.01" required />
        {context.colonies ? <NumberField name="colonies" label={t("laboratory.colonies")} hint={t("laboratory.colonies_hint")} /> : null}
      </div>
      <DateTimeField name="harvestedAt" label={t("laboratory.harvested_at")} zone={zone} value={now} required />
      {counts ? <HarvestVerdict counts={counts} context={context} /> : null}
      <Submit whole>{t("laboratory.harvest_act")}</Submit>
    </PostForm>
  );
}

function countsIn(form: FormData): Counts | null {
  const read = (name: string) => Number(String(form.get(name) ?? "").replace(",", ".") || Number.NaN);
  const counts = { firstCount: read("firstCount"), secondCount: read("secondCount"), dead: read("dead"), volumeMl: read("volumeMl") };
  const usable = Object.values(counts).every(Number.isFinite) && counts.firstCount > 0 && counts.secondCount > 0 && counts.volumeMl > 0;
  return usable && counts.dead >= 0 ? counts : null;
}

/** What the counts say so far, each beside its limit. */
export function HarvestVerdict({ counts, context }: { counts: Counts; context: Omit<HarvestContext, "colonies"> }) {
  const { t, percent, number } = useT();
  const { cells, apartPercent, viabilityPercent } = readCounts(counts);
  const { bounds, cpdlMax, seededCells } = context;
  const grown = seededCells === null ? null : subculture({ passage: 0, cumulativePdl: context.cumulativePdl }, seededCells, cells);
  const within = (good: boolean): State => (good ? "met" : "look");
  return (
    <section className="verdict" aria-live="polite" aria-label={t("laboratory.verdict")}>
      <h3>{t("laboratory.so_far")}</h3>
      <ul>
        <li>
          <StatusMark state={within(apartPercent <= bounds.countsApartMax)}>
            {t("laboratory.counts_are_apart", { percent: percent(apartPercent, 1) })}
          </StatusMark>
          <span>{t("laboratory.at_most", { value: percent(bounds.countsApartMax) })}</span>
        </li>
        <li>
          <StatusMark state={within(viabilityPercent >= bounds.viabilityMin)}>
            {t("laboratory.viability_is", { percent: percent(viabilityPercent, 1) })}
          </StatusMark>
          <span>{t("laboratory.at_least", { value: percent(bounds.viabilityMin) })}</span>
        </li>
        {grown ? (
          <li>
            <StatusMark state={within(cpdlMax === null || grown.cumulativePdl <= cpdlMax)}>
              {t("laboratory.cumulative_is", { doublings: number(grown.cumulativePdl, 2) })}
            </StatusMark>
            {cpdlMax === null ? null : <span>{t("laboratory.at_most", { value: number(cpdlMax) })}</span>}
          </li>
        ) : null}
      </ul>
      <p>
        <b className="fig">
          <Cells n={cells} />
        </b>
        {grown ? <span className="sub">{t("laboratory.doublings_are", { doublings: number(grown.populationDoublings, 2) })}</span> : null}
      </p>
    </section>
  );
}
