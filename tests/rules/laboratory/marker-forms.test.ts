import { describe, expect, test } from "vitest";
import { freezeForm } from "~/bank/laboratory/freezing.operations.server";
import { LotForm } from "~/bank/laboratory/lots.operations.server";
import { MarkerPanelForm, sampleForm } from "~/bank/laboratory/marker-forms.server";
import { harvestForm, seedForm } from "~/bank/laboratory/passages.operations.server";
import { testResultsForm } from "~/bank/laboratory/results.operations.server";

const ID = "019aa0c4-1111-7000-8000-000000000001";
const OTHER = "019aa0c4-1111-7000-8000-000000000002";
/** The first problem of each field, as a page would show it. */
const problems = (answer: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  Object.fromEntries((answer.error?.issues ?? []).map(({ path, message }) => [String(path[0]), message]));

describe("a panel of markers", () => {
  test("gives the markers that were answered; a blank one was not tested, a repeat names what it repeats", () => {
    const typed = {
      testedOn: "2026-11-20",
      hbsag: "negative",
      anti_hbc: "reactive",
      "repeat.anti_hbc": ID,
      "repeat.syphilis": OTHER,
      syphilis: undefined,
    };
    expect(MarkerPanelForm.parse(typed)).toEqual({
      testedOn: "2026-11-20",
      results: [
        { marker: "hbsag", result: "negative", repeatOf: undefined },
        { marker: "anti_hbc", result: "reactive", repeatOf: ID },
      ],
    });
  });

  test("needs one answer at least, of the known ones, and a day", () => {
    expect(problems(MarkerPanelForm.safeParse({ testedOn: "2026-11-20" }))).toEqual({ testedOn: "laboratory.marker_needed" });
    expect(problems(MarkerPanelForm.safeParse({ testedOn: "2026-11-20", hbsag: "fine" }))).toMatchObject({ hbsag: "errors.choose_one" });
    expect(problems(MarkerPanelForm.safeParse({ hbsag: "negative" }))).toEqual({ testedOn: "errors.required" });
  });

  test("a sample's time is read on the clock of whoever types it", () => {
    const typed = { specimenOf: "mother", takenAt: "2026-11-20T09:00", laboratory: "Demo", laboratoryLicence: "L-1" };
    expect(sampleForm("Asia/Dubai").parse(typed).takenAt.toISOString()).toBe("2026-11-20T05:00:00.000Z");
    expect(problems(sampleForm("Asia/Dubai").safeParse({ ...typed, takenAt: "2026-02-30T09:00" }))).toEqual({
      takenAt: "laboratory.time_wrong",
    });
    expect(problems(sampleForm("Asia/Dubai").safeParse({}))).toEqual({
      specimenOf: "errors.choose_one",
      takenAt: "errors.required",
      laboratory: "errors.required",
      laboratoryLicence: "errors.required",
    });
  });
});

describe("cells are typed in millions", () => {
  test("with a point or a comma, and become whole cells", () => {
    const typed = { seededAt: "2026-11-20T09:00", seededMillions: "11,2", areaCm2: "2800" };
    expect(seedForm("Europe/Rome").parse(typed)).toMatchObject({ seededCells: 11_200_000, areaCm2: 2800 });
    expect(LotForm.parse({ cellsTestedMillions: "0" })).toEqual({ cellsHarvested: undefined, cellsTested: 0 });
    expect(LotForm.parse({ cellsHarvestedMillions: "40", cellsTestedMillions: "3.7" })).toEqual({
      cellsHarvested: 40_000_000,
      cellsTested: 3_700_000,
    });
  });

  test.each([
    ["", "errors.required"],
    ["many", "laboratory.number_wrong"],
    ["-1", "laboratory.number_low"],
    ["1e9", "laboratory.number_high"],
  ])("%j is no number of cells", (seededMillions, problem) => {
    const typed = { seededAt: "2026-11-20T09:00", seededMillions: seededMillions || undefined, areaCm2: "1" };
    expect(problems(seedForm("Europe/Rome").safeParse(typed))).toEqual({ seededMillions: problem });
  });
});

test("a freezing run reads temperatures below zero, whatever minus sign was typed, and counts whole vials", () => {
  const typed = {
    startedAt: "2026-11-20T09:00",
    endedAt: "2026-11-20T11:00",
    cryoprotectant: "DMSO",
    programme: "CR-01",
    freezerSerial: "S",
    witnessId: ID,
  };
  const rest = { contactMinutes: "20", endTemperatureCelsius: "\u2212120,5", dose: "4", qc: "1", millionsPerVial: "5", volumeMl: "1" };
  expect(freezeForm("Europe/Rome").parse({ ...typed, ...rest })).toMatchObject({
    endTemperatureCelsius: -120.5,
    dose: 4,
    reserve: 0,
    qc: 1,
    retain: 0,
    cellsPerVial: 5e6,
  });
  expect(problems(freezeForm("Europe/Rome").safeParse({ ...typed, ...rest, dose: "4.5" }))).toEqual({ dose: "laboratory.whole_number" });
  expect(problems(freezeForm("Europe/Rome").safeParse({ ...typed, ...rest, witnessId: "me" }))).toEqual({ witnessId: "errors.choose_one" });
});

test("a harvest needs both counts, the dead, the volume and the time", () => {
  expect(Object.keys(problems(harvestForm("Europe/Rome").safeParse({}))).sort()).toEqual([
    "dead",
    "firstCount",
    "harvestedAt",
    "secondCount",
    "volumeMl",
  ]);
});

test("a day's readings are the tests that were filled in, each with the result that it repeats", () => {
  const panel = { sampledAt: "2026-11-01T09:00", testedOn: "2026-11-15", laboratory: "Demo QC", status: "final" };
  const form = testResultsForm("Europe/Rome");
  const typed = { ...panel, [`value.${ID}`]: "87.2", [`retest.${ID}`]: OTHER, [`value.${OTHER}`]: undefined, "value.other": "1" };
  expect(form.parse(typed).results).toEqual([{ specificationTestId: ID, value: "87.2", retestOf: OTHER }]);
  expect(problems(form.safeParse(panel))).toEqual({ laboratory: "laboratory.result_needed" });
});
