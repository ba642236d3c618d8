import { RadioCards } from "~/ui/fields/choice";
import { useT } from "~/web/i18n";

/** What the pretend card should do; `later` offers the card that fails at the next renewal. */
export function CardChoice({ label, later }: { label: string; later: boolean }) {
  const { t } = useT();
  const works = { value: "works", label: t("demo.card_works"), why: t("demo.card_works_why") };
  const declined = { value: "declined", label: t("demo.card_declined"), why: t("demo.card_declined_why") };
  const failsLater = { value: "fails_later", label: t("demo.card_fails_later"), why: t("demo.card_fails_later_why") };
  return <RadioCards name="card" label={label} required options={later ? [works, failsLater, declined] : [works, declined]} />;
}
