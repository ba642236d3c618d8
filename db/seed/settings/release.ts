/** Numbers of the release's trade: how a dose is forecast, what a clinic may accept. */
/** The model and its values, domain.md 2.2. */
const FORECAST = "Chosen for the model of dose and time";
const PRIOR = "Recovery and attachment as the model was checked with; doubling times of published series, with a wide spread";

const prior = (recovery: number, attachment: number, doublingTimeHours: number) => ({
  recovery,
  attachment,
  doublingTimeHours,
  doublingTimeCv: 0.4,
});

export const SETTINGS: { key: string; value: unknown; source: string }[] = [
  {
    key: "release.forecast",
    value: {
      lagHoursPerPassage: 24,
      formulationYield: 0.9,
      clinicRecovery: 0.75,
      qcCells: 1e7,
      qcHoldDays: 14,
      adminDays: 2,
      shipDays: 2,
      seedCellsPerCm2: 4000,
      confluentCellsPerCm2: 25000,
      reservePerSite: 1,
      spread: { doublingTimeHours: 0.2, recovery: 0.1, attachment: 0.15 },
    },
    source: FORECAST,
  },
  { key: "release.prior.bone_marrow", value: prior(0.8, 0.7, 80), source: PRIOR },
  { key: "release.prior.adipose", value: prior(0.8, 0.7, 45.2), source: PRIOR },
  { key: "release.prior.dental_pulp", value: prior(0.75, 0.65, 32), source: PRIOR },
  { key: "release.prior.birth", value: prior(0.85, 0.75, 36), source: PRIOR },
  { key: "release.confirmation_hours", value: 12, source: "Our choice: hours after the expected arrival (rule 39)" },
  { key: "release.ending_days", value: 30, source: "Our choice: days after the receipt (rule 40)" },
  { key: "release.arrival_max_celsius", value: -135, source: "Above this a shipment is not accepted" },
];
