import type { ComponentType } from "react";
import { beforeAll, describe, expect, test } from "vitest";
import { checkCharacter } from "~/bank/collection/isbt.rules";
import type { Actor } from "~/bank/people/actor";
import { VIAL_LIFE } from "~/bank/storage/life.rules";
import * as freezer from "~/routes/staff/freezer._index";
import * as box from "~/routes/staff/freezer.boxes.$boxId";
import * as tank from "~/routes/staff/freezer.tanks.$tankId";
import * as inventory from "~/routes/staff/inventory[.]json";
import * as labels from "~/routes/staff/lots.$lotId.labels[.]pdf";
import * as place from "~/routes/staff/lots.$lotId.place";
import * as search from "~/routes/staff/search";
import * as list from "~/routes/staff/vials._index";
import * as vial from "~/routes/staff/vials.$vialId._index";
import * as move from "~/routes/staff/vials.$vialId.move";
import * as scan from "~/routes/staff/vials[.]json";
import { readWritten } from "~/web/written";
import { ask, post } from "~tests/support/asked";
import { givenRequest } from "~tests/support/given/release";
import { freeOf, vialsOf } from "~tests/support/given/storage";
import { rendered, wordsOf } from "~tests/support/rendered";
import { slipsOf } from "~tests/support/seen";

type Page = { loader: (args: never) => unknown; default: ComponentType };
const LOCALES = ["en", "it", "ar"] as const;
type Vial = Awaited<ReturnType<typeof vialsOf>>[number];

let given: Awaited<ReturnType<typeof givenRequest>>;
let stored: Vial[];
let used: Vial[];
beforeAll(async () => {
  given = await givenRequest("infused");
  const vials = await vialsOf(given.lotId);
  stored = vials.filter(({ state }) => state === "stored");
  used = vials.filter(({ state }) => state === "infused");
}, 120_000);

async function page(of: Page, path: string, params: Record<string, string> = {}): Promise<string> {
  const data = await ask(of.loader as never, given.laboratory, path, params);
  const all = LOCALES.map((locale) => rendered({ Page: of.default, data, locale, i18n: ["storage"], path }));
  for (const html of all) expect(slipsOf(html)).toEqual([]);
  return wordsOf(all[0] ?? "");
}
const json = async (loader: (args: never) => unknown, actor: Actor, path: string) => {
  return JSON.parse(JSON.stringify(await ask(loader as never, actor, path)));
};
const missing = { status: 404 };
const NOBODY = "00000000-0000-7000-8000-000000000000";

describe("the page of a vial", () => {
  test("tells everything that happened to one that was given to its patient, in every language", async () => {
    const words = await page(vial, "/v", { vialId: used[0]?.id ?? "" });
    for (const word of [given.din.slice(7), used[0]?.division ?? "none", "In no tank", "Infused", "Placed, two people", "Left the bank"])
      expect(words).toContain(word);
    expect(words).not.toContain("Move this vial");
  });

  test("offers to move one that is stored, and says where it stands", async () => {
    const words = await page(vial, "/v", { vialId: stored[0]?.id ?? "" });
    expect(words).toContain("Move this vial");
    expect(words).toMatch(/(DXB|RSM)\/T-\d\d\/R1\/B0\d\/[A-J]\d/);
  });

  test("proposes the free positions of one box of an ordinary tank, the colleagues but oneself as witness", async () => {
    const data = await ask(move.loader, given.laboratory, "/m", { vialId: stored[0]?.id ?? "" });
    const isolated = [...(await freeOf("T-03")), ...(await freeOf("T-12"))];
    expect(data.free.length).toBeGreaterThan(0);
    expect(data.free.length).toBe(data.choice.boxes.find(({ id }) => id === data.choice.boxId)?.free);
    expect(data.free.some(({ value }) => isolated.includes(value))).toBe(false);
    expect(data.choice.tanks.map(({ code }) => code)).not.toContain("T-03");
    expect(data.witnesses.map(({ value }) => value)).toContain(given.witness.id);
    expect(data.witnesses.map(({ value }) => value)).not.toContain(given.laboratory.id);
  });

  test("is a 404 for an id of nothing, or for none", async () => {
    for (const vialId of [NOBODY, "none"]) {
      await expect(ask(vial.loader, given.laboratory, "/v", { vialId })).rejects.toMatchObject(missing);
      await expect(ask(move.loader, given.laboratory, "/m", { vialId })).rejects.toMatchObject(missing);
      const fields = { revision: "1", positionId: (await freeOf("T-02"))[0] ?? "", witnessId: given.witness.id };
      await expect(post(move.action, given.laboratory, "/m", fields, { vialId })).rejects.toMatchObject(missing);
    }
  });

  test("moves nothing without a position and a witness, and says so beside the fields", async () => {
    const sent = await post(move.action, given.laboratory, "/m", { revision: "1" }, { vialId: stored[0]?.id ?? "" });
    expect(sent).toMatchObject({
      status: 422,
      answer: { problems: { positionId: "storage.position_unknown", witnessId: "storage.witness_needed" } },
    });
  });
});

