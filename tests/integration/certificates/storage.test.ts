import { beforeAll, describe, expect, test } from "vitest";
import { certifyStorage } from "~/bank/certificates/certify.operations.server";
import { published } from "~/bank/certificates/published.server";
import { judge, openPublished } from "~/bank/certificates/verdict.rules";
import { readAs } from "~/bank/history/transact.server";
import { holdLot } from "~/bank/laboratory/holds.operations.server";
import { WORKER } from "~/bank/people/actor";
import { destroyVials } from "~/bank/storage/leave.operations.server";
import { at } from "~/outside/clock.server";
import { uncovered } from "~/outside/fonts/coverage.server";
import { certifiedDestruction, certifiedStorage, givenUsableStorageCertificate, lastEvent } from "~tests/support/given/certificates";
import { givenFamily, PASSWORD } from "~tests/support/given/people";
import { textOf } from "~tests/support/pdf-text";

const LONG_AGO = new Date("2020-01-01T09:00:00Z");
const verdictOf = async (code: string) => judge(code, openPublished(await published()));
const contentOf = ({ canonicalJson }: { canonicalJson: string }) => JSON.parse(canonicalJson);

describe("a family's storage certificate", () => {
  let given: Awaited<ReturnType<typeof givenUsableStorageCertificate>>;
  beforeAll(async () => {
    given = await givenUsableStorageCertificate({
      tissue: "bone_marrow",
      family: await at(LONG_AGO, () => givenFamily({ locale: "ar", name: "Aisha" })),
    });
  }, 120_000);

  test("is in the family's language, and no character of it is an empty box", async () => {
    const text = (await textOf(given.second.pdf)).join(" ");
    expect(given.second.locale).toBe("ar");
    expect(text).toMatch(/[\u0600-\u06ff]/);
    expect(uncovered("text", text)).toEqual([]);
    expect(text).not.toMatch(/\b(documents|laboratory|verify|ui)\.[a-z_]+/);
  });

  test("says stored and usable apart: in quarantine on the day of storage, releasable since the disposition", async () => {
    expect(contentOf(given.first)).toMatchObject({ standing: "quarantine", tests: { final: 0 } });
    expect(judge(given.first.code, { ...openPublished(await published()), list: null })).toMatchObject({
      facts: { verdict: "stored_quarantine" },
    });
    expect(contentOf(given.second)).toMatchObject({ standing: "releasable", tests: { failed: 0 } });
    expect(await verdictOf(given.second.code)).toMatchObject({
      answer: "authentic",
      facts: { kind: "storage", verdict: "stored_releasable" },
    });
  });

  test("rule 29: since the disposition the first certificate is superseded by the second", async () => {
    expect((await verdictOf(given.first.code)).answer).toBe("superseded");
    expect((await verdictOf(given.second.code)).answer).toBe("authentic");
  });

  test("names the place as towns only: no tank, rack, box or position", async () => {
    const { sites } = contentOf(given.second);
    expect(sites).toEqual(["Dubai (DXB)", "San Marino (RSM)"]);
    expect(`${given.second.canonicalJson} ${(await textOf(given.second.pdf)).join(" ")}`).not.toMatch(/T-\d\d|\bR1\b|\bB0\d\b/);
  });

  test("counts the vials and cells that stand in the tanks", async () => {
    const vials = await readAs(WORKER, (db) =>
      db.selectFrom("vials").select("cells").where("lotId", "=", given.lotId).where("state", "=", "stored").execute(),
    );
    expect(contentOf(given.second)).toMatchObject({ vials: vials.length, viableCells: vials.reduce((sum, { cells }) => sum + cells, 0) });
  });

  test("asked again for the same event, the bank issues no second one", async () => {
    expect(await certifyStorage(await lastEvent(given.caseId, "lot.disposed"))).toEqual([given.second.number]);
  });

  test("rule 29: a hold supersedes the certificate that said usable", async () => {
    await holdLot(given.quality, given.lotId, { reason: "other" });
    const third = await certifiedStorage(given.caseId, "lot.held");
    expect(contentOf(third)).toMatchObject({ standing: "hold" });
    expect((await verdictOf(given.second.code)).answer).toBe("superseded");
    expect(await verdictOf(third.code)).toMatchObject({ answer: "authentic", facts: { verdict: "stored_quarantine" } });
  });

  test("with the last vial destroyed, a destruction certificate stands in its place", async () => {
    const vials = await readAs(WORKER, (db) =>
      db.selectFrom("vials").select("id").where("lotId", "=", given.lotId).where("state", "=", "stored").execute(),
    );
    const form = { vialIds: vials.map(({ id }) => id), reason: "withdrawn" as const, witnessId: given.witness.id, password: PASSWORD };
    await destroyVials(given.quality, form);
    const destroyed = await certifiedDestruction(given.caseId, "vials.destroyed");
    expect(contentOf(destroyed)).toMatchObject({ dins: [given.din], signers: [{ name: given.quality.displayName, meaning: "destroyed" }] });
    expect(await verdictOf(destroyed.code)).toMatchObject({ answer: "authentic", facts: { kind: "destruction", vials: vials.length } });
    expect(await certifyStorage(await lastEvent(given.caseId, "vials.destroyed"))).toEqual([]);
  });
});
