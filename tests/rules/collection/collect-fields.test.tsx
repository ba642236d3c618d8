import type { ReactElement } from "react";
import { describe, expect, test } from "vitest";
import { CollectionFields, DestructionFields, HandOverFields, LabelScans, TransferFields } from "~/bank/collection/collect-fields";
import { CustodyTimeline } from "~/bank/collection/custody-view";
import { DecisionBox } from "~/bank/collection/decision-box";
import { BANK, DONOR } from "~/bank/collection/parties";
import { LimitsNotice, ReceiptFields } from "~/bank/collection/receipt-fields";
import { CLOCK } from "~tests/support/examples/collection";
import { answered, choicesOf, fieldOf, seen, slipsEverywhere, told } from "~tests/support/seen";

const I18N = ["collection"];
const witnesses = [{ value: "w1", label: "Bo Lind" }];
const asked = (fields: ReactElement, answer?: unknown) => seen(answered(fields, answer), I18N);

describe("labels", () => {
  test("are scanned in two fields that are written from left to right in every language", () => {
    const html = seen(answered(<LabelScans />, undefined), I18N, "ar");
    expect(fieldOf(html, "din").direction).toBe("ltr");
    expect(fieldOf(html, "coi").direction).toBe("ltr");
  });

  test("come back as they were typed, with the sentence beside the field", () => {
    const html = asked(<LabelScans />, { problems: { din: "collection.din_wrong" }, typed: { din: "A99", coi: "CH1" } });
    expect(fieldOf(html, "din").value).toBe("A99");
    expect(fieldOf(html, "din").described).toContain("This is no DIN, or its check character does not fit.");
    expect(fieldOf(html, "coi").value).toBe("CH1");
    expect(fieldOf(html, "coi").described).not.toContain("Error");
  });

  test("are named in a summary that leads to the field", () => {
    const html = asked(<LabelScans />, { problems: { din: "collection.din_needed" }, typed: {} });
    expect(html).toMatch(/role="alert"[^>]*>.*href="#f-din">Scan the label, or type the DIN/s);
  });
});

describe("what the collector wrote down", () => {
  test.each([
    ["bone_marrow", "volumeMl", "Volume"],
    ["lipoaspirate", "volumeMl", "Volume"],
    ["cord", "lengthCm", "Length"],
    ["amnion", "massG", "Mass"],
    ["placenta", "massG", "Mass"],
    ["tooth", "fdiTooth", "Tooth (FDI)"],
  ] as const)("of %s is measured by %s alone", (material, measure, label) => {
    const html = asked(<CollectionFields material={material} {...CLOCK} />);
    expect(fieldOf(html, measure).label).toBe(label);
    const others = ["volumeMl", "lengthCm", "massG", "fdiTooth"].filter((each) => each !== measure);
    for (const other of others) expect(fieldOf(html, other).there).toBe(false);
  });

  test("never ticks beforehand that the name matches", () => {
    const html = asked(<CollectionFields material="cord" {...CLOCK} />);
    expect(choicesOf(html, "nameMatches")).toEqual({ values: ["yes"], made: [] });
  });

  test("keeps the tick, the place and the measure when another field is wrong", () => {
    const typed = { nameMatches: "yes", collectionSite: "Sant’Anna", lengthCm: "2 4" };
    const html = asked(<CollectionFields material="cord" {...CLOCK} />, { problems: { lengthCm: "collection.length_needed" }, typed });
    expect(choicesOf(html, "nameMatches").made).toEqual(["yes"]);
    expect(fieldOf(html, "collectionSite").value).toBe("Sant’Anna");
    expect(fieldOf(html, "lengthCm")).toMatchObject({ value: "2 4" });
    expect(fieldOf(html, "lengthCm").described).toContain("Enter the length in cm, from 0.5 to 150.");
  });
});

describe("a hand-over", () => {
  test("chooses no condition and no witness beforehand", () => {
    const html = asked(<HandOverFields {...CLOCK} witnesses={witnesses} />);
    expect(choicesOf(html, "condition")).toEqual({ values: ["sealed", "opened", "damaged", "not_recorded"], made: [] });
    expect(fieldOf(html, "witnessId").value).toBe("");
    expect(fieldOf(html, "witnessId").described).toBe("Needed when it is opened or damaged.");
  });

  test("keeps condition and witness", () => {
    const html = asked(<HandOverFields {...CLOCK} witnesses={witnesses} />, {
      problems: { toParty: "collection.when_needed" },
      typed: { condition: "opened", witnessId: "w1" },
    });
    expect(choicesOf(html, "condition").made).toEqual(["opened"]);
    expect(fieldOf(html, "witnessId").value).toBe("w1");
  });
});

