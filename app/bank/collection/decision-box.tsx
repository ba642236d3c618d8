import { RadioCards } from "~/ui/fields/choice";
import { TextArea } from "~/ui/fields/text";
import { Notice } from "~/ui/notice";
import { SignBox } from "~/ui/sign-box";
import { useT } from "~/web/i18n";

interface Props {
  deviation: {
    kind: "transit_time" | "transit_temperature" | "seal" | "contamination" | "identity" | "other";
    state: "open" | "accepted" | "rejected";
  };
  mayDecide: boolean;
  formToken: string;
  answer: unknown;
}

/** Quality's decision on a deviation, signed; for everyone else what it waits for. */
export function DecisionBox({ deviation, mayDecide, formToken, answer }: Props) {
  const { t } = useT();
  if (deviation.state !== "open") return null;
  if (!mayDecide) return <Notice tone="watch">{t("collection.waits_for_quality")}</Notice>;
  return (
    <SignBox
      title={t("collection.decide")}
      facts={[{ term: t("collection.deviation"), value: t(`collection.finding_${deviation.kind}`) }]}
      meaning={t("collection.decide_meaning")}
      meaningValue="approval"
      act={t("collection.decide_act")}
      formToken={formToken}
      answer={answer}
    >
      <RadioCards
        name="decision"
        label={t("collection.decision")}
        options={(["accepted", "rejected"] as const).map((value) => ({
          value,
          label: t(`collection.decide_${value}`),
          why: t(`collection.decide_${value}_why`),
        }))}
        required
      />
      <TextArea name="note" label={t("collection.why")} rows={3} required />
    </SignBox>
  );
}
