import { RadioCards } from "~/ui/fields/choice";
import { TextField } from "~/ui/fields/text";
import { useT } from "~/web/i18n";

/** Another parent or guardian: name, address, and what they are to the child. */
export function GuardianFields() {
  const { t } = useT();
  return (
    <>
      <TextField name="givenName" label={t("people.given_name")} required />
      <TextField name="familyName" label={t("people.family_name")} required />
      <TextField name="email" type="email" label={t("people.email")} required />
      <RadioCards
        name="relation"
        label={t("people.relation")}
        options={(["mother", "father", "guardian"] as const).map((each) => ({ value: each, label: t(`people.relation_${each}`) }))}
      />
    </>
  );
}
