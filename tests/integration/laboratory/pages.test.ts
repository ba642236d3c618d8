import type { ComponentType } from "react";
import { beforeAll, describe, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { type Actor, WORKER } from "~/bank/people/actor";
import * as culture from "~/routes/staff/cultures.$cultureId._index";
import * as fail from "~/routes/staff/cultures.$cultureId.fail";
import * as harvest from "~/routes/staff/cultures.$cultureId.harvest";
import * as newLot from "~/routes/staff/cultures.$cultureId.lot";
import * as seed from "~/routes/staff/cultures.$cultureId.seed";
import * as markers from "~/routes/staff/donations.$donationId.markers._index";
import * as markerApproval from "~/routes/staff/donations.$donationId.markers.$sampleId.approval";
import * as markerResults from "~/routes/staff/donations.$donationId.markers.$sampleId.results";
import * as assessment from "~/routes/staff/donations.$donationId.markers.assessment";
import * as sample from "~/routes/staff/donations.$donationId.markers.sample";
import * as processing from "~/routes/staff/donations.$donationId.processing._index";
import * as tissue from "~/routes/staff/donations.$donationId.processing.tissue";
import * as laboratory from "~/routes/staff/laboratory._index";
import * as lots from "~/routes/staff/lots._index";
import * as lot from "~/routes/staff/lots.$lotId._index";
import * as amend from "~/routes/staff/lots.$lotId.amend";
import * as approval from "~/routes/staff/lots.$lotId.approval";
import * as disposition from "~/routes/staff/lots.$lotId.disposition";
import * as freeze from "~/routes/staff/lots.$lotId.freeze";
import * as hold from "~/routes/staff/lots.$lotId.hold";
import * as lift from "~/routes/staff/lots.$lotId.lift";
import * as results from "~/routes/staff/lots.$lotId.tests";
import * as quality from "~/routes/staff/quality._index";
import * as deviation from "~/routes/staff/quality.deviations.$deviationId";
import * as specifications from "~/routes/staff/specifications._index";
import * as specification from "~/routes/staff/specifications.$specificationId._index";
import * as revise from "~/routes/staff/specifications.$specificationId.revise";
import { localIn } from "~/web/when";
import { ask, post } from "~tests/support/asked";
import { givenMarkers, givenMaterial, givenResults, passing, revisionOf, testsOf } from "~tests/support/given/laboratory";
import { PASSWORD } from "~tests/support/given/people";
import { rendered, wordsOf } from "~tests/support/rendered";

type Material = Awaited<ReturnType<typeof givenMaterial>>;
type Page = { loader: (args: never) => unknown; default: ComponentType };
type Params = Record<string, string>;
const LOCALES = ["en", "it", "ar"] as const;
const id = (address: string | null) => address?.split("?")[0]?.split("/").at(-1) ?? "";
const signed = { meaning: "approval", password: PASSWORD };

/** What a page says in every language, its loader's data as this actor gets them. No key may stay a key. */
async function shown(page: Page, actor: Actor, path: string, params: Params = {}): Promise<string> {
  const data = await ask(page.loader as never, actor, path, params);
  const all = LOCALES.map((locale) => wordsOf(rendered({ Page: page.default, data, locale, i18n: ["laboratory"], path })));
  for (const words of all) expect(words).not.toMatch(/\b(laboratory|ui|errors)\.[a-z_]+/);
  return all[0] ?? "";
}

let material: Material;
const own: Record<string, string> = {};
const params = () => own;
/** An action's form, sent by its page, on a day of the laboratory's work. */
const sent = (on: number, action: Parameters<typeof post>[0], actor: Actor, fields: Record<string, string>) =>
  material.onDay(on, () => post(action, actor, "/staff", fields, params()));
const when = (on: number) => localIn(material.day(on), "Europe/Rome");
const day = (on: number) => when(on).slice(0, 10);

beforeAll(async () => {
  material = await givenMaterial({ tissue: "birth" });
  own.donationId = material.donationId;
});

describe("the pages of the laboratory, from an accepted cord to a signed lot", () => {
  test("the bench says what waits, and processing begins from its page", async () => {
    const { laboratory: who } = material;
    const bench = await shown(laboratory, who, "/staff/laboratory");
    expect(bench).toContain("A collection waits to be processed");
    expect(bench).toContain("No blood result of the donor was entered");
    expect(await shown(processing, who, "/p", own)).toContain("Begin a culture");
    expect(await shown(tissue, who, "/p", own)).toContain("A tissue product");
    const bad = await sent(1, processing.action, who, { productCode: "DWJ01", protocol: "CP-WJ-01 v1", startedAt: "yesterday" });
    expect(bad).toMatchObject({
      status: 422,
      answer: { problems: { startedAt: "laboratory.time_wrong" }, typed: { startedAt: "yesterday" } },
    });
    const begun = await sent(1, processing.action, who, { productCode: "DWJ01", protocol: "CP-WJ-01 v1", startedAt: when(1) });
    expect(begun.location).toMatch(/^\/staff\/cultures\//);
    own.cultureId = id(begun.location);
  });

  test("a harvest is counted twice; its verdict stands on the page afterwards", async () => {
    const { laboratory: who } = material;
    expect(await shown(culture, who, "/c", own)).toContain("Count the harvest, twice");
    expect(await shown(harvest, who, "/c", own)).toContain("First count, viable");
    const apart = await sent(15, harvest.action, who, {
      firstCount: "4",
      secondCount: "5",
      dead: "0,1",
      volumeMl: "10",
      harvestedAt: when(15),
    });
    expect(apart).toMatchObject({ status: 409, answer: { refusal: { code: "counts_apart" }, typed: { firstCount: "4" } } });
    const counted = { firstCount: "0,205", secondCount: "0,215", dead: "0.01", volumeMl: "10", harvestedAt: when(15) };
    const done = await sent(15, harvest.action, who, counted);
    expect(done.location).toBe(`/staff/cultures/${own.cultureId}?saved=harvested`);
    const page = await shown(culture, who, `/staff/cultures/${own.cultureId}?saved=harvested`, own);
    expect(page).toContain("The harvest of P0 is recorded.");
    expect(page).toContain("2.1 × 10");
    expect(page).toContain("The counts are 4.8 % apart");
  });

  test("the next passage is seeded, harvested, and becomes a lot", async () => {
    const { laboratory: who } = material;
    expect(await shown(seed, who, "/c", own)).toContain("Seed P1");
    const seeded = await sent(15, seed.action, who, { seededMillions: "2", areaCm2: "500", seededAt: when(15) });
    expect(seeded.location).toBe(`/staff/cultures/${own.cultureId}?saved=seeded`);
    expect(await shown(fail, who, "/c", own)).toContain("Microbes grew");
    expect((await sent(16, fail.action, who, { failedAt: when(16) })).status).toBe(422);
    await sent(22, harvest.action, who, { firstCount: "5", secondCount: "5", dead: "0.2", volumeMl: "10", harvestedAt: when(22) });
    expect(await shown(newLot, who, "/c", own)).toContain("50 million");
    const made = await sent(22, newLot.action, who, { cellsTestedMillions: "10" });
    expect(made.location).toMatch(/^\/staff\/lots\//);
    own.lotId = id(made.location);
    expect(await shown(culture, who, "/c", own)).toContain("WJ-");
  });

  test("the lot is frozen by two people, and its page shows vials, lineage and mass balance", async () => {
    const { laboratory: who, witness } = material;
    expect(await shown(freeze, who, "/l", own)).toContain("40 million");
    const run = {
      cryoprotectant: "DMSO",
      programme: "CR-01 v1",
      freezerSerial: "CRF-1",
      contactMinutes: "20",
      endTemperatureCelsius: "−120",
    };
    const vials = { dose: "2", reserve: "1", qc: "1", retain: "0", millionsPerVial: "10", volumeMl: "1,5" };
    const times = { startedAt: when(22.1), endedAt: when(22.2) };
    const alone = await sent(23, freeze.action, who, { ...run, ...vials, ...times, witnessId: who.id });
    expect(alone).toMatchObject({ status: 409, answer: { refusal: { code: "second_person_needed" } } });
    const frozen = await sent(23, freeze.action, who, { ...run, ...vials, ...times, witnessId: witness.id });
    expect(frozen.location).toBe(`/staff/lots/${own.lotId}`);
    const page = await shown(lot, who, "/l", own);
    for (const words of [
      "Everything is accounted for",
      "4 vials",
      "Doses",
      "not proven yet",
      "Place the vials",
      "Identity (STR): no final, approved result",
    ])
      expect(page).toContain(words);
    expect(await shown(lots, who, "/staff/lots?state=quarantine")).toContain("WJ-");
    expect(await shown(lots, who, "/staff/lots?state=rejected")).toContain("No lot in this state");
  });

  test("markers are entered by one and approved by another, each on their own page", async () => {
    const { laboratory: who, quality: second, director } = material;
    expect(await shown(markers, who, "/m", own)).toContain("No blood sample yet");
    expect(await shown(sample, who, "/m", own)).toContain("Whose blood");
    const taken = { specimenOf: "mother", takenAt: when(0), laboratory: "Demo Diagnostics", laboratoryLicence: "LAB-1" };
    const sampled = await sent(23, sample.action, who, taken);
    own.sampleId = sampled.location?.split("/").at(-2) ?? "";
    expect(await shown(markerResults, who, "/m", own)).toContain("Anti-HIV 1, 2");
    expect((await sent(24, markerResults.action, who, { testedOn: day(2) })).answer?.problems).toMatchObject({
      testedOn: "laboratory.marker_needed",
    });
    const negative = Object.fromEntries(["anti_hiv_1_2", "hbsag", "anti_hcv", "syphilis"].map((marker) => [marker, "negative"]));
    const entered = await sent(24, markerResults.action, who, { testedOn: day(2), ...negative, anti_hbc: "repeat_reactive" });
    expect(entered.location).toBe(`/staff/donations/${own.donationId}/markers`);
    expect(await shown(markerApproval, second, "/m", own)).toContain("Repeatedly reactive");
    expect((await sent(25, markerApproval.action, who, {})).status).toBe(409);
    expect((await sent(25, markerApproval.action, second, {})).status).toBe(302);
    const page = await shown(markers, director, "/m", own);
    expect(page).toContain("Biological hazard");
    expect(page).toContain("The medical director must assess this");
    expect(await shown(assessment, director, "/m", own)).toContain("Own use is");
    const judged = { conclusion: "acceptable", note: "Cleared long ago.", meaning: "review", password: PASSWORD };
    expect((await sent(26, assessment.action, director, judged)).status).toBe(302);
    expect(await shown(markers, director, "/m", own)).toContain("Assessed by the medical director");
  });

  test("tests are read, approved and signed, and quality decides what becomes of the lot", async () => {
    const { laboratory: who, quality: second } = material;
    expect(await shown(results, who, "/l", own)).toContain("at least 70 %");
    const panel = { sampledAt: when(23), testedOn: day(37), laboratory: "Demo QC", status: "final" };
    expect((await sent(40, results.action, who, panel)).answer?.problems).toMatchObject({ laboratory: "laboratory.result_needed" });
    const values = Object.fromEntries(Object.values(await testsOf(own.lotId ?? "")).map((each) => [`value.${each.id}`, passing(each)]));
    expect((await sent(40, results.action, who, { ...panel, ...values })).location).toBe(`/staff/lots/${own.lotId}`);
    expect(await shown(quality, second, "/staff/quality")).toMatch(/Lot WJ-.+ results to approve/);
    expect(await shown(approval, second, "/l", own)).toContain("waits for a second person");
    expect((await sent(41, approval.action, second, signed)).status).toBe(302);
    expect(await shown(quality, second, "/staff/quality")).toMatch(/Lot WJ-.+ is ready for its disposition/);
    const page = await shown(disposition, second, "/l", own);
    expect(page).toContain("Releasable to the donor, biological hazard");
    expect(page).not.toContain("Every required test is final");
    const decided = { disposition: "releasable_autologous_biohazard", revision: String(await revisionOf(own.lotId ?? "")), ...signed };
    expect((await sent(42, disposition.action, second, decided)).location).toBe(`/staff/lots/${own.lotId}`);
    expect(await shown(lot, second, "/l", own)).toContain("the signature stands");
  });

  test("a hold is set and lifted, a count corrected; the voided signature stays to be seen", async () => {
    const { laboratory: who, quality: second } = material;
    expect(await shown(hold, second, "/l", own)).toContain("It was too warm");
    expect((await sent(43, hold.action, second, { reason: "excursion" })).status).toBe(302);
    expect(await shown(quality, second, "/staff/quality")).toContain("It was too warm");
    expect(await shown(lift, second, "/l", own)).toContain("Lift the hold");
    expect((await sent(44, lift.action, second, { reason: "Thawed well.", ...signed })).status).toBe(302);
    expect(await shown(amend, who, "/l", own)).toContain("Correct a lot’s count");
    const corrected = { cellsHarvestedMillions: "51", cellsTestedMillions: "10", reason: "Misread." };
    expect((await sent(45, amend.action, who, corrected)).status).toBe(302);
    const page = await shown(lot, second, "/l", own);
    expect(page).toContain("the record was changed afterwards");
    expect(page).toContain("Quarantine");
  });
});

test("a deviation of a lot is decided on its page, once", async () => {
  const other = await givenMaterial();
  const { laboratory: who, quality: second } = other;
  const start = { productCode: "DBM01", protocol: "CP-BM-01 v1", startedAt: localIn(other.day(1), "Europe/Rome") };
  const begun = await other.onDay(1, () => post(processing.action, who, "/p", start, { donationId: other.donationId }));
  const cultureId = id(begun.location);
  const counts = { firstCount: "5", secondCount: "5", dead: "0.2", volumeMl: "10", harvestedAt: localIn(other.day(12), "Europe/Rome") };
  await other.onDay(12, () => post(harvest.action, who, "/c", counts, { cultureId }));
  const lotId = id((await other.onDay(12, () => post(newLot.action, who, "/c", {}, { cultureId }))).location);
  await givenMarkers(other);
  await givenResults({ ...other, lotId }, { sterility: "growth", viability_post_thaw: null }, [13, 26]);
  const [opened] = await readAs(WORKER, (db) => db.selectFrom("deviations").select("id").where("subjectId", "=", lotId).execute());
  const where = { deviationId: opened?.id ?? "" };
  expect(await shown(quality, second, "/staff/quality")).toContain("Growth of microbes");
  expect(await shown(deviation, second, "/d", where)).toContain("Accept it");
  const decided = { decision: "rejected", note: "Oral flora.", ...signed };
  expect((await other.onDay(30, () => post(deviation.action, second, "/d", decided, where))).location).toBe(`/staff/lots/${lotId}`);
  expect(await shown(deviation, second, "/d", where)).toContain("not accepted");
  expect((await other.onDay(31, () => post(deviation.action, second, "/d", decided, where))).answer?.refusal?.code).toBe("wrong_state");
});

test("a specification is read and its next version published, for what comes", async () => {
  const { quality: second, laboratory: who } = material;
  expect(await shown(specifications, who, "/staff/specifications")).toContain("SPEC-BM-01");
  const { id: specificationId } = await readAs(WORKER, (db) =>
    db.selectFrom("specifications").select("id").where("code", "=", "SPEC-DP-01").executeTakeFirstOrThrow(),
  );
  const where = { specificationId };
  expect(await shown(specification, second, "/s", where)).toContain("identity, never waived");
  expect(await shown(revise, second, "/s", where)).toContain("Viability after thaw, at least");
  const tests = await readAs(WORKER, (db) =>
    db.selectFrom("specificationTests").selectAll().where("specificationId", "=", specificationId).execute(),
  );
  const limits = Object.fromEntries(
    tests.flatMap(({ id: test, minimum, maximum }) => [
      ...(minimum === null ? [] : [[`minimum.${test}`, String(minimum + 1)]]),
      ...(maximum === null ? [] : [[`maximum.${test}`, String(maximum)]]),
    ]),
  );
  const publish = (effectiveFrom: string) =>
    post(revise.action, second, "/s", { ...limits, cpdlMax: "14", passageMax: "5", effectiveFrom }, where);
  expect((await publish("2019-01-01T00:00")).answer?.refusal?.code).toBe("effective_in_the_past");
  const published = await publish("2035-01-01T09:00");
  const next = await readAs(WORKER, (db) =>
    db.selectFrom("specifications").selectAll().where("id", "=", id(published.location)).executeTakeFirstOrThrow(),
  );
  expect(next).toMatchObject({ code: "SPEC-DP-01", version: 2, cpdlMax: 14 });
  const viability = await readAs(WORKER, (db) =>
    db
      .selectFrom("specificationTests")
      .select("minimum")
      .where("specificationId", "=", next.id)
      .where("test", "=", "viability_post_thaw")
      .executeTakeFirstOrThrow(),
  );
  expect(viability.minimum).toBe(71);
});

test("whoever reads a culture or a lot stands in the donor's access log", async () => {
  const pages = await readAs(WORKER, (db) =>
    db.selectFrom("accessLog").select("page").distinct().where("donorId", "=", material.donorId).execute(),
  );
  expect(pages.map(({ page }) => page)).toEqual(expect.arrayContaining(["culture.page", "lot.page", "donation.markers", "lot.results"]));
});

test.each([
  [lot, "lotId"],
  [culture, "cultureId"],
  [deviation, "deviationId"],
  [specification, "specificationId"],
  [markers, "donationId"],
] as const)("an address with an id of nothing, or with no id, is a 404 (%#)", async (page, name) => {
  for (const value of ["00000000-0000-7000-8000-000000000000", "nothing"])
    await expect(ask(page.loader as never, material.laboratory, "/x", { [name]: value })).rejects.toMatchObject({ status: 404 });
});
