import type { Cast } from "../cast.server";
import { collect, sendKit } from "../collection.server";
import { consent, type FamilySpec, type Opened, openCase, pay } from "../family.server";
import { bank, dispose, grow, testLot, testMarkers, type Vials } from "../laboratory.server";
import type { Play } from "../play.server";
import { day } from "../times";

type Material = "bone_marrow" | "lipoaspirate" | "tooth" | "cord";

export interface StoredSpec {
  family: FamilySpec;
  material: Material;
  productCode: string;
  measured: { volumeMl?: number; lengthCm?: number; fdiTooth?: string };
  /** Days from the enquiry to collection. */
  after: number;
  specimenOf: "donor" | "mother";
  vials: Vials;
  /** Whether the first storage fee was paid. */
  paysStorage: boolean;
  /** Results that differ from passing. */
  results?: Record<string, string>;
  born?: (opened: Opened, at: Date) => Promise<void>;
}

/** The plain way from the enquiry to stored, tested vials: what several stories share before they part. */
export async function storedCase(play: Play, cast: Cast, spec: StoredSpec): Promise<Opened & { lotId: string; donationId: string }> {
  const { from } = spec.family;
  const opened = await openCase(play, cast, spec.family);
  await consent(play, from + 2, opened.caseId, [opened.family]);
  await pay(play, day(from + 3), opened.family, opened.caseId, "deposit");
  const donation = await sendKit(play, cast, opened, { material: spec.material, kitOn: from + 4 });
  await pay(play, day(from + 5), opened.family, opened.caseId, "balance");
  const on = from + spec.after;
  if (spec.born) await spec.born(opened, day(on));
  await collect(play, cast, donation, {
    material: spec.material,
    kitOn: from + 4,
    collectedAt: day(on, 1),
    transitHours: 18,
    celsius: [4, 7],
    measured: spec.measured,
    collectedBy: "Dr B. Collet, DEMO-9",
    site: "Demo Hospital",
  });
  await testMarkers(play, cast, donation.donationId, on + 1, spec.specimenOf);
  const total = spec.vials.cellsPerVial * (spec.vials.dose + spec.vials.reserve + spec.vials.qc + spec.vials.retain);
  const cultureId = await grow(
    play,
    cast,
    donation.donationId,
    { productCode: spec.productCode, startedOn: on + 1, harvestedOn: on + 11, cells: total / 8, viabilityPercent: 94 },
    [{ seededOn: on + 11, seededCells: total / 8, harvestedAt: day(on + 18), harvestedCells: total + 5e6, viabilityPercent: 94 }],
  );
  const lotId = await bank(play, cast, cultureId, day(on + 18, 1), { cellsTested: 5e6 }, spec.vials);
  const purpose = spec.family.acceptance.storagePlan === "yearly" ? "storage_yearly" : "storage_prepaid_20";
  if (spec.paysStorage) await pay(play, day(on + 19), opened.family, opened.caseId, purpose);
  await testLot(play, cast, lotId, on + 33, spec.results ?? {});
  if (Object.keys(spec.results ?? {}).length === 0) await dispose(play, cast, lotId, on + 34);
  return { ...opened, lotId, donationId: donation.donationId };
}