test("a destruction names its ways and scans the label first", () => {
  const html = asked(<DestructionFields {...CLOCK} />);
  expect(choicesOf(html, "method")).toEqual({ values: ["incineration", "autoclave"], made: [] });
  expect(html.indexOf('name="din"')).toBeLessThan(html.indexOf('name="method"'));
});

test("a transfer offers what its tissue can be", () => {
  const html = asked(<TransferFields materials={["cord", "amnion"]} {...CLOCK} />);
  expect(choicesOf(html, "material").values).toEqual(["cord", "amnion"]);
  expect(fieldOf(html, "fromParty").label).toBe("From which bank");
});

describe("taking it in", () => {
  test("says what it bears before anything is entered", () => {
    const notice = (
      <LimitsNotice limits={{ hoursMax: 48, celsiusMin: 2, celsiusMax: 25 } as never} since="2026-11-12T11:00:00Z" zone={CLOCK.zone} />
    );
    expect(told(notice, I18N)).toMatch(/At most 48 (h|hr).*, from 2 ?°C to 25 ?°C, counted from 12 Nov 2026/);
  });

  test("ticks nothing and decides nothing beforehand, and says what each verdict brings", () => {
    const html = asked(<ReceiptFields {...CLOCK} witnesses={witnesses} />);
    for (const name of ["nameMatches", "sealIntact", "verdict"]) expect(choicesOf(html, name).made).toEqual([]);
    expect(html).toContain("It waits here until quality decides.");
    expect(html).toContain("The family is called and refunded by the table.");
  });

  test("keeps readings below zero and the reason", () => {
    const html = asked(<ReceiptFields {...CLOCK} witnesses={witnesses} />, {
      problems: { celsiusMax: "collection.temperature_needed" },
      typed: { celsiusMin: "-3.5", reason: "too_cold", note: "Frost on the box", verdict: "rejected" },
    });
    expect(fieldOf(html, "celsiusMin").value).toBe("-3.5");
    expect(fieldOf(html, "reason").value).toBe("too_cold");
    expect(fieldOf(html, "note").value).toBe("Frost on the box");
    expect(choicesOf(html, "verdict").made).toEqual(["rejected"]);
    expect(fieldOf(html, "celsiusMax").described).toContain("from −200 to 60");
  });
});

describe("a decision on a deviation", () => {
  const box = (state: "open" | "accepted", mayDecide: boolean) => (
    <DecisionBox deviation={{ kind: "seal", state }} mayDecide={mayDecide} formToken="t" answer={undefined} />
  );

  test("is signed with a password by whoever may decide", () => {
    const html = seen(box("open", true), I18N);
    expect(html).toContain('type="password"');
    expect(choicesOf(html, "decision")).toEqual({ values: ["accepted", "rejected"], made: [] });
  });

  test("is told as waiting to everybody else, without a form", () => {
    const html = seen(box("open", false), I18N);
    expect(html).toContain("This waits for quality");
    expect(html).not.toContain("<form");
  });

  test("is over once it was made", () => expect(told(box("accepted", true), I18N)).toBe(""));
});

describe("the chain of custody", () => {
  const step = { ordinal: 1, fromParty: DONOR, toParty: "Polar", at: "2026-11-12T11:00:00Z", seal: "S-9", condition: "sealed" as const };

  test("calls donor and bank by their words, others by their names, in order", () => {
    const chain = [
      { ...step, secondActor: null },
      { ...step, ordinal: 2, fromParty: "Polar", toParty: BANK, seal: null, condition: "opened" as const, secondActor: "w1" },
    ];
    const words = told(<CustodyTimeline chain={chain} zone={CLOCK.zone} />, I18N);
    expect(words).toContain("Donor to Polar");
    expect(words).toContain("sealed · seal S-9");
    expect(words).toContain("Polar to The bank");
    expect(words).toContain("opened · two people");
    expect(words.indexOf("Donor to Polar")).toBeLessThan(words.indexOf("Polar to The bank"));
  });

  test("is left out before the first hand-over", () => expect(told(<CustodyTimeline chain={[]} zone={CLOCK.zone} />, I18N)).toBe(""));
});

test("every form of the collection has words in every language", () => {
  const all = (
    <>
      <CollectionFields material="tooth" {...CLOCK} />
      <HandOverFields {...CLOCK} witnesses={witnesses} />
      <DestructionFields {...CLOCK} />
      <TransferFields materials={["bone_marrow", "lipoaspirate"]} {...CLOCK} />
      <ReceiptFields {...CLOCK} witnesses={witnesses} />
    </>
  );
  expect(slipsEverywhere(answered(all, undefined), I18N)).toEqual([]);
});
