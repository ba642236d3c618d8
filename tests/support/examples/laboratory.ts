import type { CulturePage } from "~/bank/laboratory/culture-page";
import type { LotLineage } from "~/bank/laboratory/lot-facts";
import type { MarkersPage } from "~/bank/laboratory/markers-page";
import type { ProcessingPage } from "~/bank/laboratory/processing-page";
import type { ShownTest } from "~/bank/laboratory/test-table";
import { DIN } from "./collection";

export const DAY = (day: number) => new Date(Date.UTC(2026, 9, day, 11));
export const ZONE = "Europe/Rome";

/** A passage that was harvested; without a day of harvest it grows. */
export const aPassage = (number: number, harvestedOn: number | null = 1 + number * 5) => ({
  ...{ id: `p${number}`, number, seededAt: DAY(1 + number * 5 - 4), harvestedAt: harvestedOn === null ? null : DAY(harvestedOn) },
  ...{ seededCells: number === 0 ? null : 1_000_000, harvestedCells: harvestedOn === null ? null : 8_000_000 },
  ...{ populationDoublings: number === 0 ? null : 3, cumulativePdl: harvestedOn === null ? null : number * 3 },
  ...{ doublingTimeH: 32.5, viabilityPercent: 94.4, counts: null },
});

type Culture = Parameters<typeof CulturePage>[0]["culture"];
/** A culture of marrow cells whose second passage was harvested. */
export const aCulture = (changes: object = {}): Culture =>
  ({
    ...{ id: "cu1", code: "D-0042", din: DIN, tissue: "bone_marrow", material: "bone_marrow", state: "growing", productCode: "DBM01A00" },
    ...{ protocol: "SOP-12 v3", pdlConvention: "P0_HARVEST_ZERO", startingCpdl: 0, startingPassage: 0, startedAt: DAY(1), measured: {} },
    ...{ parentNumber: null, parentLotId: null, parentFrozenAt: null, requestId: null, requestNumber: null, earlier: [], lots: [] },
    ...{ passages: [aPassage(1), aPassage(2)], limits: { cpdlMax: 20, passageMax: 6 } },
    ...{ bounds: { countsApartMax: 10, viabilityMin: 80, lagHours: 24 } },
    ...changes,
  }) as unknown as Culture;

type Lot = Parameters<typeof LotLineage>[0];
/** A lot of marrow cells that is frozen and in quarantine. */
export const aLotPage = (changes: object = {}, lot: object = {}): Lot =>
  ({
    lot: {
      ...{ id: "l1", number: "L-26-007", code: "D-0042", din: DIN, tissue: "bone_marrow", material: "bone_marrow", donationId: "d1" },
      ...{ state: "quarantine", kind: "bank", parentLotId: null, parentNumber: null, cultureId: "cu1", passage: 2, cumulativePdl: 6.5 },
      ...{ doublingTimeH: 32.5, cellsHarvested: 80_000_000, viabilityPercent: 94.4, origin: "donor", expiresOn: null },
      ...lot,
    },
    run: {
      ...{ endedAt: DAY(12), programme: "1 °C/min", cryoprotectant: "DMSO 10 %", contactMinutes: 8, endTemperatureCelsius: -120 },
      ...{ operatedBy: "a1", witnessedBy: "a2", freezerSerial: "CRF-1" },
    },
    ...{
      children: [],
      limits: { passageMax: 6, cpdlMax: 20, pdlConvention: "P0_HARVEST_ZERO" },
      names: { a1: "Ada", a2: "Bo" },
      history: [],
    },
    ...changes,
  }) as unknown as Lot;

const result = { id: "r1", valueNumber: 94, valueText: null, testedOn: "2026-10-20", enteredBy: "a1", approvedBy: "a2" };
/** A test of a lot with a final, approved result in its limit. */
export const aTest = (changes: Partial<ShownTest> = {}): ShownTest => ({
  test: {
    ...{ id: "t1", test: "viability_pre_freeze", method: "Trypan blue", required: true, unit: "%" },
    ...{ limitKind: "min", minimum: 80, maximum: null, expected: null },
  },
  standing: "in_spec",
  result: { ...result, verdict: "in_spec", status: "final" },
  earlier: [],
  ...changes,
});

type Markers = Parameters<typeof MarkersPage>[0];
/** Markers of a donor, none of them reactive and one not approved. */
export const aMarkersPage = (markers: object = {}, more: object = {}): Markers =>
  ({
    donation: { id: "d1", din: DIN, tissue: "bone_marrow" },
    markers: {
      ...{ final: false, biohazard: false, furtherAssessment: false, assessed: false },
      requirement: { specimenOf: "donor", daysBefore: 30, daysAfter: 7, markers: ["hbsag"] },
      standings: { hbsag: "negative", cmv: "missing" },
      ...markers,
    },
    ...{ results: [], samples: [], names: { a1: "Ada", a2: "Bo" }, may: { enter: true, assess: true } },
    ...more,
  }) as unknown as Markers;

type Donation = Parameters<typeof ProcessingPage>[0]["donation"];
/** An accepted collection of marrow that nobody has begun to process. */
export const aDonationToProcess = (changes: object = {}): Donation =>
  ({
    ...{ id: "d1", din: DIN, tissue: "bone_marrow", material: "bone_marrow", state: "accepted", protocol: "SOP-12 v3" },
    ...{ volumeMl: 30, lengthCm: null, massG: null, cultures: [], lots: [], products: { cells: ["DBM01A00"], tissue: [] } },
    ...changes,
  }) as unknown as Donation;
