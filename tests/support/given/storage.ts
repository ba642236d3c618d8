import { readAs } from "~/bank/history/transact.server";
import { disposeLot } from "~/bank/laboratory/disposition.operations.server";
import { WORKER } from "~/bank/people/actor";
import { buildStore } from "~/bank/storage/build.operations.server";
import { placeVials, proposePlaces } from "~/bank/storage/place.operations.server";
import { at } from "~/outside/clock.server";
import { dispositionOf, givenBench, givenFrozenLot, givenMarkers, givenResults } from "./laboratory";
import { givenAdministrator } from "./people";

const LONG_AGO = new Date("2020-01-01T09:00:00Z");
const BOX = { rows: 10, columns: 10 };
const tank = (code: string, isolated: boolean, boxes = 2) => ({
  code,
  isolated,
  racks: [{ code: "R1", boxes: Array.from({ length: boxes }, (_, number) => ({ code: `B0${number + 1}`, ...BOX })) }],
});

/** The two sites of the bank with their five tanks; T-03 and T-12 are isolated. A second call finds them there. */
export async function givenStore(): Promise<{ dxb: string; rsm: string }> {
  const known = await readAs(WORKER, (db) => db.selectFrom("sites").select(["id", "code"]).execute());
  const idOf = (code: string) => known.find((site) => site.code === code)?.id;
  const build = (site: Parameters<typeof buildStore>[1]) => at(LONG_AGO, async () => buildStore(await givenAdministrator(), site));
  const dxb =
    idOf("DXB") ??
    (await build({
      site: { code: "DXB", name: "Northlight Dubai", country: "AE", city: "Dubai", timeZone: "Asia/Dubai", licence: "DEMO-DXB-01" },
      tanks: [tank("T-01", false), tank("T-02", false), tank("T-03", true, 1)],
    }));
  const rsm =
    idOf("RSM") ??
    (await build({
      site: {
        code: "RSM",
        name: "Northlight San Marino",
        country: "SM",
        city: "San Marino",
        timeZone: "Europe/Rome",
        licence: "DEMO-RSM-01",
      },
      tanks: [tank("T-11", false), tank("T-12", true, 1)],
    }));
  return { dxb, rsm };
}

/** Two people put every vial of a lot where the proposal says. */
export async function place(lotId: string, storedAt: Date): Promise<void> {
  const { laboratory, witness } = await givenBench();
  await at(storedAt, async () => {
    const places = (await proposePlaces(laboratory, lotId)).map(({ vialId, positionId }) => ({ vialId, positionId }));
    await placeVials(laboratory, lotId, { places, witnessId: witness.id, storedAt });
  });
}

type Wished = NonNullable<Parameters<typeof givenFrozenLot>[0]> & {
  vials?: Parameters<typeof givenFrozenLot>[1];
  /** A donor found reactive: the cells are for their own use only and stand in isolation. */
  reactive?: boolean;
};

/** Cells frozen, with final markers, and without places. */
export async function givenFrozen({ vials, reactive, ...wished }: Wished = {}) {
  await givenStore();
  const frozen = await givenFrozenLot(wished, vials);
  await givenMarkers(frozen, reactive ? { syphilis: "repeat_reactive" } : {});
  return frozen;
}

/** Cells in their places at both sites, not tested yet: stored, and not usable. */
export async function givenStored(wished: Wished = {}) {
  const frozen = await givenFrozen(wished);
  await place(frozen.lotId, frozen.day(28));
  return frozen;
}

/** Cells stored, tested, and disposed as releasable; for the donor alone when a marker is reactive. */
export async function givenReleasable(wished: Wished = {}) {
  const stored = await givenStored(wished);
  const { lotId, quality, onDay } = stored;
  await givenResults(stored);
  const disposition = wished.reactive ? ("releasable_autologous_biohazard" as const) : ("releasable" as const);
  await onDay(43, async () => disposeLot(quality, lotId, await dispositionOf(lotId, disposition)));
  return stored;
}

/** Each vial of a lot with the codes of its tank and site, or null where it stands in none. */
export const vialsOf = (lotId: string) =>
  readAs(WORKER, (db) =>
    db
      .selectFrom("vials")
      .leftJoin("positions", "positions.id", "vials.positionId")
      .leftJoin("tanks", "tanks.id", "positions.tankId")
      .leftJoin("sites", "sites.id", "tanks.siteId")
      .selectAll("vials")
      .select(["tanks.code as tank", "tanks.isolated", "sites.code as site"])
      .where("vials.lotId", "=", lotId)
      .orderBy("vials.division")
      .execute(),
  );

/** The ids of free positions of a tank, in walking order. */
export const freeOf = async (tankCode: string): Promise<string[]> => {
  const rows = await readAs(WORKER, (db) =>
    db
      .selectFrom("positions")
      .innerJoin("tanks", "tanks.id", "positions.tankId")
      .innerJoin("boxes", "boxes.id", "positions.boxId")
      .leftJoin("vials", "vials.positionId", "positions.id")
      .select("positions.id")
      .where("tanks.code", "=", tankCode)
      .where("vials.id", "is", null)
      .orderBy("boxes.code")
      .orderBy("positions.row")
      .orderBy("positions.column")
      .execute(),
  );
  return rows.map(({ id }) => id);
};
