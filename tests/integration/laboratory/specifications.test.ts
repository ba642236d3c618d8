import { expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import { makeTissueLot, startProcessing } from "~/bank/laboratory/processing.operations.server";
import { publishSpecification, type SpecificationForm } from "~/bank/laboratory/specifications.operations.server";
import { specificationAt, specificationForPage, specificationsInForce } from "~/bank/laboratory/specifications.server";
import { WORKER } from "~/bank/people/actor";
import { now } from "~/outside/clock.server";
import { DEMO_SPECIFICATIONS } from "~db/seed/specifications";
import { givenReceived } from "~tests/support/given/collection";
import { givenBench, givenSpecifications } from "~tests/support/given/laboratory";

const specification = (code: string, changes: Partial<SpecificationForm> = {}): SpecificationForm => {
  const form = DEMO_SPECIFICATIONS.find((each) => each.code === code);
  if (!form) throw new Error(`No specification ${code}.`);
  return { ...form, effectiveFrom: new Date("2041-01-01T00:00:00Z"), ...changes };
};
const inForce = (productCode: string, on: string) => readAs(WORKER, (db) => specificationAt(db, productCode, "bank", new Date(on)));

test("without a specification nothing is made: neither a culture nor a tissue product", async () => {
  const { laboratory } = await givenBench();
  const cord = await givenReceived({ tissue: "birth" });
  const at = { startedAt: now(), protocol: "CP-WJ-01 v1" };
  await expect(startProcessing(laboratory, cord.donationId, { productCode: "DWJ01", ...at })).rejects.toMatchObject({
    code: "no_specification",
    data: { product: "DWJ01" },
  });
  await expect(makeTissueLot(laboratory, cord.donationId, { productCode: "DCT01", harvestedAt: at.startedAt })).rejects.toMatchObject({
    code: "no_specification",
    data: { product: "DCT01" },
  });
  const state = await readAs(WORKER, (db) => db.selectFrom("donations").select("state").where("id", "=", cord.donationId).execute());
  expect(state).toEqual([{ state: "accepted" }]);
});

test("a specification that the bank has not approved is a proposal and binds nothing", async () => {
  await givenSpecifications();
  await publishSpecification(WORKER, specification("SPEC-DP-01", { code: "SPEC-DP-02" }));
  expect(await inForce("DDP01", "2042-01-01T00:00:00Z")).toMatchObject({ code: "SPEC-DP-01" });
});

test("rule 16: each version is in force from its day on, the one before until then", async () => {
  const { quality } = await givenBench();
  const next = specification("SPEC-BM-01", { cpdlMax: 11 });
  const id = await publishSpecification(quality, next);
  expect(await inForce("DBM01", "2040-12-31T23:59:59.999Z")).toMatchObject({ version: 1 });
  expect(await inForce("DBM01", "2041-01-01T00:00:00Z")).toMatchObject({ id, version: 2, cpdlMax: 11 });
  expect(await inForce("DBM01", "2019-12-31T00:00:00Z")).toBeUndefined();
});

test("a version never begins before, or with, the one before it", async () => {
  const { quality } = await givenBench();
  await publishSpecification(quality, specification("SPEC-AT-01"));
  for (const effectiveFrom of [new Date("2040-01-01T00:00:00Z"), new Date("2041-01-01T00:00:00Z")])
    await expect(publishSpecification(quality, specification("SPEC-AT-01", { effectiveFrom }))).rejects.toMatchObject({
      code: "effective_before_last",
    });
});

test("a code belongs to one product at one stage for ever", async () => {
  const { quality } = await givenBench();
  const effectiveFrom = new Date("2043-01-01T00:00:00Z");
  for (const changes of [{ productCode: "DWJ01" }, { stage: "release" as const }])
    await expect(publishSpecification(quality, specification("SPEC-BM-01", { ...changes, effectiveFrom }))).rejects.toMatchObject({
      code: "specification_of_another",
    });
});

test("a version reads as it was published, its tests in their order, and the list shows the newest of each code", async () => {
  const newest = await readAs(WORKER, specificationsInForce);
  expect(new Set(newest.map(({ code }) => code)).size).toBe(newest.length);
  const marrow = newest.find(({ code }) => code === "SPEC-BM-01");
  expect(marrow).toMatchObject({ version: 2, cpdlMax: 11 });
  const page = await readAs(WORKER, (db) => specificationForPage(db, marrow?.id ?? ""));
  const published = specification("SPEC-BM-01");
  expect(page?.tests.map(({ test }) => test)).toEqual(published.tests.map(({ test }) => test));
  expect(page?.tests.map(({ minimum, maximum, expected }) => ({ minimum, maximum, expected }))).toEqual(
    published.tests.map(({ minimum, maximum, expected }) => ({ minimum, maximum, expected })),
  );
  expect(await readAs(WORKER, (db) => specificationForPage(db, "00000000-0000-7000-8000-000000000000"))).toBeUndefined();
});
