import { type CollectionForm, handOver, recordCollection } from "~/bank/collection/collecting.operations.server";
import { dispatchKit } from "~/bank/collection/dispatch.operations.server";
import type { Material } from "~/bank/collection/donations.rules";
import { checkKitLabels, prepareKit } from "~/bank/collection/kits.operations.server";
import { type ReceiptForm, receiveDonation } from "~/bank/collection/receipt.operations.server";
import type { Cast } from "./cast.server";
import type { Play } from "./play.server";
import { dateOn, day } from "./times";

export interface Donation {
  donationId: string;
  kitId: string;
  din: string;
  coi: string;
}

export interface CollectionSpec {
  material: Material;
  /** Day on which the kit leaves the bank. */
  kitOn: number;
  collectedAt: Date;
  /** Hours on the way. */
  transitHours: number;
  celsius: [min: number, max: number];
  measured: Partial<Pick<CollectionForm, "volumeMl" | "lengthCm" | "massG" | "fdiTooth">>;
  collectedBy: string;
  site: string;
  receipt?: Partial<ReceiptForm>;
}

/** A kit is packed, checked by a second person and sent. */
export async function sendKit(
  play: Play,
  { staff }: Cast,
  { caseId, coi }: { caseId: string; coi: string },
  { material, kitOn }: Pick<CollectionSpec, "material" | "kitOn">,
): Promise<Donation> {
  const made = await play.at(day(kitOn), () =>
    prepareKit(staff["lab-a"], caseId, {
      material,
      loggerSerial: `LOG-${coi.slice(-4)}`,
      parts: [{ part: "labels", lot: "LB-26-01", expiresOn: dateOn(kitOn + 365) }],
    }),
  );
  await play.at(day(kitOn, 1), () => checkKitLabels(staff["lab-b"], made.kitId, { din: made.din, coi }));
  await play.at(day(kitOn, 2), () =>
    dispatchKit(staff.coordinator, made.kitId, {
      din: made.din,
      coi,
      courier: "Demo Courier",
      tracking: `DC-${made.din.slice(-4)}`,
      dispatchedAt: day(kitOn, 2),
    }),
  );
  return { ...made, coi };
}

/** Collected with two identifiers, carried by the courier, received and judged. */
export async function collect(play: Play, { staff }: Cast, donation: Donation, spec: CollectionSpec): Promise<void> {
  const { donationId, din, coi } = donation;
  const hours = (count: number) => new Date(spec.collectedAt.getTime() + count * 3_600_000);
  const none = { volumeMl: undefined, lengthCm: undefined, massG: undefined, fdiTooth: undefined };
  await play.at(hours(1), () =>
    recordCollection(staff.coordinator, donationId, {
      din,
      coi,
      nameMatches: "yes",
      collectedAt: spec.collectedAt,
      collectedBy: spec.collectedBy,
      collectionSite: spec.site,
      ...none,
      ...spec.measured,
    }),
  );
  await play.at(hours(2), () =>
    handOver(staff.coordinator, donationId, {
      din,
      coi,
      toParty: "Demo Courier",
      at: hours(2),
      seal: `S-${din.slice(-4)}`,
      condition: "sealed",
    }),
  );
  const receivedAt = hours(spec.transitHours);
  await play.at(receivedAt, () =>
    receiveDonation(staff["lab-a"], donationId, {
      din,
      coi,
      receivedAt,
      sealIntact: true,
      nameMatches: true,
      celsiusMin: spec.celsius[0],
      celsiusMax: spec.celsius[1],
      verdict: "accepted",
      ...spec.receipt,
    }),
  );
}
