import type { ReceiptFacts } from "~/bank/billing/receipt.pdf.server";
import type { AnalysedTest } from "~/bank/certificates/analysis-pages.pdf.server";
import type { DestructionFacts } from "~/bank/certificates/destruction-certificate.pdf.server";
import type { PaperSeal } from "~/bank/certificates/paper.pdf.server";
import type { ReleaseFacts } from "~/bank/certificates/release-certificate.pdf.server";
import type { StorageFacts } from "~/bank/certificates/storage-certificate.pdf.server";
import type { BankIdentity } from "~/outside/pdf-furniture.server";

export const NORTHLIGHT: BankIdentity = {
  name: "Northlight Cell Bank",
  address: ["Northlight Cell Bank (fictitious)", "Via dei Boschetti 1, San Marino"],
  licence: "RSM-0000 (demo)",
  demo: true,
};

export const SEAL: PaperSeal = {
  number: "RC-26-7K3M9QPX",
  issuedAt: new Date("2026-04-18T14:42:09Z"),
  codeText: `https://verify.northlight.example/verify#${"eyJhbGciOiJFZERTQSIsImtpZCI6ImFiY2RlZmdoIn0.".padEnd(400, "QWxsIHRoZSBkYXRh")}.c2lnbmF0dXJl`,
  verifyAddress: "verify.northlight.example",
  contentHash: "9b4107ce5d2a88f0".repeat(4),
  supersedes: null,
};

const passed = (name: string, method: string, required: string, found: string, on: string): AnalysedTest => ({
  test: name,
  name,
  method,
  required,
  found,
  firstFound: null,
  on,
  by: ["Noemi Baldi", "Paul Okoye"],
  verdict: "meets",
  status: "final",
});

/** Marco's release lot, as in the reference certificate. */
export const MARCO: ReleaseFacts = {
  seal: SEAL,
  bank: NORTHLIGHT,
  use: "autologous",
  biohazard: false,
  product: { name: "Autologous stromal cells from bone marrow, culture-expanded, MSC(M)", code: "DBM011Aa", productClass: "ATMP_351" },
  dins: ["A999926000001"],
  lots: ["DBM01-26-001-E"],
  coi: "CHA999926000001",
  grownFrom: { lot: "DBM01-26-001-B", passage: 2, cumulativePdl: 5.2 },
  growth: { passage: 4, cumulativePdl: 9.02, convention: "P0_HARVEST_ZERO" },
  made: { fromOn: "2026-03-19", toOn: "2026-03-31", record: "BR-26-031 version 3" },
  containers: { count: 2, volumeMl: 20, cellsEach: 6.7e7, cryoprotectant: "10 % DMSO", divisions: ["Ba", "Bb"] },
  stored: { limitCelsius: -150, thawByOn: "2026-04-20", inUseHours: 2 },
  sec: null,
  patient: { name: "Marco R.", bornOn: "1984-12-14", number: "X-20417" },
  consignee: { clinic: "Clinic X (fictitious)", licence: "CX-2210", licenceUntil: "2027-06-11", prescriber: "Dr P. Sala" },
  dose: { cells: 1e8, route: "intravenous" },
  legalBasis: { kind: "hospital_exemption", reference: "HE-0000 (demo)" },
  exceptional: null,
  signers: [
    { name: "Giulia Ferri", capacity: "quality", meaning: "reviewed", signedAt: new Date("2026-04-18T14:31:00Z") },
    { name: "Henrik Lindqvist", capacity: "qualified_person", meaning: "certify_atmp", signedAt: new Date("2026-04-18T14:42:00Z") },
  ],
  recordHashes: ["9b4107ce5d2a88f0".repeat(4), "5d2a88f09b4107ce".repeat(4)],
  analysis: {
    lot: "DBM01-26-001-E",
    specification: { code: "MSC-M-REL", version: 4, fromOn: "2026-01-01" },
    tests: [
      passed("Appearance", "visual", "off-white, no clumps", "conforms", "2026-04-18"),
      passed("Viable cells at freezing", "automated count", "at least 133 million", "134 million", "2026-03-31"),
      passed("Viability before freezing", "7-AAD", "at least 90 %", "95.8 %", "2026-03-31"),
      { ...passed("Viability after thaw", "7-AAD", "≥ 70 %", "86.9 %", "2026-04-02"), firstFound: "68.0 %" },
      passed("CD73 / CD90 / CD105", "flow cytometry", "at least 95 % each", "99.1 / 98.7 / 97.4 %", "2026-04-03"),
      passed("CD45 / CD34 / CD14", "flow cytometry", "at most 2 % each", "0.3 / 0.4 / 0.2 %", "2026-04-03"),
      passed("CD79α / HLA-DR", "flow cytometry", "≤ 2 % each", "0.1 / 1.2 %", "2026-04-03"),
      { ...passed("Three lineages", "bone, fat, cartilage stain", "all positive", "positive", "2026-02-28"), verdict: "informative" },
      passed("Sterility", "Ph. Eur. 2.6.1", "no growth, 14 days", "no growth", "2026-04-15"),
      passed("Mycoplasma", "Ph. Eur. 2.6.7, NAT", "not detected", "not detected", "2026-04-04"),
      passed("Endotoxin, intravenous", "Ph. Eur. 2.6.14", "at most 8.75 EU/mL", "below 0.25 EU/mL", "2026-04-02"),
      passed("Karyotype", "G-band, 20 metaphases", "no clonal change", "46,XY", "2026-04-14"),
      passed("Identity", "STR, 16 loci", "match to donor", "16 of 16", "2026-04-03"),
      passed("Doublings after P0", "calculated", "at most 15", "9.0", "2026-03-31"),
    ],
    markers: ["Anti-HIV-1,2", "HBsAg", "Anti-HBc", "Anti-HCV", "Syphilis"].map((name) => ({ marker: name, name, result: "negative" })),
    markerSample: { on: "2026-02-03", of: "donor", laboratory: "Demo laboratory", licence: "LAB-0000" },
    tanks: ["T-11"],
    handOvers: 4,
    deviations: ["DV-26-014 closed: late medium change, 3 h, no effect"],
    signers: [
      { name: "Noemi Baldi", capacity: "laboratory", meaning: "entered", signedAt: new Date("2026-04-17T09:05:00Z") },
      { name: "Paul Okoye", capacity: "quality", meaning: "compared", signedAt: new Date("2026-04-17T13:20:00Z") },
    ],
  },
  gates: {
    takenAt: new Date("2026-04-18T14:42:00Z"),
    gates: [
      {
        gate: "consent",
        name: "Consents are live",
        state: "open",
        evidence: "Collection, tests, processing, storage and release are all consented.",
      },
      { gate: "fees", name: "Fees are paid", state: "shut", evidence: "One fee is due before packing. The stored cells are not touched." },
      { gate: "exposure", name: "Temperature and exposure in storage", state: "not_evaluated", evidence: "Not evaluated in this version." },
    ],
  },
};

