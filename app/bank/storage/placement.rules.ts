import { refuseUnless } from "../history/refusal";

export type VialPurpose = "dose" | "reserve" | "qc" | "retain";

export interface VialToPlace {
  id: string;
  purpose: VialPurpose;
}

export interface FreePosition {
  id: string;
  siteId: string;
  tankId: string;
  /** Sorts tanks, racks, boxes and cells in walking order. */
  code: string;
  isolated: boolean;
}

/** Vials of the same donor that already stand somewhere. */
export interface PlacedVial {
  tankId: string;
  purpose: VialPurpose;
}

export interface Placement {
  vialId: string;
  positionId: string;
}

interface Tank {
  id: string;
  siteId: string;
  code: string;
  free: FreePosition[];
  purposes: VialPurpose[];
}

/** Vials that can one day leave for the patient; QC and retain vials never do (rule 21). */
export const countsAsReleasable = (purpose: VialPurpose): boolean => purpose === "dose" || purpose === "reserve";

/**
 * Proposes a position for every vial of one donor: half at each site where there are two, never all that can be released in one
 * tank while another compatible one has room (rule 19), reactive donors in isolated tanks and nobody else there (rule 22).
 * @throws Refusal `no_room` when the compatible tanks are too full
 */
export function proposePlacement(
  vials: readonly VialToPlace[],
  free: readonly FreePosition[],
  placed: readonly PlacedVial[],
  biohazard: boolean,
): Placement[] {
  const tanks = tanksOf(
    free.filter(({ isolated }) => isolated === biohazard),
    placed,
  );
  const room = tanks.reduce((sum, tank) => sum + tank.free.length, 0);
  refuseUnless(room >= vials.length, "no_room", { needed: vials.length, room });
  const targets = targetTanks(tanks, vials.length);
  return [...vials].sort(releasableFirst).map((vial) => {
    const tank = choose(tanks, targets, vial.purpose);
    const position = tank?.free.shift();
    refuseUnless(tank && position, "no_room", { needed: vials.length, room });
    tank.purposes.push(vial.purpose);
    return { vialId: vial.id, positionId: position.id };
  });
}

const ORDER: Record<VialPurpose, number> = { dose: 0, reserve: 1, qc: 2, retain: 3 };
const releasableFirst = (one: VialToPlace, other: VialToPlace) => ORDER[one.purpose] - ORDER[other.purpose];
const byCode = (one: { code: string }, other: { code: string }) => (one.code < other.code ? -1 : one.code > other.code ? 1 : 0);

function tanksOf(free: readonly FreePosition[], placed: readonly PlacedVial[]): Tank[] {
  const ids = [...new Set(free.map(({ tankId }) => tankId))];
  return ids
    .map((id) => {
      const here = free.filter(({ tankId }) => tankId === id).sort(byCode);
      const purposes = placed.filter(({ tankId }) => tankId === id).map(({ purpose }) => purpose);
      return { id, siteId: here[0]?.siteId ?? "", code: here[0]?.code ?? "", free: here, purposes };
    })
    .sort(byCode);
}

/** One tank a site, that which already holds this donor's vials first; two of one site when there is only one. */
function targetTanks(tanks: readonly Tank[], count: number): Set<string> {
  const share = Math.ceil(count / 2);
  const preferred = [...tanks].sort(
    (one, other) =>
      other.purposes.length - one.purposes.length ||
      Number(other.free.length >= share) - Number(one.free.length >= share) ||
      byCode(one, other),
  );
  const sites = [...new Set(preferred.map(({ siteId }) => siteId))];
  const first = sites.flatMap((site) => preferred.filter(({ siteId }) => siteId === site).slice(0, 1));
  const targets = first.length > 1 ? first : preferred.slice(0, 2);
  return new Set(targets.map(({ id }) => id));
}

function choose(tanks: readonly Tank[], targets: ReadonlySet<string>, purpose: VialPurpose): Tank | undefined {
  const rank = (tank: Tank) => [
    targets.has(tank.id) ? 0 : 1,
    tank.purposes.filter((other) => other === purpose).length,
    countsAsReleasable(purpose) ? tank.purposes.filter(countsAsReleasable).length : 0,
    tank.purposes.length,
  ];
  const ranked = tanks.filter(({ free }) => free.length > 0).map((tank) => ({ tank, rank: rank(tank) }));
  return ranked.sort((one, other) => compare(one.rank, other.rank))[0]?.tank;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** What is true once the vials stand where they should: each of the donor's vials with its tank and position. */
export interface PlacementCheck {
  biohazard: boolean;
  vials: readonly { positionId: string; tankId: string; isolated: boolean; purpose: VialPurpose }[];
  /** Positions that another vial holds. */
  taken: ReadonlySet<string>;
  /** Compatible tanks that have a free position, those of `vials` included. */
  tanksWithRoom: ReadonlySet<string>;
}

/** The tanks that hold vials which can one day leave for the patient. */
export const releasableTanks = (vials: readonly { tankId: string; purpose: VialPurpose }[]): Set<string> =>
  new Set(vials.filter(({ purpose }) => countsAsReleasable(purpose)).map(({ tankId }) => tankId));

/**
 * Holds a placement or a move to the rules, whoever proposed it.
 * @throws Refusal `position_taken` (rule 12), `isolated_tank_needed`, `isolated_tank_only_for_hazard` (rule 22), `all_in_one_tank` (rule 19)
 */
export function checkPlacement({ biohazard, vials, taken, tanksWithRoom }: PlacementCheck): void {
  const positions = vials.map(({ positionId }) => positionId);
  refuseUnless(new Set(positions).size === positions.length && !positions.some((id) => taken.has(id)), "position_taken");
  refuseUnless(!biohazard || vials.every(({ isolated }) => isolated), "isolated_tank_needed");
  refuseUnless(biohazard || vials.every(({ isolated }) => !isolated), "isolated_tank_only_for_hazard");
  const releasable = vials.filter(({ purpose }) => countsAsReleasable(purpose));
  const tanks = releasableTanks(vials);
  const elsewhere = [...tanksWithRoom].some((id) => !tanks.has(id));
  refuseUnless(releasable.length < 2 || tanks.size > 1 || !elsewhere, "all_in_one_tank");
}
