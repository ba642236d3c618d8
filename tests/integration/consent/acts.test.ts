import { describe, expect, test } from "vitest";
import { recordCollection } from "~/bank/collection/collecting.operations.server";
import { dispatchKit } from "~/bank/collection/dispatch.operations.server";
import { checkKitLabels } from "~/bank/collection/kits.operations.server";
import type { ConsentCode } from "~/bank/consent/clauses.rules";
import { withdrawConsent } from "~/bank/consent/withdrawal.operations.server";
import { sampleMarkers } from "~/bank/laboratory/markers.operations.server";
import { seedPassage } from "~/bank/laboratory/passages.operations.server";
import { startProcessing } from "~/bank/laboratory/processing.operations.server";
import { enterTestResult } from "~/bank/laboratory/results.operations.server";
import { gatesFor } from "~/bank/release/gates.server";
import { recordOutcome } from "~/bank/release/outcome.operations.server";
import { authoriseRelease, reviewRelease } from "~/bank/release/sign.operations.server";
import { placeVials, proposePlaces } from "~/bank/storage/place.operations.server";
import { at, now } from "~/outside/clock.server";
import { dayIn } from "~/web/when";
import { collectionOf, givenDispatchedKit, givenKit } from "~tests/support/given/collection";
import { REQUIRED_YES } from "~tests/support/given/consent";
import { givenCulture, givenMaterial, passing, testsOf } from "~tests/support/given/laboratory";
import { day, givenRequest, signature } from "~tests/support/given/release";
import { givenFrozen } from "~tests/support/given/storage";

const REFUSED = { code: "consent_withdrawn" };
const takeBack = (held: { family: Parameters<typeof withdrawConsent>[0]; consentId: string }, code: ConsentCode) =>
  withdrawConsent(held.family, held.consentId, code, { confirmed: "yes" });

describe("rule 7: each item that was taken back stops its act at once", () => {
  test.each(["procurement", "testing"] as const)("%s: no kit leaves", async (code) => {
    const kit = await givenKit();
    const { din, coi } = kit;
    await checkKitLabels(kit.colleague, kit.kitId, { din, coi });
    await takeBack(kit, code);
    const leaves = dispatchKit(kit.laboratory, kit.kitId, { din, coi, courier: "Demo Courier", tracking: "DC-1", dispatchedAt: now() });
    await expect(leaves).rejects.toMatchObject(REFUSED);
  });

  test.each(["procurement", "testing", "procedure_risks"] as const)("%s: nothing is collected", async (code) => {
    const kit = await givenDispatchedKit();
    await takeBack(kit, code);
    await expect(recordCollection(kit.laboratory, kit.donationId, collectionOf(kit, "bone_marrow"))).rejects.toMatchObject(REFUSED);
  });

  test("testing: no blood is sampled; processing: nothing is grown", async () => {
    const held = await givenMaterial();
    await takeBack(held, "testing");
    await takeBack(held, "processing");
    const sample = { specimenOf: "donor" as const, takenAt: held.day(0), laboratory: "Demo Diagnostics", laboratoryLicence: "LAB-1" };
    await expect(held.onDay(1, () => sampleMarkers(held.laboratory, held.donationId, sample))).rejects.toMatchObject(REFUSED);
    const start = { productCode: "DBM01", startedAt: held.day(0), protocol: "CP-01 v1" };
    await expect(held.onDay(1, () => startProcessing(held.laboratory, held.donationId, start))).rejects.toMatchObject(REFUSED);
  });

  test("processing, taken back while cells grow: they are not multiplied further", async () => {
    const held = await givenCulture();
    await takeBack(held, "processing");
    const seed = { seededAt: held.day(11), seededCells: 2e6, areaCm2: 500 };
    await expect(held.onDay(11, () => seedPassage(held.laboratory, held.cultureId, seed))).rejects.toMatchObject(REFUSED);
  });

  test.each([
    ["quality_control", "viability_percent"],
    ["genetic_testing", "identity_str"],
  ] as const)("%s: no sample is tested for it; a result of a sample taken before is kept", async (code, name) => {
    const held = await givenFrozen();
    const tests = Object.values(await testsOf(held.lotId));
    const asked = tests.find(({ test }) => test === name) ?? tests[0];
    if (asked === undefined) throw new Error("The specification has no test.");
    await held.onDay(30, () => takeBack(held, code));
    const enter = (on: number) =>
      held.onDay(41, () =>
        enterTestResult(held.laboratory, held.lotId, {
          specificationTestId: asked.id,
          value: passing(asked),
          sampledAt: held.day(on),
          testedOn: dayIn(held.day(40), "UTC"),
          laboratory: "Demo QC",
          status: "final",
        }),
      );
    await expect(enter(31)).rejects.toMatchObject(REFUSED);
    await enter(27);
  });

  test.each(["storage", "transfer_abroad"] as const)("%s: nothing new is stored", async (code) => {
    const held = await givenFrozen();
    await takeBack(held, code);
    const places = (await proposePlaces(held.laboratory, held.lotId)).map(({ vialId, positionId }) => ({ vialId, positionId }));
    const put = held.onDay(28, () => placeVials(held.laboratory, held.lotId, { places, witnessId: held.witness.id }));
    await expect(put).rejects.toMatchObject(REFUSED);
  });

  test("each item of a release: cells that wait are not released, and the gate names every item", async () => {
    const held = await givenRequest("authorised");
    const codes = ["procurement", "testing", "genetic_testing", "processing", "quality_control", "storage", "release"] as const;
    for (const [index, code] of codes.entries()) {
      await takeBack(held, code);
      const gate = (await gatesFor(held.requestId)).find(({ name }) => name === "consent");
      expect(gate).toMatchObject({ state: "shut", values: { items: codes.slice(0, index + 1).join(", ") } });
    }
    const review = at(day(-9), async () => reviewRelease(held.quality, held.requestId, await signature(held.requestId)));
    await expect(review).rejects.toMatchObject({ code: "gates_shut" });
  });

  test("release: the family cannot authorise what it took back; outcomes: nothing more is kept", async () => {
    const asked = await givenRequest("submitted");
    await takeBack(asked, "release");
    const sign = at(day(-10), async () => authoriseRelease(asked.family, asked.requestId, await signature(asked.requestId)));
    await expect(sign).rejects.toMatchObject(REFUSED);
    const used = await givenRequest("infused", { answers: { ...REQUIRED_YES, outcomes: "yes" } });
    await takeBack(used, "outcomes");
    const outcome = { timepoint: "M1" as const, scale: "AIS" as const, baseline: "C", value: "D", blinded: "no" as const };
    await expect(recordOutcome(used.clinic.actor, used.requestId, outcome)).rejects.toMatchObject({
      code: expect.stringMatching(/^consent_/),
    });
  });
});
