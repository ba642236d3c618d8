/** Numbers of the laboratory's trade: settings with a date, never constants. */
const K = "Usual practice, not confirmed in a source";
const D = "Chosen for this bank";

const MINIMUM = ["anti_hiv_1_2", "hbsag", "anti_hbc", "anti_hcv", "syphilis"];
const NAT = ["hiv_rna", "hbv_dna", "hcv_rna"];
const ANNEX_II = "2006/17 Annex II minimum; window by 21 CFR 1271.80";
/** For another person's use a second sample 180 days later, unless these were tested by NAT on the first. */
const REPEAT = { afterDays: 180, unlessNat: NAT };

export const SETTINGS: { key: string; value: unknown; source: string }[] = [
  {
    key: "markers.requirement.bone_marrow",
    value: { markers: MINIMUM, daysBefore: 30, daysAfter: 7, specimenOf: "donor", repeat: REPEAT },
    source: ANNEX_II,
  },
  {
    key: "markers.requirement.adipose",
    value: { markers: MINIMUM, daysBefore: 7, daysAfter: 7, specimenOf: "donor", repeat: REPEAT },
    source: ANNEX_II,
  },
  {
    key: "markers.requirement.dental_pulp",
    value: { markers: MINIMUM, daysBefore: 7, daysAfter: 7, specimenOf: "donor", repeat: REPEAT },
    source: ANNEX_II,
  },
  {
    key: "markers.requirement.birth",
    value: { markers: MINIMUM, daysBefore: 7, daysAfter: 7, specimenOf: "mother", repeat: REPEAT },
    source: ANNEX_II,
  },
  { key: "laboratory.counts_apart_percent_max", value: 10, source: D },
  { key: "laboratory.viability_harvest_percent_min", value: 90, source: D },
  { key: "laboratory.lag_hours", value: 24, source: "Lag of a passage where none was measured" },
  { key: "laboratory.contact_minutes_max", value: 30, source: K },
  { key: "laboratory.freeze_end_celsius_max", value: -100, source: K },
  { key: "laboratory.shelf_years", value: 20, source: D },
  {
    key: "laboratory.endotoxin_k",
    value: { intravenous: 5, intrathecal: 0.2 },
    source: "Ph. Eur. 5.1.10, EU for each kg and hour",
  },
  {
    key: "laboratory.protocols",
    value: {
      DBM01: "CP-BM-01 v1",
      DAT01: "CP-AT-01 v1",
      DDP01: "CP-DP-01 v1",
      DWJ01: "CP-WJ-01 v1",
      DAM01: "CP-AM-01 v1",
      DPL01: "CP-PL-01 v1",
    },
    source: D,
  },
  {
    key: "laboratory.freezing",
    value: {
      cryoprotectant: "10 % DMSO in 5 % HSA",
      programme: "CR-01 v1: −1 °C/min to −40 °C, −5 °C/min to −100 °C",
      freezerSerial: "CRF-DEMO-01",
    },
    source: K,
  },
];
