import { RadioCards } from "~/ui/fields/choice";
import { ScanField, TextField } from "~/ui/fields/text";
import { DateField } from "~/ui/fields/when";
import { type MessageKey, useT } from "~/web/i18n";
import type { Material } from "./donations.rules";

/** What a kit is for, its logger, and every part with its lot and expiry. */
export function KitPlanFields({ materials, parts }: { materials: readonly Material[]; parts: readonly string[] }) {
  const { t } = useT();
  const [only] = materials;
  return (
    <>
      <RadioCards
        name="material"
        label={t("collection.material")}
        {...(materials.length === 1 && only ? { value: only } : {})}
        options={materials.map((value) => ({ value, label: t(`collection.material_${value}`) }))}
        required
      />
      <ScanField name="loggerSerial" label={t("collection.logger")} hint={t("collection.logger_hint")} required />
      {parts.map((part) => {
        const name = t(`collection.part_${part}` as MessageKey);
        return (
          <div key={part} className="pair">
            <TextField name={`lot_${part}`} label={t("collection.lot_of", { part: name })} mono required />
            <DateField name={`expires_${part}`} label={t("collection.expires_of", { part: name })} required />
          </div>
        );
      })}
    </>
  );
}
