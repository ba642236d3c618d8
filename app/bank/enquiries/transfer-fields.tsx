import { RadioCards, SelectField } from "~/ui/fields/choice";
import { TextField } from "~/ui/fields/text";
import { DateField } from "~/ui/fields/when";
import { useT } from "~/web/i18n";

/** A case that another bank hands over: its number, the donor, and who speaks for the donor. */
export function TransferFields({ countries }: { countries: readonly { value: string; label: string }[] }) {
  const { t } = useT();
  const tissues = (["bone_marrow", "adipose", "dental_pulp", "birth"] as const).map((each) => ({
    value: each,
    label: t(`ui.tissue_${each}`),
  }));
  const relations = (["mother", "father", "guardian"] as const).map((each) => ({ value: each, label: t(`people.relation_${each}`) }));
  return (
    <>
      <TextField name="coi" label={t("people.coi")} hint={t("people.coi_hint")} mono required />
      <RadioCards name="tissue" label={t("enquiries.tissue")} options={tissues} />
      <TextField name="donorGivenName" label={t("enquiries.child_given_name")} required />
      <TextField name="donorFamilyName" label={t("enquiries.child_family_name")} required />
      <DateField name="bornOn" label={t("people.born_on")} required />
      <TextField name="medicalNumber" label={t("people.medical_number")} mono />
      <SelectField name="country" label={t("people.country")} options={countries} empty={t("enquiries.choose")} required />
      <RadioCards
        name="storagePlan"
        label={t("enquiries.storage_paid")}
        options={[
          { value: "yearly", label: t("enquiries.storage_yearly") },
          { value: "prepaid_20", label: t("enquiries.storage_prepaid_20") },
        ]}
      />
      <TextField name="holderPersonId" label={t("people.holder")} hint={t("people.person_named_hint")} width="l" required />
      {([1, 2] as const).map((n) => (
        <fieldset key={n} className="grid gap-6 min-w-0">
          <legend className="legend">{t("people.guardian_n", { n })}</legend>
          <TextField name={`guardian${n}`} label={t("people.person_id")} hint={t("ui.optional")} width="l" />
          <SelectField name={`relation${n}`} label={t("people.relation")} options={relations} empty={t("enquiries.choose")} />
        </fieldset>
      ))}
    </>
  );
}
