import { describe, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { assessMarkers } from "~/bank/laboratory/assessment.operations.server";
import {
  approveMarkerResult,
  approveMarkerSample,
  enterMarkerResult,
  enterMarkerResults,
  sampleMarkers,
} from "~/bank/laboratory/markers.operations.server";
import { markerGate, markersOf } from "~/bank/laboratory/markers.server";
import { WORKER } from "~/bank/people/actor";
import { dayIn } from "~/web/when";
import { givenMarkers, givenMaterial, givenReleasableLot, type Material } from "~tests/support/given/laboratory";
import { PASSWORD } from "~tests/support/given/people";

const judged = (donationId: string) => readAs(WORKER, (db) => markersOf(db, donationId));
const sample = ({ donationId, laboratory, onDay }: Material, takenAt: Date, specimenOf: "donor" | "mother" = "donor") =>
  onDay(60, () =>
    sampleMarkers(laboratory, donationId, { specimenOf, takenAt, laboratory: "Demo Diagnostics", laboratoryLicence: "LAB-1" }),
  );
const assessment = {
  conclusion: "acceptable",
  note: "Old, cleared infection; no virus found.",
  meaning: "review",
  password: PASSWORD,
} as const;

describe("donor markers", () => {
  test("rule 23: are final once every required one is approved from a sample inside the window", async () => {
    const material = await givenMaterial();
    expect(await judged(material.donationId)).toMatchObject({ final: false, standings: { hbsag: "missing" } });
    const sampleId = await sample(material, material.day(0));
    const results = (["anti_hiv_1_2", "hbsag", "anti_hbc", "anti_hcv", "syphilis"] as const).map((marker) => ({
      marker,
      result: "negative" as const,
    }));
    await material.onDay(60, () => enterMarkerResults(material.laboratory, sampleId, { testedOn: dayIn(material.day(2), "UTC"), results }));
    expect(await judged(material.donationId)).toMatchObject({ final: false, standings: { hbsag: "unapproved" } });
    await material.onDay(61, () => approveMarkerSample(material.quality, sampleId));
    expect(await judged(material.donationId)).toMatchObject({ final: true, biohazard: false, positive: [] });
  });

  test("rule 26: nobody approves what they entered, and nothing is approved twice", async () => {
    const material = await givenMaterial();
    const sampleId = await sample(material, material.day(0));
    const form = { marker: "hbsag", result: "negative", testedOn: dayIn(material.day(2), "UTC") } as const;
    const id = await material.onDay(60, () => enterMarkerResult(material.quality, sampleId, form));
    await expect(material.onDay(61, () => approveMarkerResult(material.quality, id))).rejects.toMatchObject({ code: "own_work" });
    await expect(material.onDay(61, () => approveMarkerResult(material.laboratory, id))).rejects.toMatchObject({ code: "not_allowed" });
  });

  test("a result is repeated, never overwritten", async () => {
    const material = await givenMaterial();
    const sampleId = await sample(material, material.day(0));
    const enter = (result: "reactive" | "negative", repeatOf?: string) =>
      material.onDay(60, () =>
        enterMarkerResult(material.laboratory, sampleId, { marker: "hbsag", result, testedOn: dayIn(material.day(2), "UTC"), repeatOf }),
      );
    const first = await enter("reactive");
    await expect(enter("negative")).rejects.toMatchObject({ code: "result_stands" });
    const second = await enter("negative", first);
    await expect(enter("negative", first)).rejects.toMatchObject({ code: "retest_of_another" });
    await material.onDay(61, () => approveMarkerSample(material.quality, sampleId));
    expect((await judged(material.donationId)).standings.hbsag).toBe("negative");
    const kept = await readAs(WORKER, (db) =>
      db.selectFrom("markerResults").select(["id", "result"]).where("sampleId", "=", sampleId).orderBy("enteredAt").orderBy("id").execute(),
    );
    expect(kept).toEqual([
      { id: first, result: "reactive" },
      { id: second, result: "negative" },
    ]);
  });

  test("of marrow may be taken 30 days before, of fat 7; blood outside the window does not count", async () => {
    const marrow = await givenMaterial();
    await givenWindow(marrow, -29);
    expect((await judged(marrow.donationId)).standings.syphilis).toBe("negative");
    const fat = await givenMaterial({ tissue: "adipose" });
    await givenWindow(fat, -29);
    expect((await judged(fat.donationId)).standings.syphilis).toBe("out_of_window");
  });

  test("of birth tissue are the mother's", async () => {
    const birth = await givenMaterial({ tissue: "birth" });
    await givenWindow(birth, 0);
    expect((await judged(birth.donationId)).standings.syphilis).toBe("wrong_specimen");
    await givenMarkers(birth);
    expect((await judged(birth.donationId)).final).toBe(true);
  });

  test("rule 22: a reaction after freezing marks lots and vials, voids the signed disposition and asks for isolation", async () => {
    const lot = await givenReleasableLot();
    const sampleId = await sample(lot, lot.day(1));
    const form = { marker: "anti_hcv", result: "reactive", testedOn: dayIn(lot.day(5), "UTC") } as const;
    await lot.onDay(60, () => enterMarkerResult(lot.laboratory, sampleId, form));
    const [held, vials] = await readAs(WORKER, async (db) => [
      await db.selectFrom("lots").select(["state", "biohazard"]).where("id", "=", lot.lotId).executeTakeFirstOrThrow(),
      await db.selectFrom("vials").select("collectionType").distinct().where("lotId", "=", lot.lotId).execute(),
    ]);
    expect(held).toEqual({ state: "quarantine", biohazard: true });
    expect(vials).toEqual([{ collectionType: "X" }]);
  });
});

const givenWindow = async (material: Material, on: number) => {
  const sampleId = await sample(material, material.day(on));
  const testedOn = dayIn(material.day(on + 1), "UTC");
  await material.onDay(60, () => enterMarkerResult(material.laboratory, sampleId, { marker: "syphilis", result: "negative", testedOn }));
  await material.onDay(61, () => approveMarkerSample(material.quality, sampleId));
};

describe("anti-HBc without HBsAg", () => {
  test("waits for the medical director's assessment in writing; then the donor's own use is open, another person's is not", async () => {
    const lot = await givenReleasableLot();
    const gate = (use: "autologous" | "directed") => readAs(WORKER, (db) => markerGate(db, lot.donorId, use));
    expect(await gate("autologous")).toMatchObject({ open: true, final: true });
    const sampleId = await sample(lot, lot.day(1));
    const enter = (marker: "anti_hbc" | "hbv_dna", result: "repeat_reactive" | "negative") =>
      lot.onDay(60, () => enterMarkerResult(lot.laboratory, sampleId, { marker, result, testedOn: dayIn(lot.day(5), "UTC") }));
    await enter("anti_hbc", "repeat_reactive");
    await enter("hbv_dna", "negative");
    await lot.onDay(61, () => approveMarkerSample(lot.quality, sampleId));
    expect(await gate("autologous")).toMatchObject({ open: false, final: true, biohazard: true });
    const tasks = () =>
      readAs(WORKER, (db) =>
        db.selectFrom("tasks").select("state").where("kind", "=", "assess_markers").where("subjectId", "=", lot.donationId).execute(),
      );
    expect(await tasks()).toEqual([{ state: "open" }]);
    await expect(lot.onDay(62, () => assessMarkers(lot.quality, lot.donationId, assessment))).rejects.toMatchObject({
      code: "not_allowed",
    });
    await lot.onDay(62, () => assessMarkers(lot.director, lot.donationId, { ...assessment, conclusion: "not_acceptable" }));
    expect(await tasks()).toEqual([{ state: "done" }]);
    expect(await gate("autologous")).toMatchObject({ open: false });
    await lot.onDay(63, () => assessMarkers(lot.director, lot.donationId, assessment));
    expect(await tasks()).toEqual([{ state: "done" }]);
    expect(await gate("autologous")).toMatchObject({ open: true, biohazard: true });
    expect(await gate("directed")).toMatchObject({ open: false });
  });
});
