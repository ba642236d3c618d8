import type { KeptForecast } from "~/bank/release/forecast-view";
import type { FactsOfRequest } from "~/bank/release/request-facts";

/** What a clinic asks for. */
export const aRequest: FactsOfRequest = {
  number: "RQ-26-019",
  doseCells: 50_000_000,
  route: "intravenous",
  plannedOn: "2026-12-20",
  prescriberName: "Dr Sarti",
  prescriberRegistration: "REG-1",
  legalBasis: "hospital_exemption",
  legalBasisReference: "HE-3",
  legalBasisValidUntil: "2027-06-30",
  indication: "FA20",
  protocol: "Protocol 4",
  patientName: "Lina Haddad",
  patientBornOn: "1990-04-05",
  patientNumber: "MR-77",
  patientWeightKg: 61,
  infusionVolumeMl: 100,
  infusionHours: 2,
};

/** The stored vials suffice. */
export const aForecast: KeptForecast = {
  verdict: "ready",
  binding: "cells",
  stockDoseCells: 80_000_000,
  deliverableCells: 900_000_000,
  harvestCells: 120_000_000,
  doublings: 3.456,
  passages: 2,
  cumulativePdl: 12.34,
  passage: 4,
  totalDays: 21,
  cultureDays: 0,
  p10At: "2026-12-01T11:00:00Z",
  p50At: "2026-12-05T11:00:00Z",
  p90At: "2026-12-12T11:00:00Z",
  probability: 0.876,
  inputs: {
    ...{ usableVials: 4, cellsPerVial: 20_000_000, reservePerSite: 1, doublingTimeHours: 38.4, measured: true, cpdlMax: 20, passageMax: 6 },
  },
};
