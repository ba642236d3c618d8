export const DIN = "A999926000001";
const donor = { code: "D-0042", givenName: "Lina", familyName: "Haddad" };
const FIRST = "2026-11-12T11:00:00.000Z";

/** A case of bone marrow whose consent is signed and whose deposit is paid. */
export const aCase = {
  ...donor,
  id: "case-1",
  state: "deposit_paid" as const,
  coi: "CH7Q2MXK4Z8P9RS",
  donorId: "donor-1",
  quoteId: "quote-1" as string | null,
  bornOn: "1990-04-05" as string | null,
  holderGivenName: "Omar",
  holderFamilyName: "Haddad",
  coordinatorName: "Ada" as string | null,
  tissue: "bone_marrow" as const,
  amnionPlacenta: false,
  storagePlan: "yearly" as const,
  expectedOn: "2026-12-01" as string | null,
  openedAt: FIRST,
};

/** A donation of bone marrow that was collected. */
export const aDonation = {
  ...donor,
  id: "donation-1",
  din: DIN,
  coi: aCase.coi,
  bornOn: "1990-04-05" as string | null,
  material: "bone_marrow" as const,
  caseId: "case-1",
  collectedAt: FIRST as string | null,
  collectedBy: "Dr Sami Khoury" as string | null,
  collectionSite: "St Anne" as string | null,
  volumeMl: 30 as number | null,
  lengthCm: null as number | null,
  massG: null as number | null,
  fdiTooth: null as string | null,
};

/** It arrived as it should. */
export const aReceipt = {
  receivedAt: "2026-11-13T11:00:00.000Z",
  transitHours: 23.5,
  temperatureMinCelsius: 4.2,
  temperatureMaxCelsius: 19.8,
  sealIntact: true,
  identifierName: true,
  identifierDin: true,
  coiMatches: true,
  withinLimits: true,
  verdict: "accepted" as "accepted" | "deviation" | "rejected",
  reason: null,
  note: "",
};

/** A kit that is packed and that nobody has checked. */
export const aKit = {
  ...donor,
  id: "kit-1",
  serial: "KIT-26-0001",
  state: "prepared" as "prepared" | "dispatched" | "collected" | "in_transit" | "received" | "lost" | "cancelled",
  din: DIN,
  coi: aCase.coi,
  material: "bone_marrow" as const,
  donationId: "donation-1",
  loggerSerial: "LOG-77",
  expiresOn: "2027-03-01",
  preparedAt: FIRST,
  packedBy: "Ada" as string | null,
  checkedBy: null as string | null,
  checkedByName: null as string | null,
  dispatchedAt: null as string | null,
  courier: null as string | null,
  tracking: null as string | null,
};

export const CLOCK = { zone: "Europe/Rome", at: "2026-11-13T12:00" };
