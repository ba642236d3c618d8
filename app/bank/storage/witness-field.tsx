import { SelectField } from "~/ui/fields/choice";
import { useT } from "~/web/i18n";

/** The second person at the tank, whom the one who works there names. */
export function WitnessField({ witnesses }: { witnesses: { value: string; label: string }[] }) {
  const { t } = useT();
  return (
    <SelectField
      name="witnessId"
      label={t("storage.witness")}
      hint={t("storage.witness_hint")}
      options={witnesses}
      empty={t("storage.choose_witness")}
    />
  );
}
