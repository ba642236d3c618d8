import { Checkbox, RadioCards, SelectField } from "~/ui/fields/choice";
import { TextField } from "~/ui/fields/text";
import { DateField } from "~/ui/fields/when";
import { useT } from "~/web/i18n";

interface Props {
  tissue: string;
  countries: readonly { value: string; label: string }[];
  country: string | null;
  expectedOn: string | null;
  prices: { yearly: string; prepaid: string };
}

/** Who the donor is, who else speaks for the donor, and how storage is paid. */
export function AcceptanceFields({ tissue, countries, country, expectedOn, prices }: Props) {
  const { t } = useT();
  const birth = tissue === "birth";
  const kinds = birth ? (["unborn"] as const) : (["self", "child"] as const);
  const relations = (["mother", "father", "guardian"] as const).map((each) => ({ value: each, label: t(`people.relation_${each}`) }));
  return (
    <>
      <RadioCards
        name="donorIs"
        label={t("enquiries.donor_is")}
        {...(birth ? { value: "unborn" } : {})}
        options={kinds.map((kind) => ({ value: kind, label: t(`enquiries.donor_${kind}`), why: t(`enquiries.donor_${kind}_why`) }))}
      />
      {birth ? (
        <DateField name="expectedOn" label={t("enquiries.due_date")} {...(expectedOn ? { value: expectedOn } : {})} />
      ) : (
        <DateField name="bornOn" label={t("enquiries.donor_born_on")} />
      )}
      <TextField name="medicalNumber" label={t("enquiries.medical_number")} hint={t("enquiries.medical_number_hint")} mono />
      <fieldset className="grid gap-6 min-w-0">
        <legend className="legend">{birth ? t("enquiries.the_child") : t("enquiries.if_child")}</legend>
        {birth ? null : <p className="hint">{t("enquiries.if_child_hint")}</p>}
        <TextField
          name="donorGivenName"
          label={t("enquiries.child_given_name")}
          {...(birth ? { hint: t("enquiries.unborn_name_hint") } : {})}
        />
        <TextField name="donorFamilyName" label={t("enquiries.child_family_name")} />
        <RadioCards name="relation" label={t("enquiries.relation")} options={relations} />
      </fieldset>
      <fieldset className="grid gap-6 min-w-0">
        <legend className="legend">{t("enquiries.other_guardian")}</legend>
        <p className="hint">{t("enquiries.other_guardian_hint")}</p>
        <TextField name="otherGivenName" label={t("people.given_name")} />
        <TextField name="otherFamilyName" label={t("people.family_name")} />
        <TextField name="otherEmail" type="email" label={t("people.email")} />
        <SelectField name="otherRelation" label={t("enquiries.other_relation")} options={relations} empty={t("enquiries.choose")} />
        <Checkbox name="soleGuardian" label={t("enquiries.sole_guardian")} why={t("enquiries.sole_guardian_why")} />
      </fieldset>
      <RadioCards
        name="storagePlan"
        label={t("enquiries.storage_plan")}
        options={[
          { value: "yearly", label: t("enquiries.plan_yearly", { amount: prices.yearly }), why: t("enquiries.plan_yearly_why") },
          { value: "prepaid_20", label: t("enquiries.plan_prepaid", { amount: prices.prepaid }), why: t("enquiries.plan_prepaid_why") },
        ]}
      />
      <SelectField
        name="country"
        label={t("enquiries.law_country")}
        hint={t("enquiries.law_country_hint")}
        options={countries}
        empty={t("enquiries.choose")}
        {...(country ? { value: country } : {})}
      />
    </>
  );
}