export const LINA: StorageFacts = {
  seal: { ...SEAL, number: "SC-26-4QT0V8ZB", supersedes: "SC-26-11AAKK22" },
  bank: NORTHLIGHT,
  holder: "Aisha K. and Omar K.",
  donor: { name: "Lina K.", bornOn: "2026-10-02" },
  tissue: "umbilical cord",
  product: { name: "MSC(WJ)", code: "DWJ01" },
  dins: ["A999926000002"],
  coi: "CHA999926000002",
  lot: "WJ-26-0002-A",
  vials: 10,
  viableCells: 1e8,
  standing: "releasable",
  tests: { final: 14, failed: 0, required: 14 },
  sites: ["Dubai (DXB)", "San Marino (RSM)"],
  storedOn: "2026-11-05",
  autologous: true,
};

export const TOM: DestructionFacts = {
  seal: { ...SEAL, number: "DC-26-0Y3E5NNA" },
  bank: NORTHLIGHT,
  donor: "Tom S.",
  material: "Tooth 61 and the culture made of it",
  dins: ["A999926000003"],
  coi: "CHA999926000003",
  reason: "Microbial growth, found again in the repeat",
  method: "Autoclave, 134 °C",
  destroyedAt: new Date("2026-09-11T10:00:00Z"),
  witness: null,
  signers: [
    { name: "Noemi Baldi", capacity: "laboratory", meaning: "destroyed", signedAt: new Date("2026-09-11T10:00:00Z") },
    { name: "Giulia Ferri", capacity: "quality", meaning: "witnessed", signedAt: new Date("2026-09-11T10:02:00Z") },
  ],
  recordHashes: ["07ce5d2a88f09b41".repeat(4)],
};

export const PAID: ReceiptFacts = {
  bank: NORTHLIGHT,
  number: "NCB-26-000121",
  payer: "Priya M.",
  coi: "CHA999926000008",
  paidAt: new Date("2026-03-02T12:00:00Z"),
  lines: [
    { item: "deposit", amountMinor: 30_000 },
    { item: "balance", amountMinor: 80_000 },
  ],
  currency: "EUR",
  refundedMinor: 15_000,
  reference: "pi_3Qdemo000000000000000001",
};
