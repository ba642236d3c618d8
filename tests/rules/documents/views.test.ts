import { describe, expect, test, vi } from "vitest";
import { receipt } from "~/bank/billing/receipt.pdf.server";
import { limitWords } from "~/bank/certificates/analysis-pages.pdf.server";
import { destructionCertificate } from "~/bank/certificates/destruction-certificate.pdf.server";
import { releaseCertificate } from "~/bank/certificates/release-certificate.pdf.server";
import { type StoredStanding, storageCertificate } from "~/bank/certificates/storage-certificate.pdf.server";
import { LOCALES } from "~/web/formats";
import { translator } from "~/web/i18n.server";
import { LINA, MARCO, PAID, SEAL, TOM } from "~tests/support/documents";
import { textOf } from "~tests/support/pdf-text";

vi.setConfig({ testTimeout: 60_000 });
const en = translator("en");
const has = (text: string, ...words: string[]) => {
  for (const word of words) expect(text).toContain(word);
};

describe("the release certificate", () => {
  test("says everything that domain.md 5.1 and 5.2 ask for, and the gates as they were signed", async () => {
    const [release = "", analysis = "", gates = "", ...more] = await textOf(await releaseCertificate(MARCO, en));
    expect(more).toEqual([]);
    has(
      release,
      "Certificate of release",
      "RC-26-7K3M9QPX",
      "For autologous",
      "A9999 26 000001",
      "DBM01-26-001-E",
      "DBM011Aa",
      "CHA999926000001",
    );
    has(
      release,
      "P4; 9.0 doublings, counted from the P0 harvest",
      "BR-26-031",
      "67 million viable cells each",
      "below −150 °C",
      "use within 2 hours",
    );
    has(
      release,
      "Marco R.",
      "14 Dec 1984",
      "X-20417",
      "Clinic X",
      "Dr P. Sala",
      "100 million viable cells",
      "into a vein",
      "Hospital exemption",
      "no failed test was waived",
    );
    has(
      release,
      "Giulia Ferri",
      "Henrik Lindqvist",
      "Qualified Person",
      "2026-04-18 14:42:00 UTC",
      "SHA-256 9b4107ce",
      "verify.northlight.example",
    );
    has(
      analysis,
      "Certificate of analysis",
      "MSC-M-REL version 4",
      "Sterility",
      "no growth, 14 days",
      "meets",
      "for information",
      "Anti-HIV-1,2",
      "negative",
    );
    has(analysis, "not evaluated in this version", "DV-26-014", "NB PO", "Page 2 of 3");
    has(
      gates,
      "Noemi Baldi (NB)",
      "Paul Okoye (PO)",
      "What was true at the signature",
      "2026-04-18 14:42:00 UTC",
      "Consents are live",
      "not yet met",
      "not evaluated",
    );
  });

  test("rule 25: a result that failed stands beside the retest that passed", async () => {
    const [, analysis = ""] = await textOf(await releaseCertificate(MARCO, en));
    has(analysis, "86.9 %; first result", "68.0 %");
  });

  test("holds the code as a link, so that the file itself can be judged", async () => {
    const pdf = await releaseCertificate(MARCO, en);
    expect(Buffer.from(pdf).toString("latin1")).toContain(SEAL.codeText);
  });

  test("has the same bytes for the same facts", async () => {
    const [one, other] = [await releaseCertificate(MARCO, en), await releaseCertificate(MARCO, en)];
    expect(Buffer.compare(Buffer.from(one), Buffer.from(other))).toBe(0);
  });

  test("rule 22: says BIOLOGICAL HAZARD for a reactive donor, and an interim result as interim", async () => {
    const tests = MARCO.analysis.tests.map((one) => ({ ...one, status: "interim" as const }));
    const facts = {
      ...MARCO,
      biohazard: true,
      sec: "SEC: XA000001A999926000001 A00DCT0100020461231",
      growth: null,
      exceptional: "viability 66 %, for this patient until 1 May 2026",
    };
    const release = (await textOf(await releaseCertificate({ ...facts, analysis: { ...MARCO.analysis, tests } }, en))).join(" ");
    has(release, "Biological hazard", "SEC: XA000001A999926000001", "not cultured", "viability 66 %");
    has(release, "Some results are interim");
  });

  test.each(LOCALES)("is drawn in %s, and no key is left without its words", async (locale) => {
    const text = (await textOf(await releaseCertificate(MARCO, translator(locale)))).join(" ");
    has(text, "RC-26-7K3M9QPX", "A9999 26 000001", "DBM011Aa");
    expect(text).not.toContain("documents.");
  });
});

describe("the storage certificate", () => {
  test("says stored and usable apart, and the place as a town only", async () => {
    const [page = ""] = await textOf(await storageCertificate(LINA, en));
    has(page, "Stored – usable", "10 vials in 1 lot", "100 million", "all 14 final", "Dubai (DXB)", "supersedes", "Whether the cells help");
    expect(page).not.toMatch(/T-\d\d/);
  });

  test.each(["quarantine", "releasable_autologous_biohazard", "nonconforming_hold", "hold", "rejected"] as const)(
    "has words for %s",
    async (standing: StoredStanding) => {
      const [page = ""] = await textOf(await storageCertificate({ ...LINA, standing, tests: { final: 12, failed: 0, required: 14 } }, en));
      expect(page).not.toContain("documents.");
      expect(page).not.toContain("Stored – usable Tests");
      has(page, "12 of 14 final");
    },
  );
});

test("the destruction certificate has two signers and the reason", async () => {
  const [page = ""] = await textOf(await destructionCertificate(TOM, en));
  has(
    page,
    "Certificate of destruction",
    "Tooth 61",
    "A9999 26 000003",
    "Microbial growth",
    "I destroyed this material",
    "I watched it being destroyed",
    "Giulia Ferri",
  );
});

test("the receipt adds up, in exact amounts", async () => {
  const [page = ""] = await textOf(await receipt(PAID, en));
  has(page, "NCB-26-000121", "€300.00", "€800.00", "€1,100.00", "Refunded since", "€150.00", "Priya M.");
});

test("limits are said in words", () => {
  expect(limitWords(en, { min: "70 %" })).toBe("at least 70 %");
  expect(limitWords(en, { max: "2 %" })).toBe("at most 2 %");
  expect(limitWords(en, { low: "90 %", high: "120 %" })).toBe("90 % to 120 %");
  expect(limitWords(en, { exactly: "no growth" })).toBe("no growth");
});
