import { PRODUCTS, type ProductCode } from "~/bank/collection/product-codes.rules";
import type { SpecificationForm } from "~/bank/laboratory/specifications.operations.server";

type Limit = SpecificationForm["tests"][number];
type Specification = Omit<SpecificationForm, "effectiveFrom">;

const blank = { minimum: null, maximum: null, expected: null, unit: "", required: true, identity: false } as const;
const atLeast = (test: Limit["test"], method: string, minimum: number, unit = "%"): Limit => ({
  ...blank,
  test,
  method,
  limitKind: "min",
  minimum,
  unit,
});
const atMost = (test: Limit["test"], method: string, maximum: number | null, unit = "%"): Limit => ({
  ...blank,
  test,
  method,
  limitKind: "max",
  maximum,
  unit,
});
const is = (test: Limit["test"], method: string, expected: string, more: Partial<Limit> = {}): Limit => ({
  ...blank,
  test,
  method,
  limitKind: "equals",
  expected,
  ...more,
});

const FLOW = "Flow cytometry, ISCT 2006";
const POSITIVE = (["cd73", "cd90", "cd105"] as const).map((test) => atLeast(test, FLOW, 95));
const NEGATIVE = (["cd45", "cd34", "cd14", "cd19", "hla_dr"] as const).map((test) => atMost(test, FLOW, 2));

const sterility = is("sterility", "Ph. Eur. 2.6.27, automated growth, 7 d", "no_growth");
const safety = [sterility, is("mycoplasma", "Ph. Eur. 2.6.7, validated NAT", "not_detected")];
const identity = (tissue: string): Limit =>
  is("identity_str", "STR, 16 loci, against the donor's reference", tissue === "birth" ? "fetal" : "match", { identity: true });
const karyotype = is("karyotype", "G-band, 20 metaphases", "normal");
const postThaw = atLeast("viability_post_thaw", "7-AAD", 70);

/** Tri-lineage differentiation is informative for birth tissue: its cells can fail to make fat (domain.md 3.1). */
const bankTests = (tissue: string): Limit[] => [
  is("morphology", "Microscopy", "adherent"),
  atLeast("viability_pre_freeze", "7-AAD", 90),
  postThaw,
  ...POSITIVE,
  ...NEGATIVE,
  is("trilineage", "Osteo-, adipo-, chondrogenic stain", "positive", { required: tissue !== "birth" }),
  ...safety,
  atMost("endotoxin", "Ph. Eur. 2.6.14, LAL", 0.5, "EU/mL"),
  identity(tissue),
  karyotype,
];

const releaseTests = (tissue: string): Limit[] => [
  { ...blank, test: "cell_count", method: "Automated, share of the label", limitKind: "range", minimum: 90, maximum: 120, unit: "%" },
  postThaw,
  ...POSITIVE,
  ...NEGATIVE,
  ...safety,
  atMost("endotoxin", "Ph. Eur. 2.6.14, LAL", null, "EU/mL"),
  identity(tissue),
  karyotype,
  { ...atLeast("potency", "T-cell suppression, PHA-PBMC", 20), required: false },
];

const tissueTests = (tissue: string): Limit[] => [is("appearance", "Visual", "conforms"), sterility, identity(tissue)];

/** Limits of doublings and passage: from the harvest of P0, domain.md 2.3. */
const LIMITS = { cpdlMax: 15, passageMax: 5, pdlConvention: "P0_HARVEST_ZERO" } as const;

/** The demo bank's specifications: one of banked vials and one of release lots for each cell product, one for each tissue product. */
export const DEMO_SPECIFICATIONS: Specification[] = (Object.keys(PRODUCTS) as ProductCode[]).flatMap((productCode): Specification[] => {
  const { tissue, productClass } = PRODUCTS[productCode];
  const short = productCode.slice(1, 3);
  if (productClass === "TISSUE_361")
    return [{ code: `SPEC-${short}-01`, productCode, stage: "bank", ...LIMITS, tests: tissueTests(tissue) }];
  return [
    { code: `SPEC-${short}-01`, productCode, stage: "bank", ...LIMITS, tests: bankTests(tissue) },
    { code: `SPEC-${short}-R1`, productCode, stage: "release", ...LIMITS, tests: releaseTests(tissue) },
  ];
});
