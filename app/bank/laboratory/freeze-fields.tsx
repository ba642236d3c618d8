import { Cells } from "~/ui/code";
import { SelectField } from "~/ui/fields/choice";
import { NumberField, TextField } from "~/ui/fields/text";
import { DateTimeField } from "~/ui/fields/when";
import { Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";

interface Props {
  lot: { kind: "bank" | "release" | "tissue"; cellsHarvested: number | null; cellsTested: number };
  witnesses: readonly { value: string; label: string }[];
  usual: { cryoprotectant: string; programme: string; freezerSerial: string };
  zone: string;
  now: string;
  formToken: string;
  answer: unknown;
}

/** A freezing run and the vials that it makes. */
export function FreezeFields({ lot, witnesses, usual, zone, now, formToken, answer }: Props) {
  const { t } = useT();
  const left = lot.cellsHarvested === null ? null : lot.cellsHarvested - lot.cellsTested;
  return (
    <PostForm formToken={formToken} answer={answer}>
      <Section title={t("laboratory.vials_of_lot")}>
        {left === null ? null : <SummaryList keep items={[{ term: t("laboratory.cells_to_freeze"), value: <Cells n={left} /> }]} />}
        <div className="grid gap-6 sm:grid-cols-2">
          {(["dose", "reserve", "qc", "retain"] as const).map((purpose) => (
            <NumberField
              key={purpose}
              name={purpose}
              label={t(`laboratory.purpose_${purpose}`)}
              hint={t(`laboratory.purpose_${purpose}_hint`)}
              unit={t("laboratory.vials_unit")}
              value={purpose === "qc" || purpose === "retain" ? 1 : 0}
            />
          ))}
          <NumberField
            name="millionsPerVial"
            label={t(lot.kind === "tissue" ? "laboratory.cells_per_vial_estimated" : "laboratory.cells_per_vial")}
            unit={t("laboratory.million")}
            step="0.01"
            required
          />
          <NumberField name="volumeMl" label={t("laboratory.volume_per_vial")} unit="mL" step="0.1" value={1} required />
        </div>
      </Section>
      <Section title={t("laboratory.freezing_run")}>
        <TextField name="cryoprotectant" label={t("laboratory.cryoprotectant")} value={usual.cryoprotectant} required />
        <TextField name="programme" label={t("laboratory.programme")} value={usual.programme} width="l" required />
        <TextField name="freezerSerial" label={t("laboratory.freezer_serial")} value={usual.freezerSerial} mono required />
        <div className="grid gap-6 sm:grid-cols-2">
          <DateTimeField name="startedAt" label={t("laboratory.run_started_at")} zone={zone} required />
          <DateTimeField name="endedAt" label={t("laboratory.run_ended_at")} zone={zone} value={now} required />
          <NumberField
            name="contactMinutes"
            label={t("laboratory.contact_minutes")}
            hint={t("laboratory.contact_hint")}
            unit="min"
            required
          />
          <NumberField name="endTemperatureCelsius" label={t("laboratory.end_temperature")} unit="°C" min={-200} step="0.1" required />
        </div>
        <SelectField
          name="witnessId"
          label={t("laboratory.witness")}
          hint={t("laboratory.witness_hint")}
          empty={t("laboratory.choose_witness")}
          options={witnesses}
        />
        <Submit>{t("laboratory.freeze_act")}</Submit>
      </Section>
    </PostForm>
  );
}
