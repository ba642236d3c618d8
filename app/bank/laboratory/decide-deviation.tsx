import { RadioCards } from "~/ui/fields/choice";
import { TextArea } from "~/ui/fields/text";
import { SignBox } from "~/ui/sign-box";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { FormPage } from "./form-page";
import type { lotDeviation } from "./quality.server";

type Props = { deviation: NonNullable<Awaited<ReturnType<typeof lotDeviation>>>; formToken: string; answer: unknown };

/** A deviation of a lot: what happened, and quality's decision about it. */
export function DecideDeviation({ deviation, formToken, answer }: Props) {
  const { t, dateTime } = useT();
  const facts = [
    { term: t("laboratory.lot"), value: deviation.lotNumber },
    { term: t("laboratory.deviation"), value: t(`laboratory.deviation_${deviation.kind}`) },
    { term: t("laboratory.opened_at"), value: dateTime(deviation.openedAt) },
  ];
  return (
    <FormPage
      room="quality"
      title={t("laboratory.deviation_title")}
      lead={t("laboratory.deviation_lead")}
      of={{ label: deviation.lotNumber, to: `/staff/lots/${deviation.lotId}` }}
    >
      {deviation.state === "open" ? (
        <SignBox
          title={t("laboratory.deviation_sign")}
          facts={facts}
          meaning={t("laboratory.deviation_meaning")}
          meaningValue="approval"
          act={t("laboratory.deviation_act")}
          formToken={formToken}
          answer={answer}
        >
          <RadioCards
            name="decision"
            label={t("laboratory.decision")}
            options={(["accepted", "rejected"] as const).map((value) => ({
              value,
              label: t(`laboratory.decision_${value}`),
              why: t(`laboratory.decision_${value}_why`),
            }))}
          />
          <TextArea name="note" label={t("laboratory.note")} required />
        </SignBox>
      ) : (
        <SummaryList
          items={[
            ...facts,
            {
              term: t("laboratory.decision"),
              value: t(`laboratory.deviation_is_${deviation.state}`),
              note: deviation.decisionNote ? <bdi>{deviation.decisionNote}</bdi> : undefined,
            },
            {
              term: t("laboratory.signed_by"),
              value: <bdi>{deviation.printedName}</bdi>,
              note: deviation.signedAt ? dateTime(deviation.signedAt) : undefined,
            },
          ]}
        />
      )}
    </FormPage>
  );
}
