import { describe, expect, test } from "vitest";
import { CertificatePapers } from "~/bank/release/certificate-papers";
import { GATES, type Gate } from "~/bank/release/gates.rules";
import { RequestFacts } from "~/bank/release/request-facts";
import { RequestView } from "~/bank/release/request-view";
import { DIN } from "~tests/support/examples/collection";
import { aForecast, aRequest } from "~tests/support/examples/release";
import { addressesOf, seen, slipsEverywhere, standsAlone, told } from "~tests/support/seen";

const I18N = ["release"];
const licence: Gate = {
  ...{ name: "licence", state: "shut", evidence: "expired", whose: "clinic" },
  values: { until: "2026-11-13", plannedOn: "2026-12-20" },
};
const fees: Gate = { name: "fees", state: "shut", evidence: "due", values: { count: 1 }, whose: "finance" };
const vials: Gate = {
  ...{ name: "vials", state: "open", evidence: "enough", whose: "laboratory" },
  values: { count: 3, cells: 60_000_000, reserved: 3, doseCells: 50_000_000 },
};
type Props = Parameters<typeof RequestView>[0];
const view = (changes: Partial<Props> = {}, state = "authorised") => (
  <RequestView
    request={{ ...aRequest, state, path: "stock", expansion: "none", forecast: aForecast }}
    plan={null}
    {...{ gates: [vials, fees, licence], vials: [], certificates: [], reader: "clinic" }}
    {...changes}
  />
);

describe("a request's blockers", () => {
  test("are those of the reader, each with its reason and dates in words", () => {
    const words = told(view(), I18N);
    expect(words).toContain("One thing blocks this request, and it is yours");
    expect(words).toContain("Ends on 13 Nov 2026; infusion on 20 Dec 2026.");
    expect(words.indexOf("Ends on 13 Nov 2026")).toBeLessThan(words.indexOf("What must be true before release"));
  });

  test("are counted for whoever reads", () => {
    const both = { gates: [licence, { ...fees, whose: "clinic" as const }] };
    expect(told(view(both), I18N)).toContain("2 things block this request, and they are yours");
    expect(told(view({ reader: "quality" }), I18N)).not.toContain("block this request");
  });

  test.each(["infused", "destroyed", "returned", "refused", "cancelled"])("are none once it is %s", (state) => {
    expect(told(view({}, state), I18N)).not.toContain("blocks this request");
  });
});

describe("a request's gates", () => {
  test("stand with those that are shut first, and say whose turn it is", () => {
    const words = told(view(), I18N);
    expect(words.lastIndexOf("The clinic’s licence covers")).toBeLessThan(words.indexOf("Vials reserved, enough"));
    expect(words).toMatch(/One fee is due before packing\. The stored cells are not touched\. The account holder/);
    expect(words).toContain("3 vials give 60 million at the clinic.");
  });

  test("have a name in every language", () => {
    const gates = GATES.map((name) => ({ ...fees, name, evidence: "due" }));
    const words = told(view({ gates, reader: "bank" }), I18N);
    for (const name of GATES) expect(words).not.toContain(`release.gate_${name} `);
  });
});

describe("a request's stages", () => {
  test("mark exactly one as present", () => {
    expect(seen(view(), I18N).match(/aria-current="step"/g)).toHaveLength(1);
  });
});

describe("a request's vials and papers", () => {
  test("say that no vial is reserved yet", () => {
    expect(told(view(), I18N)).toContain("No vial is reserved for release yet.");
  });

  test("name each vial by number and division, with its cells", () => {
    const reserved = { vials: [{ id: "v1", din: DIN, division: "Aa", cells: 20_000_000 }] };
    const words = told(view(reserved), I18N);
    expect(words).toMatch(/A9999 26 000001 ?\S Aa 20 million/);
    expect(words).not.toContain("No vial is reserved");
  });

  test("say in words that a certificate must not be relied on", () => {
    const paper = { number: "RC-26-7Q2MXK4Z", kind: "release" as const, issuedAt: "2026-11-14T11:00:00Z", revoked: true };
    expect(told(view({ certificates: [paper] }), I18N)).toContain("RC-26-7Q2MXK4Z, withdrawn: do not rely on it");
    const standing = view({ certificates: [{ ...paper, revoked: false }] });
    expect(told(standing, I18N)).toContain("RC-26-7Q2MXK4Z, 14 Nov 2026");
    expect(addressesOf(seen(standing, I18N))).toContain("/certificates/RC-26-7Q2MXK4Z.pdf");
  });

  test("have words for a certificate of every kind in every language, and no heading where there is none", () => {
    const kinds = ["storage", "release", "destruction"] as const;
    const papers = kinds.flatMap((kind) =>
      [true, false, null].map((revoked) => ({ number: "RC-26-7Q2MXK4Z", kind, issuedAt: "2026-11-14T11:00:00Z", revoked })),
    );
    expect(slipsEverywhere(<CertificatePapers certificates={papers} />, I18N)).toEqual([]);
    expect(told(<CertificatePapers certificates={[]} />, I18N)).toBe("");
  });
});

describe("what is asked", () => {
  test("is whom for, how much, by which way, under which law", () => {
    const words = told(<RequestFacts request={aRequest} />, I18N);
    expect(words).toContain("Born 5 Apr 1990, no. MR-77, 61 kg");
    expect(words).toMatch(/50 million Into a vein, 100 mL over 2 (h|hr)/);
    expect(words).toContain("Hospital exemption HE-3, 30 Jun 2027");
  });

  test("keeps names that somebody wrote alone, and codes from left to right", () => {
    const html = seen(<RequestFacts request={aRequest} />, I18N, "ar");
    for (const name of ["Lina Haddad", "Dr Sarti", "Protocol 4"]) expect(standsAlone(html, name)).toBe(true);
    expect(html).toContain('dir="ltr">RQ-26-019</bdi>');
    expect(html).toContain('dir="ltr">REG-1</bdi>');
  });
});

test("a request has words in every language", () => expect(slipsEverywhere(view(), I18N)).toEqual([]));
