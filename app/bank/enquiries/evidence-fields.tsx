import { RadioCards, SelectField } from "~/ui/fields/choice";
import { NumberField, TextArea, TextField } from "~/ui/fields/text";
import { Section } from "~/ui/page-head";
import { useT } from "~/web/i18n";
import { DESIGNS } from "./evidence.rules";

const TISSUES = ["bone_marrow", "adipose", "dental_pulp", "birth"] as const;

/** A card as it is typed: the study first, then its words in each language. */
export function EvidenceFields() {
  const { t } = useT();
  const yesNo = (["yes", "no"] as const).map((value) => ({ value, label: t(`evidence.${value}`) }));
  return (
    <>
      <TextField name="code" label={t("evidence.code")} hint={t("evidence.code_hint")} mono required />
      <SelectField
        name="tissue"
        label={t("evidence.tissue")}
        options={TISSUES.map((value) => ({ value, label: t(`ui.tissue_${value}`) }))}
        empty={t("evidence.tissue_any")}
      />
      <SelectField
        name="design"
        label={t("evidence.design")}
        options={DESIGNS.map((value) => ({ value, label: t(`public.design_${value}`) }))}
        empty={t("evidence.choose")}
        required
      />
      <NumberField name="patients" label={t("evidence.patients")} hint={t("evidence.patients_hint")} />
      <RadioCards name="controlled" label={t("evidence.controlled")} options={yesNo} required />
      <RadioCards name="blinded" label={t("evidence.blinded")} options={yesNo} required />
      <TextField name="publishedOn" label={t("evidence.published_on")} hint={t("evidence.published_hint")} width="s" required />
      <TextField name="citation" label={t("evidence.citation")} hint={t("evidence.citation_hint")} width="l" required />
      {(["en", "it", "ar"] as const).map((locale) => (
        <Section key={locale} title={t("evidence.words", { language: t(`ui.lang_${locale}`) })}>
          <TextField
            name={`claim_${locale}`}
            lang={locale}
            label={t("evidence.claim")}
            hint={t("evidence.claim_hint")}
            width="l"
            required
          />
          <TextArea name={`outcome_${locale}`} lang={locale} label={t("evidence.outcome")} required />
          <TextArea name={`limitation_${locale}`} lang={locale} label={t("evidence.limitation")} required />
          <TextField name={`funding_${locale}`} lang={locale} label={t("evidence.funding")} width="l" required />
        </Section>
      ))}
    </>
  );
}
