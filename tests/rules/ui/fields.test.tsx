import { describe, expect, test } from "vitest";
import { fieldId, givenAnswer } from "~/ui/fields/answer";
import { CheckboxCards, RadioCards, SelectField } from "~/ui/fields/choice";
import { FieldFrame, GroupFrame } from "~/ui/fields/frame";
import { Hidden, NumberField, TextField } from "~/ui/fields/text";
import { DateField, DateTimeField } from "~/ui/fields/when";
import { Closing } from "~/ui/public/closing";
import { CostBand } from "~/ui/public/cost-band";
import { EvidenceRow } from "~/ui/public/evidence-row";
import { evidenceIn, evidenceShown } from "~/ui/public/evidence-shown";
import { Hero } from "~/ui/public/hero";
import { Holds } from "~/ui/public/holds";
import { NoPrices, PriceTable } from "~/ui/public/price-table";
import { pricesShown } from "~/ui/public/prices";
import { TISSUE_ADDRESS, TISSUES, TissueRow } from "~/ui/public/tissues";
import { addressesOf, answered, choicesOf, fieldOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const options = [
  { value: "a", label: "First" },
  { value: "b", label: "Second", why: "It follows." },
];
const wrong = (name: string, typed: Record<string, string | string[]> = {}) => ({ problems: { [name]: "errors.required" }, typed });

describe("a field", () => {
  test("has an id that is a name for the browser, whatever its own name", () => {
    expect(fieldId("sign", "value.019aa0c4-1111")).toBe("sign-value_019aa0c4-1111");
    expect(fieldId("f", "minimum.t1")).not.toBe(fieldId("g", "minimum.t1"));
  });

  test("takes as an answer only what an action answers", () => {
    const answer = { problems: {}, typed: { a: "1" } };
    expect(givenAnswer("f", answer).answer).toEqual(answer);
    for (const other of [undefined, null, "saved", { redirect: true }]) expect(givenAnswer("f", other).answer).toBeUndefined();
  });

  test("is described by its hint and by what is wrong, together", () => {
    const html = seen(answered(<TextField name="name" label="Name" hint="Whole" />, wrong("name")), []);
    expect(fieldOf(html, "name").described).toMatch(/^Whole .+/);
    expect(html).toMatch(/name="name"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="name"/);
  });

  test("of several controls is described by its hint, also while nothing is wrong", () => {
    const hinted = seen(answered(<RadioCards name="kind" label="Kind" hint="Choose one" options={options} />, undefined), []);
    expect(fieldOf(hinted, "kind")).toMatchObject({ label: "Kind", described: "Choose one" });
    const both = seen(answered(<RadioCards name="kind" label="Kind" hint="Choose one" options={options} />, wrong("kind")), []);
    expect(fieldOf(both, "kind").described).toMatch(/^Choose one .+/);
    expect(seen(answered(<RadioCards name="kind" label="Kind" options={options} />, undefined), [])).not.toContain("aria-describedby");
  });

  test("keeps several choices that were typed, and forgets those known before", () => {
    const cards = (answer: unknown) =>
      seen(answered(<CheckboxCards name="kinds" label="Kinds" options={options} values={["a"]} />, answer), []);
    expect(choicesOf(cards(undefined), "kinds").made).toEqual(["a"]);
    expect(choicesOf(cards({ problems: {}, typed: { kinds: ["a", "b"] } }), "kinds").made).toEqual(["a", "b"]);
    expect(choicesOf(cards({ problems: {}, typed: { kinds: "b" } }), "kinds").made).toEqual(["b"]);
    expect(choicesOf(cards({ problems: {}, typed: {} }), "kinds").made).toEqual([]);
  });

  test("for a number shows a number that is known, zero too", () => {
    expect(fieldOf(seen(answered(<NumberField name="n" label="N" value={0} />, undefined), []), "n").value).toBe("0");
    expect(fieldOf(seen(answered(<NumberField name="n" label="N" value={7} />, { problems: {}, typed: { n: "" } }), []), "n").value).toBe(
      "",
    );
  });

  test("for a choice offers nothing first only where that is a choice", () => {
    const select = (empty?: string) =>
      seen(answered(<SelectField name="s" label="S" options={options} {...(empty === undefined ? {} : { empty })} />, undefined), []);
    expect(select("None").match(/<option/g)).toHaveLength(3);
    expect(select().match(/<option/g)).toHaveLength(2);
  });

  test("for a time names the place whose clock it is, in every language", () => {
    const time = <DateTimeField name="at" label="At" zone="Asia/Dubai" value="2026-11-20T09:00" />;
    expect(told(answered(time, undefined), [])).toContain("Dubai");
    expect(slipsEverywhere(answered(time, undefined), [])).toEqual([]);
    expect(fieldOf(seen(answered(<DateField name="on" label="On" value="2026-11-20" />, undefined), []), "on").value).toBe("2026-11-20");
  });

  test("that nobody sees carries what it was given", () => {
    expect(fieldOf(seen(<Hidden name="revision" value={0} />, []), "revision").value).toBe("0");
  });

  test("says that there is an error to those who hear it, before the sentence", () => {
    const frame = (
      <FieldFrame id="x" label="Name" wrong="Missing.">
        <input id="x" />
      </FieldFrame>
    );
    expect(told(frame, [])).toMatch(/^Name Error:? Missing\.$/);
    expect(
      told(
        <GroupFrame id="x" label="Kind" wrong={undefined}>
          parts
        </GroupFrame>,
        [],
      ),
    ).toBe("Kind parts");
  });
});

describe("public prices", () => {
  const EVERY = ["deposit", "storage_yearly", "storage_prepaid_20", "expansion", "release", "amnion_placenta"];
  const book = {
    ...{ currency: "EUR", invented: true },
    prices: [...EVERY, "collection"].map((item) => ({ item, tissue: null, amountMinor: 100_00 })),
  };

  test.each([...EVERY, "collection"])("are shown as none where the book lacks %s: half a list misleads", (item) => {
    expect(pricesShown(book)).not.toBeNull();
    expect(pricesShown({ ...book, prices: book.prices.filter((price) => price.item !== item) })).toBeNull();
  });

  test("of one tissue go before those of every tissue", () => {
    const prices = [...book.prices, { item: "collection", tissue: "birth" as const, amountMinor: 1 }];
    expect(pricesShown({ ...book, prices })?.collection).toEqual({ bone_marrow: 10000, adipose: 10000, dental_pulp: 10000, birth: 1 });
  });

  test("that are invented say so beside the chart of costs; without any the band says that too", () => {
    const shown = pricesShown(book);
    if (!shown) throw new Error("No prices.");
    expect(told(<CostBand prices={shown} />, ["public"])).not.toBe(told(<CostBand prices={{ ...shown, invented: false }} />, ["public"]));
    expect(told(<CostBand prices={null} />, ["public"])).toContain(told(<NoPrices />, ["public"]));
    expect(slipsEverywhere(<CostBand prices={shown} />, ["public"])).toEqual([]);
    expect(seen(<PriceTable prices={shown} sub={false} />, ["public"])).not.toContain('class="sub"');
  });
});

describe("evidence in public", () => {
  const words = { claim: "Cells live.", outcome: "Half", limitation: "Few", funding: "Public" };
  const row = {
    ...{ code: "E-1", design: "case_series" as const, patients: 5, controlled: false, blinded: false, publishedOn: "2020" },
    ...{ citation: "Journal 1", texts: { en: words }, approvedAt: "2026-01-01T00:00:00Z" as string | null },
  };
  type Row = Parameters<typeof evidenceIn>[0];

  test.each(["claim", "outcome", "limitation", "funding"])("rule 50: a card without its %s is not shown at all", (word) => {
    expect(evidenceShown([row as Row], "en")).toHaveLength(1);
    expect(evidenceShown([{ ...row, texts: { en: { ...words, [word]: "" } } } as Row], "en")).toEqual([]);
  });

  test("rule 50: a card without citation or approval is not shown; who writes it sees it before it is approved", () => {
    expect(evidenceShown([{ ...row, citation: "" } as Row, { ...row, approvedAt: null } as Row], "en")).toEqual([]);
    expect(evidenceIn({ ...row, approvedAt: null } as Row, "en")).toMatchObject({ claim: "Cells live." });
  });

  test("says that there is none, and leads to all", () => {
    expect(addressesOf(seen(<EvidenceRow cards={[]} />, ["public"]))).toEqual(["/evidence"]);
    expect(slipsEverywhere(<EvidenceRow cards={[]} />, ["public"])).toEqual([]);
  });
});

describe("the front page", () => {
  test("leads from each tissue to its own page", () => {
    const to = addressesOf(seen(<TissueRow />, ["public"]));
    expect(to).toEqual(TISSUES.map((tissue) => `/tissues/${TISSUE_ADDRESS[tissue]}`));
    expect(new Set(to).size).toBe(4);
  });

  test("ends with the one act, and proves its promises where anyone can check", () => {
    expect(addressesOf(seen(<Closing />, ["public"]))).toEqual(["/enquire"]);
    expect(addressesOf(seen(<Holds />, ["public"]))).toEqual(["/verify"]);
  });

  test("has words in every language", () => {
    for (const part of [<Closing key="c" />, <Holds key="h" />, <TissueRow key="t" />, <Hero key="o" />])
      expect(slipsEverywhere(part, ["public"])).toEqual([]);
  });
});
