import type { z } from "zod";
import { type AcceptanceForm, acceptQuote } from "~/bank/enquiries/acceptance.server";
import { claimQuote } from "~/bank/enquiries/claim.server";
import { type EnquiryForm, receiveEnquiry } from "~/bank/enquiries/enquiries.server";
import { type PriceListForm, publishPrices } from "~/bank/enquiries/prices.server";
import { sendQuote } from "~/bank/enquiries/quotes.server";
import { readAs } from "~/bank/history/transact.server";
import { type PersonActor, type StaffActor, WORKER } from "~/bank/people/actor";
import { linkToken } from "~/bank/people/links.server";
import type { Tissue } from "~db/schema/columns";
import { givenConsentTexts } from "./consent";
import { givenAdministrator, givenFamily, givenTakenUp, PASSWORD, someone } from "./people";

/** The invented prices of the demo (domain.md 12), in cents. */
export const PRICES: z.input<typeof PriceListForm>["prices"] = [
  { item: "deposit", amountMinor: 300_00 },
  { item: "collection", tissue: "bone_marrow", amountMinor: 1900_00 },
  { item: "collection", tissue: "adipose", amountMinor: 1900_00 },
  { item: "collection", tissue: "birth", amountMinor: 1600_00 },
  { item: "collection", tissue: "dental_pulp", amountMinor: 1100_00 },
  { item: "amnion_placenta", tissue: "birth", amountMinor: 700_00 },
  { item: "storage_yearly", amountMinor: 120_00 },
  { item: "storage_prepaid_20", amountMinor: 1800_00 },
  { item: "expansion", amountMinor: 4500_00 },
  { item: "release", amountMinor: 950_00 },
];

/** Settings, prices and the administrator: what every later step stands on. */
export async function givenBank(): Promise<StaffActor> {
  const administrator = await givenAdministrator();
  const lists = await readAs(WORKER, (db) => db.selectFrom("priceLists").select("id").execute());
  if (lists.length === 0)
    await publishPrices(administrator, {
      code: "TEST-1",
      currency: "EUR",
      effectiveFrom: new Date("2006-01-01T00:00:00Z"),
      invented: true,
      prices: PRICES,
    });
  await givenConsentTexts();
  return administrator;
}

export const enquiryForm = (tissue: Tissue, email = `enquirer${someone()}@family.test`): z.input<typeof EnquiryForm> => ({
  tissue,
  country: "IT",
  locale: "en",
  contactBy: "email",
  name: "Ann Enquirer",
  email,
  privacyVersion: "2026-11",
});

/** A quote in the account of a family. */
export async function givenQuote({
  tissue = "bone_marrow",
  family,
  amnionPlacenta,
}: {
  tissue?: Tissue;
  family?: PersonActor;
  amnionPlacenta?: "yes";
} = {}) {
  const administrator = await givenBank();
  const person = family ?? (await givenFamily());
  const { enquiryId } = await receiveEnquiry(enquiryForm(tissue));
  const { quoteId, linkId } = await sendQuote(administrator, enquiryId, amnionPlacenta ? { amnionPlacenta } : {});
  await claimQuote(person, linkToken("quote", linkId));
  return { enquiryId, quoteId, family: person };
}

type DonorIs = "self" | "child" | "unborn";
type Acceptance = z.input<typeof AcceptanceForm>;

/** What a family answers at acceptance, for each kind of donor. */
export function acceptanceForm(donorIs: DonorIs, changes: Partial<Acceptance> = {}): Acceptance {
  const common = { donorIs, storagePlan: "yearly", country: "IT", meaning: "approval", password: PASSWORD } as const;
  if (donorIs === "self") return { ...common, bornOn: "1985-05-05", medicalNumber: "MRN-1", ...changes };
  const child = { donorGivenName: "Lina", donorFamilyName: "Family", relation: "mother", soleGuardian: "yes" } as const;
  const when = donorIs === "child" ? { bornOn: "2019-05-05" } : { expectedOn: "2099-05-05" };
  return { ...common, ...child, ...when, ...changes };
}

interface Wished {
  tissue?: Tissue;
  donor?: DonorIs;
  /** Whether a second parent is named and takes up the invitation. */
  guardian?: boolean;
  family?: PersonActor;
  amnionPlacenta?: "yes";
  storagePlan?: "yearly" | "prepaid_20";
}

/** A case with its donor, waiting for consent. Birth tissue is of a child not yet born, a tooth of a child, the rest of an adult, unless told. */
export async function givenCase(wished: Wished = {}) {
  const tissue = wished.tissue ?? "bone_marrow";
  const donorIs = wished.donor ?? (tissue === "birth" ? "unborn" : tissue === "dental_pulp" ? "child" : "self");
  const { quoteId, family } = await givenQuote({ ...wished, tissue });
  const otherEmail = `guardian${someone()}@family.test`;
  const other = { otherGivenName: "Omar", otherFamilyName: "Family", otherEmail, otherRelation: "father" as const };
  const { storagePlan = "yearly" } = wished;
  const form = acceptanceForm(donorIs, { storagePlan, ...(wished.guardian ? { ...other, soleGuardian: undefined } : {}) });
  const { caseId, donorId, coi } = await acceptQuote(family, quoteId, form);
  const guardian = wished.guardian ? ((await givenTakenUp(await accountWith(otherEmail))) as PersonActor) : undefined;
  return { caseId, donorId, coi, quoteId, tissue, family, guardian, coordinator: await givenAdministrator() };
}

async function accountWith(email: string): Promise<string> {
  const { id } = await readAs(WORKER, (db) => db.selectFrom("accounts").select("id").where("email", "=", email).executeTakeFirstOrThrow());
  return id;
}
