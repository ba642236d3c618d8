import { beforeAll, describe, expect, test } from "vitest";
import { type Db, readAs } from "~/bank/history/transact.server";
import { cultureForPage, harvestBounds } from "~/bank/laboratory/culture-page.server";
import { disposeLot } from "~/bank/laboratory/disposition.operations.server";
import { holdLot } from "~/bank/laboratory/holds.operations.server";
import { LOT_STATES, lotList } from "~/bank/laboratory/lot-list.server";
import { lotForForm, lotForPage } from "~/bank/laboratory/lot-page.server";
import { markersForPage } from "~/bank/laboratory/markers-page.server";
import { namesOf } from "~/bank/laboratory/names.server";
import { donationForProcessing } from "~/bank/laboratory/processing-page.server";
import type { StaffActor } from "~/bank/people/actor";
import { at, now } from "~/outside/clock.server";
import { dispositionOf, givenHarvestedCulture, givenLot, givenMaterial, givenTestedLot } from "~tests/support/given/laboratory";

const NOBODY = "00000000-0000-7000-8000-000000000000";

async function world() {
  const accepted = await givenMaterial();
  const lot = await givenLot();
  const tested = await givenTestedLot();
  const { laboratory, quality, director } = accepted;
  await lot.onDay(30, () => holdLot(quality, lot.lotId, { reason: "excursion" }));
  return { accepted, lot, tested, laboratory, quality, director };
}
let made: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  made = await world();
}, 120_000);

const asStaff = <T>(read: (actor: StaffActor, db: Db) => Promise<T>, actor = made.laboratory) => readAs(actor, (db) => read(actor, db));

describe("the list of lots", () => {
  const list = (state: (typeof LOT_STATES)[number] | null, after: string | null = null) =>
    asStaff((actor, db) => lotList(actor, db, state, after));

  test("is newest first, of one state or of all, from any lot on", async () => {
    const all = (await list(null)).lots.map(({ id }) => id);
    expect(all).toEqual([made.tested.lotId, made.lot.lotId]);
    expect((await list(null, made.tested.lotId)).lots.map(({ id }) => id)).toEqual([made.lot.lotId]);
    expect((await list("hold")).lots.map(({ id }) => id)).toEqual([made.lot.lotId]);
    expect((await list("rejected")).lots).toEqual([]);
    expect((await list(null, "no id")).lots).toHaveLength(2);
    expect((await list(null)).next).toBeNull();
  });

  test("goes by the day of harvest, also where a lot was written down later than it was harvested", async () => {
    const earlier = await at(new Date(now().getTime() - 20 * 86_400_000), () => givenLot());
    expect(earlier.lotId > made.tested.lotId).toBe(true);
    expect((await list(null)).lots.map(({ id }) => id)).toEqual([made.tested.lotId, made.lot.lotId, earlier.lotId]);
    expect((await list("quarantine", made.tested.lotId)).lots.map(({ id }) => id)).toEqual([earlier.lotId]);
    expect((await list(null, earlier.lotId)).lots).toEqual([]);
  });

  test("knows every state that a lot can be in", async () => {
    for (const state of LOT_STATES) expect((await list(state)).lots.every((lot) => lot.state === state)).toBe(true);
  });
});

describe("the pages of the laboratory", () => {
  const may = async (actor: StaffActor, lotId: string) => {
    const page = await asStaff((who, db) => lotForPage(who, db, lotId), actor);
    return Object.entries(page?.may ?? {}).flatMap(([act, allowed]) => (allowed ? [act] : []));
  };

  test("offer with a tested lot what each may do with it", async () => {
    expect(await may(made.laboratory, made.tested.lotId)).toEqual(["place", "enter", "amend"]);
    expect(await may(made.quality, made.tested.lotId)).toEqual(["enter", "dispose", "hold", "amend"]);
    expect(await may(made.director, made.tested.lotId)).toEqual(["hold"]);
  });

  test("offer the lifting of a hold to those who may hold, and nothing of a lot of one's own family", async () => {
    expect(await may(made.quality, made.lot.lotId)).toContain("lift");
    expect(await may(made.director, made.lot.lotId)).toEqual(["lift"]);
    expect(await may({ ...made.quality, ownDonors: [made.lot.donorId] }, made.lot.lotId)).toEqual([]);
  });

  test("offer with a rejected lot only to look", async () => {
    const { lotId, onDay } = made.tested;
    await onDay(45, async () => disposeLot(made.quality, lotId, await dispositionOf(lotId, "rejected", "The family asked.")));
    expect(await may(made.quality, lotId)).toEqual([]);
    const page = await asStaff((actor, db) => lotForPage(actor, db, lotId), made.quality);
    expect(page?.history).toMatchObject([{ disposition: "rejected", recommended: "releasable", reason: "The family asked." }]);
  });

  test("are not there for an id of nothing", async () => {
    expect(await asStaff((actor, db) => lotForPage(actor, db, NOBODY))).toBeUndefined();
    expect(await asStaff((actor, db) => lotForForm(actor, db, NOBODY))).toBeUndefined();
    expect(await asStaff((actor, db) => markersForPage(actor, db, NOBODY))).toBeUndefined();
    expect(await asStaff((actor, db) => donationForProcessing(actor, db, NOBODY))).toBeUndefined();
    expect(await asStaff((actor, db) => cultureForPage(actor, db, NOBODY))).toBeUndefined();
  });

  test("say what a collection can become, and what it became", async () => {
    const page = await asStaff((actor, db) => donationForProcessing(actor, db, made.accepted.donationId));
    expect(page).toMatchObject({ products: { cells: ["DBM01"], tissue: [] }, cultures: [], lots: [] });
    expect(page?.protocol).not.toBe("");
    const grown = await asStaff((actor, db) => donationForProcessing(actor, db, made.lot.donationId));
    expect(grown).toMatchObject({ cultures: [{ state: "harvested" }], lots: [{ id: made.lot.lotId }] });
  });

  test("hold a harvest against the bank's own bounds", async () => {
    const bounds = await asStaff((_, db) => harvestBounds(db));
    const harvested = await givenHarvestedCulture();
    const page = await asStaff((actor, db) => cultureForPage(actor, db, harvested.cultureId));
    expect(page).toMatchObject({ bounds, earlier: [], lots: [], parentNumber: null });
    expect(page?.passages.map(({ number }) => number)).toEqual([0, 1, 2]);
    expect(Object.values(bounds).every((bound) => bound > 0)).toBe(true);
  });

  test("name those who acted, each once, and nobody for none", async () => {
    const { laboratory, quality } = made;
    const names = await asStaff((_, db) => namesOf(db, [laboratory.id, null, quality.id, laboratory.id, NOBODY]));
    expect(names).toEqual({ [laboratory.id]: laboratory.displayName, [quality.id]: quality.displayName });
    expect(await asStaff((_, db) => namesOf(db, [null]))).toEqual({});
  });
});
