import { Checkbox, RadioCards, SelectField } from "~/ui/fields/choice";
import { NumberField, ScanField, TextField } from "~/ui/fields/text";
import { DateTimeField } from "~/ui/fields/when";
import { useT } from "~/web/i18n";
import { type Material, MEASURE_OF } from "./donations.rules";

type Clock = { zone: string; at: string };
export type Colleague = { value: string; label: string };

/** Both numbers of the label, scanned: the DIN and the chain of identity. */
export function LabelScans() {
  const { t } = useT();
  return (
    <>
      <ScanField name="din" label={t("collection.scan_din")} first required />
      <ScanField name="coi" label={t("collection.scan_coi")} required />
    </>
  );
}

/** What the collector wrote down; each material has its own measure. */
export function CollectionFields({ material, zone, at }: Clock & { material: Material }) {
  const { t } = useT();
  const measure = MEASURE_OF[material];
  return (
    <>
      <LabelScans />
      <Checkbox name="nameMatches" label={t("collection.name_on_tube")} why={t("collection.name_on_tube_why")} required />
      <DateTimeField name="collectedAt" label={t("collection.collected_at")} zone={zone} value={at} required />
      <TextField name="collectedBy" label={t("collection.collected_by")} hint={t("collection.collected_by_hint")} width="l" required />
      <TextField name="collectionSite" label={t("collection.site")} width="l" required />
      {measure === "volumeMl" ? <NumberField name="volumeMl" label={t("collection.volume")} unit="mL" step="0.1" required /> : null}
      {measure === "lengthCm" ? <NumberField name="lengthCm" label={t("collection.length")} unit="cm" step="0.1" required /> : null}
      {measure === "massG" ? <NumberField name="massG" label={t("collection.mass")} unit="g" step="0.1" required /> : null}
      {measure === "fdiTooth" ? (
        <TextField name="fdiTooth" label={t("collection.tooth")} hint={t("collection.tooth_hint")} width="s" mono required />
      ) : null}
    </>
  );
}

const CONDITIONS = ["sealed", "opened", "damaged", "not_recorded"] as const;

export function HandOverFields({ zone, at, witnesses }: Clock & { witnesses: Colleague[] }) {
  const { t } = useT();
  return (
    <>
      <LabelScans />
      <TextField name="toParty" label={t("collection.to_party")} hint={t("collection.to_party_hint")} width="l" required />
      <DateTimeField name="at" label={t("collection.handed_at")} zone={zone} value={at} required />
      <TextField name="seal" label={t("collection.seal")} mono />
      <RadioCards
        name="condition"
        label={t("collection.condition")}
        options={CONDITIONS.map((value) => ({ value, label: t(`collection.condition_${value}`) }))}
        required
      />
      <SelectField
        name="witnessId"
        label={t("collection.witness_choice")}
        hint={t("collection.witness_hint")}
        options={witnesses}
        empty={t("collection.nobody")}
      />
    </>
  );
}

export function DestructionFields({ zone, at }: Clock) {
  const { t } = useT();
  return (
    <>
      <ScanField name="din" label={t("collection.scan_din")} first required />
      <RadioCards
        name="method"
        label={t("collection.method")}
        options={(["incineration", "autoclave"] as const).map((value) => ({ value, label: t(`collection.method_${value}`) }))}
        required
      />
      <DateTimeField name="destroyedAt" label={t("collection.destroyed_at")} zone={zone} value={at} required />
    </>
  );
}

export function TransferFields({ materials, zone, at }: Clock & { materials: readonly Material[] }) {
  const { t } = useT();
  return (
    <>
      <RadioCards
        name="material"
        label={t("collection.material")}
        options={materials.map((value) => ({ value, label: t(`collection.material_${value}`) }))}
        required
      />
      <TextField name="fromParty" label={t("collection.from_bank")} width="l" required />
      <TextField name="courier" label={t("collection.courier")} required />
      <DateTimeField name="collectedAt" label={t("collection.collected_at")} zone={zone} />
      <DateTimeField name="handedOverAt" label={t("collection.handed_at")} zone={zone} value={at} required />
    </>
  );
}
