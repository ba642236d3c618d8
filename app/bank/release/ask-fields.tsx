import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { RadioCards, SelectField } from "~/ui/fields/choice";
import { NumberField, TextField } from "~/ui/fields/text";
import { DateField } from "~/ui/fields/when";
import { useT } from "~/web/i18n";

interface Asked {
  doseCells: number;
  plannedOn: string;
}

/** Dose and day, asked before anything else: the forecast is shown for them and nothing is sent. */
export function ForecastFields({ asked }: { asked: Asked }) {
  const { t } = useT();
  return (
    <Form method="get" className="grid gap-4 sm:grid-cols-3 items-end mb-6">
      <label className="field">
        <span className="legend">{t("release.dose_cells")}</span>
        <input className="input fig" name="doseCells" inputMode="numeric" defaultValue={asked.doseCells > 0 ? asked.doseCells : ""} />
      </label>
      <label className="field">
        <span className="legend">{t("release.planned_on")}</span>
        <input className="input fig" name="plannedOn" type="date" defaultValue={asked.plannedOn} />
      </label>
      <Button type="submit" look="plain">
        {t("release.show_forecast")}
      </Button>
    </Form>
  );
}

/** Everything that a request must say (domain.md 10.1). */
export function AskFields({ prescribers, asked }: { prescribers: { value: string; label: string }[]; asked: Asked }) {
  const { t } = useT();
  const route = (value: "intravenous" | "intrathecal" | "local") => ({ value, label: t(`release.route_${value}`) });
  const legal = (value: "marketing_authorisation" | "clinical_trial" | "hospital_exemption" | "named_patient") => ({
    value,
    label: t(`release.legal_${value}`),
  });
  return (
    <>
      <h3>{t("release.part_patient")}</h3>
      <TextField name="patientName" label={t("release.patient_name")} hint={t("release.patient_name_hint")} autoComplete="off" />
      <DateField name="patientBornOn" label={t("release.patient_born")} />
      <TextField name="patientNumber" label={t("release.patient_number")} hint={t("release.patient_number_hint")} mono />
      <NumberField name="patientWeightKg" label={t("release.weight")} unit="kg" step="0.1" />
      <RadioCards
        name="relationship"
        label={t("release.relationship")}
        options={[
          { value: "autologous", label: t("release.autologous") },
          { value: "directed", label: t("release.directed") },
        ]}
      />
      <h3>{t("release.part_dose")}</h3>
      <NumberField
        name="doseCells"
        label={t("release.dose_cells")}
        hint={t("release.dose_cells_hint")}
        {...(asked.doseCells > 0 ? { value: String(asked.doseCells) } : {})}
      />
      <RadioCards name="route" label={t("release.route")} options={[route("intravenous"), route("intrathecal"), route("local")]} />
      <NumberField name="infusionVolumeMl" label={t("release.volume")} unit="mL" step="0.1" />
      <NumberField name="infusionHours" label={t("release.hours")} unit="h" step="0.1" />
      <DateField name="plannedOn" label={t("release.planned_on")} {...(asked.plannedOn ? { value: asked.plannedOn } : {})} />
      <h3>{t("release.part_law")}</h3>
      <SelectField name="prescriberAccountId" label={t("release.prescriber")} options={prescribers} empty={t("release.choose")} />
      <SelectField
        name="legalBasis"
        label={t("release.legal_basis")}
        options={[legal("hospital_exemption"), legal("clinical_trial"), legal("marketing_authorisation"), legal("named_patient")]}
        empty={t("release.choose")}
      />
      <TextField name="legalBasisReference" label={t("release.legal_reference")} mono />
      <DateField name="legalBasisValidUntil" label={t("release.legal_until")} />
      <TextField name="indication" label={t("release.indication")} hint={t("release.indication_hint")} width="m" mono />
      <TextField name="protocol" label={t("release.protocol")} />
    </>
  );
}
