import { Acts, LinkButton } from "~/ui/button";
import { NumberField } from "~/ui/fields/text";
import { DateTimeField } from "~/ui/fields/when";
import { PostForm, Submit } from "~/ui/post-form";
import { useT } from "~/web/i18n";
import type { cultureForPage } from "./culture-page.server";
import { HarvestForm } from "./harvest-form";
import { Power } from "./power";

export interface PaneProps {
  culture: NonNullable<Awaited<ReturnType<typeof cultureForPage>>>;
  mayWork: boolean;
  zone: string;
  now: string;
  formToken: string;
  /** What a form of this pane was answered with, on its own page. */
  answer?: unknown;
}

/** The next thing to do with a culture: harvest what grows, or seed what was harvested, or make a lot of it. */
export function CulturePane(props: PaneProps) {
  const { culture, mayWork } = props;
  const { t } = useT();
  if (culture.state !== "growing") return <p className="muted">{t(`laboratory.culture_${culture.state}_why`)}</p>;
  if (!mayWork) return <p className="muted">{t("laboratory.work_of_laboratory")}</p>;
  const last = culture.passages.at(-1);
  const grows = last !== undefined && last.harvestedAt === null;
  return (
    <>
      {grows ? <HarvestStep {...props} /> : <SeedStep {...props} />}
      <Acts>
        {last?.harvestedAt ? <LinkButton to={`/staff/cultures/${culture.id}/lot`}>{t("laboratory.make_lot")}</LinkButton> : null}
        <LinkButton to={`/staff/cultures/${culture.id}/fail`}>{t("laboratory.fail_link")}</LinkButton>
      </Acts>
    </>
  );
}

export function HarvestStep({ culture, zone, now, formToken, answer }: PaneProps) {
  const { t } = useT();
  const [last, before] = [culture.passages.at(-1), culture.passages.at(-2)];
  if (!last) return null;
  return (
    <>
      <p className="med">{t("laboratory.count_twice")}</p>
      <p className="muted">{t("laboratory.count_twice_how")}</p>
      <HarvestForm
        action={`/staff/cultures/${culture.id}/harvest`}
        formToken={formToken}
        answer={answer}
        zone={zone}
        now={now}
        context={{
          seededCells: last.seededCells,
          cumulativePdl: before?.cumulativePdl ?? culture.startingCpdl,
          bounds: culture.bounds,
          cpdlMax: culture.limits?.cpdlMax ?? null,
          colonies: last.number === 0 && culture.pdlConvention === "CFUF_ORIGIN",
        }}
      />
    </>
  );
}

export function SeedStep({ culture, zone, now, formToken, answer }: PaneProps) {
  const { t } = useT();
  const last = culture.passages.at(-1);
  const number = (last?.number ?? culture.startingPassage) + 1;
  return (
    <>
      <p className="med">{t("laboratory.seed_title", { passage: number })}</p>
      <p className="muted">
        {t("laboratory.seed_from")} <Power n={last?.harvestedCells ?? null} />
      </p>
      <PostForm action={`/staff/cultures/${culture.id}/seed`} formToken={formToken} answer={answer} id="seed">
        <NumberField name="seededMillions" label={t("laboratory.seeded_attached")} unit={t("laboratory.million")} step="0.01" required />
        <NumberField name="areaCm2" label={t("laboratory.area")} unit="cm²" step="0.1" required />
        <DateTimeField name="seededAt" label={t("laboratory.seeded_at")} zone={zone} value={now} required />
        <Submit whole>{t("laboratory.seed_act", { passage: number })}</Submit>
      </PostForm>
    </>
  );
}