describe("the freezer's pages", () => {
  test("lead from the sites over a tank to a box, and each says how full it is", async () => {
    const { sites } = await ask(freezer.loader, given.laboratory, "/f");
    expect(sites.map((tanks) => tanks.map(({ code }) => code))).toEqual([
      ["T-01", "T-02", "T-03"],
      ["T-11", "T-12"],
    ]);
    const words = await page(freezer, "/f");
    for (const code of ["T-01", "T-12", "Northlight Dubai"]) expect(words).toContain(code);
    const [first] = sites[0] ?? [];
    const { racks } = await ask(tank.loader, given.laboratory, "/t", { tankId: first?.id ?? "" });
    expect(racks.map(([rack, boxes]) => [rack, boxes.map(({ code }) => code)])).toEqual([["R1", ["B01", "B02"]]]);
    const boxId = racks[0]?.[1][0]?.id ?? "";
    const shown = await ask(box.loader, given.laboratory, `/b?vial=${stored[0]?.id}`, { boxId });
    const [inBox] = readWritten(shown.vials);
    await page(box, `/b?vial=${inBox?.id}`, { boxId });
    await page(box, "/b?from=90", { boxId });
  });

  test("choose a vial only where it stands, and begin at the first row after no number", async () => {
    const data = await ask(freezer.loader, given.laboratory, "/f");
    const [empty] = (await ask(tank.loader, given.laboratory, "/t", { tankId: data.sites[0]?.[1]?.id ?? "" })).racks[0]?.[1] ?? [];
    const shown = await ask(box.loader, given.laboratory, `/b?vial=${stored[0]?.id}&from=x`, { boxId: empty?.id ?? "" });
    expect(shown).toMatchObject({ selected: null, from: 0, vials: "" });
    expect((await ask(box.loader, given.laboratory, "/b?from=-20", { boxId: empty?.id ?? "" })).from).toBe(0);
  });

  test("are a 404 for a tank or a box that is not there", async () => {
    await expect(ask(tank.loader, given.laboratory, "/t", { tankId: NOBODY })).rejects.toMatchObject(missing);
    await expect(ask(box.loader, given.laboratory, "/b", { boxId: NOBODY })).rejects.toMatchObject(missing);
  });
});

describe("the inventory", () => {
  test("lists what is stored unless it is asked for otherwise, and nothing twice", async () => {
    const ids = async (query: string) =>
      readWritten((await ask(list.loader, given.laboratory, `/v${query}`)).vials)
        .map(({ id }) => id)
        .sort();
    expect(await ids("")).toEqual(stored.map(({ id }) => id).sort());
    expect(await ids("?state=infused")).toEqual(used.map(({ id }) => id).sort());
    expect(await ids("?state=anything&tissue=hair&after=nowhere")).toEqual(stored.map(({ id }) => id).sort());
    expect(await ids("?tissue=birth")).toEqual([]);
    expect(
      await ids(
        `?after=${stored
          .map(({ id }) => id)
          .sort()
          .at(-1)}`,
      ),
    ).toEqual([]);
  });

  test("has a page of every state in words", async () => {
    for (const state of Object.keys(VIAL_LIFE)) await page(list, `/v?state=${state}`);
  });

  test("is the same for other programs, a score at a time", async () => {
    const answer = await json(inventory.loader, given.laboratory, "/i?state=infused");
    expect(answer.vials.map(({ id }: Vial) => id).sort()).toEqual(used.map(({ id }) => id).sort());
    expect(answer.next).toBeUndefined();
  });

  test("knows a vial by what a scanner reads, and no more of it than its label, place and state", async () => {
    const scanned = `${given.din}${checkCharacter(given.din)}${stored[0]?.division}`;
    const answer = await json(scan.loader, given.laboratory, `/s?scan=${encodeURIComponent(scanned)}`);
    expect(answer).toMatchObject({ id: stored[0]?.id, state: "stored" });
    expect(Object.keys(answer).sort()).toEqual(["din", "division", "id", "lotNumber", "lotState", "place", "revision", "state"]);
    for (const wrong of ["", given.din, "x".repeat(300), `${given.din}!Aa`])
      await expect(ask(scan.loader, given.laboratory, `/s?scan=${encodeURIComponent(wrong)}`)).rejects.toMatchObject(missing);
  });

  test("leads from a scan straight to the only thing that fits, and says when nothing does", async () => {
    const label = `${given.din}${checkCharacter(given.din)} ${stored[0]?.division}`;
    await expect(ask(search.loader, given.laboratory, `/q?q=${encodeURIComponent(label)}`)).rejects.toMatchObject({ status: 302 });
    expect((await ask(search.loader, given.laboratory, "/q?q=nothing")).hits).toEqual([]);
    expect((await ask(search.loader, given.laboratory, "/q")).hits).toEqual([]);
    expect(await page(search, "/q?q=nothing")).toContain("nothing");
  });

  test("is the staff's alone", async () => {
    for (const actor of [given.family, given.clinic.actor, null])
      for (const loader of [freezer.loader, list.loader, inventory.loader, scan.loader, search.loader]) {
        const status = await ask(loader as never, actor, "/x").then(
          () => 200,
          (thrown: { status: number }) => thrown.status,
        );
        expect([302, 403, 404]).toContain(status);
      }
  });
});

describe("labels and places of a lot", () => {
  test("are a sheet to print, named by the lot", async () => {
    const answer = (await ask(labels.loader, given.laboratory, "/l", { lotId: given.lotId })) as unknown as Response;
    expect(answer.headers.get("content-type")).toContain("application/pdf");
    expect(answer.headers.get("content-disposition")).toMatch(/labels-BM-.*\.pdf/);
    await expect(ask(labels.loader, given.laboratory, "/l", { lotId: NOBODY })).rejects.toMatchObject(missing);
  });

  test("are placed pair by pair: a vial without its position is told so beside the form", async () => {
    expect(await page(place, "/p", { lotId: given.lotId })).toContain("placed");
    const fields = {
      vialId: [stored[0]?.id ?? "", stored[1]?.id ?? ""],
      positionId: (await freeOf("T-02"))[0] ?? "",
      witnessId: given.witness.id,
    };
    const sent = await post(place.action, given.laboratory, "/p", fields, { lotId: given.lotId });
    expect(sent).toMatchObject({ status: 422, answer: { problems: { positionId: "storage.nothing_to_place" } } });
  });
});
