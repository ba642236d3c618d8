import { publishConsentText } from "~/bank/consent/texts.operations.server";
import { publishEvidence, writeEvidence } from "~/bank/enquiries/evidence.operations.server";
import { publishPrices } from "~/bank/enquiries/prices.server";
import { publishSpecification } from "~/bank/laboratory/specifications.operations.server";
import { WORKER } from "~/bank/people/actor";
import { buildStore } from "~/bank/storage/build.operations.server";
import type { Cast } from "./cast.server";
import { CONSENT_TEXTS } from "./consent-texts/index.server";
import { EVIDENCE } from "./evidence";
import type { Play } from "./play.server";
import { DEMO_SPECIFICATIONS } from "./specifications";
import { day } from "./times";

const SINCE = new Date("2006-01-01T00:00:00Z");

const box = (number: number) => ({ code: `B${String(number).padStart(2, "0")}`, rows: 10, columns: 10 });
const rack = (number: number, boxes: number) => ({ code: `R${number}`, boxes: Array.from({ length: boxes }, (_, at) => box(at + 1)) });
const tank = (code: string, isolated: boolean, racks: number, boxes: number) => ({
  code,
  isolated,
  racks: Array.from({ length: racks }, (_, at) => rack(at + 1, boxes)),
});

const PRICES = [
  { item: "deposit" as const, amountMinor: 300_00 },
  { item: "collection" as const, tissue: "bone_marrow" as const, amountMinor: 1900_00 },
  { item: "collection" as const, tissue: "adipose" as const, amountMinor: 1900_00 },
  { item: "collection" as const, tissue: "birth" as const, amountMinor: 1600_00 },
  { item: "collection" as const, tissue: "dental_pulp" as const, amountMinor: 1100_00 },
  { item: "amnion_placenta" as const, tissue: "birth" as const, amountMinor: 700_00 },
  { item: "storage_yearly" as const, amountMinor: 120_00 },
  { item: "storage_prepaid_20" as const, amountMinor: 1800_00 },
  { item: "expansion" as const, amountMinor: 4500_00 },
  { item: "release" as const, amountMinor: 950_00 },
];

/** Sites, tanks, specifications, consent texts and prices (domain.md 12): what the stories stand on. */
export async function layFoundation(play: Play, { staff }: Cast): Promise<void> {
  await play.at(day(-1099), async () => {
    await buildStore(staff.admin, {
      site: { code: "DXB", name: "Northlight Dubai", country: "AE", city: "Dubai", timeZone: "Asia/Dubai", licence: "DEMO-DXB-01" },
      tanks: [tank("T-01", false, 3, 9), tank("T-02", false, 3, 9), tank("T-03", true, 1, 4)],
    });
    await buildStore(staff.admin, {
      site: {
        code: "RSM",
        name: "Northlight San Marino",
        country: "SM",
        city: "San Marino",
        timeZone: "Europe/Rome",
        licence: "DEMO-RSM-01",
      },
      tanks: [tank("T-11", false, 3, 9), tank("T-12", true, 1, 4)],
    });
    for (const specification of DEMO_SPECIFICATIONS)
      await publishSpecification(staff.quality, { ...specification, effectiveFrom: day(-1099) });
    for (const text of CONSENT_TEXTS) await publishConsentText(WORKER, { ...text, effectiveFrom: SINCE });
    await publishPrices(staff.finance, {
      code: "DEMO-1",
      currency: "EUR",
      effectiveFrom: SINCE,
      noticeDays: 90,
      invented: true,
      prices: PRICES,
    });
  });
  await play.at(day(-21), async () => {
    for (const card of EVIDENCE) await publishEvidence(staff.director, await writeEvidence(staff.coordinator, card));
  });
}
