import type { FamilyPage } from "~/bank/release/family-page.server";
import { DIN } from "./collection";

const NOW = new Date("2026-11-20T11:00:00.000Z");

/** A family's page of marrow cells that are stored, some of whose tests are not final. */
export const aFamilyPage = {
  case: {
    ...{ id: "case-1", donorId: "donor-1", state: "stored", tissue: "bone_marrow", coi: "CH7Q2MXK4Z8P9RS", coordinatorId: "a1" },
    ...{ storedAt: new Date("2026-11-12T11:00:00Z"), openedAt: NOW, disputedSince: null, expectedOn: null },
    ...{ givenName: "Lina", bornOn: "1990-04-05", dins: [{ din: DIN, check: "8" }] },
  },
  answer: "stored_pending",
  act: { key: "documents", to: "/family/documents" },
  waits: { consentId: null, paymentId: null, requestId: null },
  usability: "pending",
  conditions: [
    { key: "consent", state: "met", at: new Date("2026-10-01T11:00:00Z") },
    { key: "markers", state: "look", at: null },
    { key: "test_mycoplasma", state: "waiting", at: null },
    { key: "test_microbes", state: "stop", at: null },
    { key: "disposition", state: "held", at: null },
  ],
  past: [
    { id: "e1", key: "kit_dispatched", at: new Date("2026-11-01T11:00:00Z"), late: false, values: {} },
    { id: "e2", key: "donation_rejected", at: new Date("2026-11-05T11:00:00Z"), late: true, values: {}, to: "/family/payments" },
  ],
  coming: [
    { key: "tests", on: null },
    { key: "renewal", on: "2027-11-12" },
  ],
  now: NOW,
  places: [
    {
      ...{ site: "Pavia", tanks: ["T-02", "T-03"], cells: 40_000_000, forTests: 1 },
      vials: [{ state: "stored" }, { state: "reserve" }],
    },
  ],
  due: [],
  plan: null,
  paidMinor: 30_000,
  currency: "EUR",
  grants: [],
  readings: [],
  coordinator: { name: "Ada Lind", email: "care@bank.example", phone: "+39 02 1234" },
} as unknown as FamilyPage;

/** The same with other facts. */
export const familyPage = (changes: object = {}): FamilyPage => ({ ...aFamilyPage, ...changes }) as FamilyPage;
