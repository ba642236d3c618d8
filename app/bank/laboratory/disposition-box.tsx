import { RadioCards } from "~/ui/fields/choice";
import { Hidden, TextArea } from "~/ui/fields/text";
import { SignBox } from "~/ui/sign-box";
import { useT } from "~/web/i18n";
import { type Disposition, mayDispose, type Recommendation } from "./disposition.rules";
import { Recommended } from "./recommendation";
import { useWords } from "./words";

interface Props {
  lot: { number: string; revision: number };
  recommended: { disposition: Recommendation["disposition"]; reasons: readonly { code: string; about?: string }[] };
  formToken: string;
  answer: unknown;
}

const CHOICES = [
  "releasable",
  "releasable_autologous_biohazard",
  "nonconforming_hold",
  "rejected",
] as const satisfies readonly Disposition[];

/** The decision of quality beside what was computed; only what the facts allow can be chosen. */
export function DispositionBox({ lot, recommended, formToken, answer }: Props) {
  const { t } = useT();
  const words = useWords();
  const open = CHOICES.filter((choice) => mayDispose(choice, recommended.disposition));
  const expected = open.find((choice) => choice === recommended.disposition);
  return (
    <>
      <h2>{t("laboratory.recommended")}</h2>
      <Recommended {...recommended} />
      <SignBox
        title={t("laboratory.disposition_sign")}
        facts={[
          { term: t("laboratory.lot"), value: lot.number },
          { term: t("laboratory.recommended"), value: words.lotState(recommended.disposition) },
        ]}
        meaning={t("laboratory.disposition_meaning")}
        meaningValue="approval"
        act={t("laboratory.disposition_act")}
        formToken={formToken}
        answer={answer}
      >
        <Hidden name="revision" value={lot.revision} />
        <RadioCards
          name="disposition"
          label={t("laboratory.disposition")}
          {...(expected ? { value: expected } : {})}
          options={open.map((value) => ({ value, label: words.lotState(value), why: t(`laboratory.lot_${value}_why`) }))}
        />
        <TextArea name="reason" label={t("laboratory.reason")} hint={t("laboratory.reason_hint")} />
      </SignBox>
    </>
  );
}
