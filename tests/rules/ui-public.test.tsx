import { describe, expect, test } from "vitest";
import { EvidenceCard } from "~/ui/public/evidence-card";
import { evidenceShown } from "~/ui/public/evidence-shown";
import { PriceTable } from "~/ui/public/price-table";
import { type PriceBook, pricesShown } from "~/ui/public/prices";
import { RefundTable } from "~/ui/public/refund-table";
import { SamplePage } from "~/ui/public/sample-page";
import { SixSteps } from "~/ui/public/six-steps";
import { TissueFacts } from "~/ui/public/tissue-facts";
import { DOUBLING_HOURS, TISSUES, TissueRow } from "~/ui/public/tissues";
import { rootWith, shown } from "./ui-stage";

/** The demo's invented prices (domain.md section 12). */
const BOOK: PriceBook = {
  currency: "EUR",
  invented: true,
  prices: [
    { item: "deposit", tissue: null, amountMinor: 30_000 },
    { item: "collection", tissue: "bone_marrow", amountMinor: 190_000 },
    { item: "collection", tissue: "adipose", amountMinor: 190_000 },
    { item: "collection", tissue: "birth", amountMinor: 160_000 },
    { item: "collection", tissue: "dental_pulp", amountMinor: 110_000 },
    { item: "amnion_placenta", tissue: "birth", amountMinor: 70_000 },
    { item: "storage_yearly", tissue: null, amountMinor: 12_000 },
    { item: "storage_prepaid_20", tissue: null, amountMinor: 180_000 },
    { item: "expansion", tissue: null, amountMinor: 450_000 },
    { item: "release", tissue: null, amountMinor: 95_000 },
  ],
};

describe("prices", () => {
  test("are shown as the price book has them", () => {
    const prices = pricesShown(BOOK);
    expect(prices).toMatchObject({
      collection: { birth: 160_000, dental_pulp: 110_000 },
      deposit: 30_000,
      storageYearly: 12_000,
      release: 95_000,
    });
    const html = prices ? shown(<PriceTable prices={prices} />) : "";
    for (const amount of ["€1,900", "€1,600", "€1,100", "€700", "€120", "€1,800", "€4,500", "€950"]) expect(html).toContain(amount);
  });

  test.each(BOOK.prices.filter(({ item }) => item !== "deposit").map(({ item, tissue }) => [item, tissue]))(
    "are not shown at all when %s of %s is missing",
    (item, tissue) => {
      expect(pricesShown({ ...BOOK, prices: BOOK.prices.filter((price) => price.item !== item || price.tissue !== tissue) })).toBeNull();
    },
  );

  test("of marrow and fat stand apart when they differ", () => {
    const prices = pricesShown({
      ...BOOK,
      prices: BOOK.prices.map((price) => (price.tissue === "adipose" ? { ...price, amountMinor: 175_000 } : price)),
    });
    const html = prices ? shown(<PriceTable prices={prices} />) : "";
    expect(html).toContain("€1,750");
    expect(html).not.toContain("Marrow or fat");
  });

  test("before the first price book are none", () => expect(pricesShown(null)).toBeNull());

  test("of twenty years stand on each tissue's page", () => {
    const html = shown(<TissueFacts tissue="birth" prices={pricesShown(BOOK)} />);
    expect(html).toContain("€4,000");
    expect(html).toContain("€3,400");
    expect(html).toContain("32 hours");
    expect(shown(<TissueFacts tissue="birth" prices={null} />)).not.toContain("€");
  });
});

test("what comes back is said at every stage", () => {
  const html = shown(
    <RefundTable
      currency="EUR"
      rows={[
        { stage: "before_dispatch", keptMinor: 0 },
        { stage: "rejected", keptMinor: 15_000 },
        { stage: "stored", keptMinor: null },
      ]}
    />,
  );
  expect(html).toContain("everything");
  expect(html).toContain("all but €150");
  expect(html).toContain("nothing of the collection price");
});

const CARD = {
  code: "sci-2021",
  tissue: "bone_marrow",
  design: "case_series" as const,
  patients: 13,
  controlled: false,
  blinded: false,
  publishedOn: "2021",
  citation: "Honmou et al. 2021, doi 10.1016/j.clineuro.2021.106565",
  approvedAt: new Date("2026-11-02T10:00:00Z"),
  texts: { en: { claim: "Half of 13 improved.", outcome: "Walking.", limitation: "No comparison group.", funding: "Not stated." } },
};

describe("rule 50: an evidence card", () => {
  test("stands with its citation, level of evidence and limitation, and who approved it when", () => {
    const [card] = evidenceShown([CARD], "en");
    const html = card ? shown(<EvidenceCard card={card} />) : "";
    for (const words of [
      "Case series",
      "13",
      "None",
      "No comparison group.",
      "Not stated.",
      "2021",
      "10.1016/j.clineuro.2021.106565",
      "2 Nov 2026".replaceAll(" ", "\u00a0"),
    ])
      expect(html).toContain(words);
    expect(html.match(/<i><\/i>/g)).toHaveLength(13);
  });

  test.each([
    ["its limitation", { texts: { en: { ...CARD.texts.en, limitation: "" } } }],
    ["its citation", { citation: "" }],
    ["an approval", { approvedAt: null }],
    ["its outcome", { texts: { en: { ...CARD.texts.en, outcome: "" } } }],
    ["its funding", { texts: { en: { ...CARD.texts.en, funding: "" } } }],
  ])("is not shown without %s", (_, flaw) => expect(evidenceShown([{ ...CARD, ...flaw }], "en")).toEqual([]));

  test("is shown in English where it has no words in the page's language", () => {
    expect(evidenceShown([CARD], "ar")[0]?.claim).toBe("Half of 13 improved.");
  });

  test("of laboratory work says that no person was treated", () => {
    const [card] = evidenceShown([{ ...CARD, design: "laboratory" as const, patients: null }], "en");
    expect(card ? shown(<EvidenceCard card={card} />) : "").toContain("none: laboratory work");
  });
});

test.each(["en", "it", "ar"] as const)("the front page's parts lack no word in %s", (locale) => {
  const root = rootWith({ locale });
  for (const part of [<TissueRow key="t" />, <SixSteps key="s" />, <SamplePage key="p" />])
    expect(shown(part, root)).not.toMatch(/public\.\w+/);
});

test("doubling times are the published ones, rounded to hours", () => {
  expect(DOUBLING_HOURS).toEqual({ bone_marrow: 61, adipose: 45, dental_pulp: 30, birth: 32 });
  expect(TISSUES).toHaveLength(4);
});
