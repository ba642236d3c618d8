import { describe, expect, test } from "vitest";
import { FamilyDecision } from "~/bank/release/family-decision";
import { Readings, Side } from "~/bank/release/family-side";
import { Grants, NextPayment } from "~/bank/release/family-standing";
import { aPayment, aPlan } from "~tests/support/examples/billing";
import { familyPage } from "~tests/support/examples/family";
import { addressesOf, linksOf, seen, slipsEverywhere, standsAlone, told } from "~tests/support/seen";

const I18N = ["family", "release"];
const reading = { id: "v1", readAt: new Date("2026-11-12T11:00:00Z"), what: "lot" as const, actorKind: "staff", clinic: null };

describe("beside a family's page", () => {
  test("stands what is on it, and nothing that is not", () => {
    const whole = addressesOf(seen(<Side page={familyPage()} />, I18N)).filter((to) => to.startsWith("#"));
    expect(whole).toEqual(["#usable", "#time", "#where", "#papers", "#pay", "#clinics"]);
    const young = addressesOf(seen(<Side page={familyPage({ conditions: [], places: [] })} />, I18N)).filter((to) => to.startsWith("#"));
    expect(young).toEqual(["#time", "#papers", "#pay", "#clinics"]);
  });

  test("stands whom to call: a name alone, an address, and a number without spaces behind it", () => {
    const html = seen(<Side page={familyPage()} />, I18N);
    expect(standsAlone(html, "Ada Lind")).toBe(true);
    expect(linksOf(html)).toContainEqual(["Write to us", "mailto:care@bank.example"]);
    expect(html).toMatch(/href="tel:\+39021234" dir="ltr">\+39 02 1234/);
  });

  test("says that nobody is named yet, and leaves out a number that the bank has not", () => {
    const html = seen(<Side page={familyPage({ coordinator: { name: null, email: "care@bank.example", phone: null } })} />, I18N);
    expect(html).toContain("Someone is named when the kit is prepared");
    expect(html).not.toContain("tel:");
  });

  test.each([[[]], [[reading]]])("leads to every reading of this donor's record, also before there is one", (readings) => {
    const links = linksOf(seen(<Side page={familyPage({ readings })} />, I18N));
    expect(links).toContainEqual(["All entries", "/family/record?donor=donor-1"]);
  });

  test("has words in every language", () => expect(slipsEverywhere(<Side page={familyPage()} />, I18N)).toEqual([]));
});

describe("who opened the record", () => {
  test("is nobody, said in words", () => expect(told(<Readings readings={[]} />, I18N)).toBe("Nobody has opened it."));

  test("is the bank's staff without a name, or a clinic by its name", () => {
    const html = seen(<Readings readings={[reading, { ...reading, id: "v2", clinic: "San Luca" }]} />, I18N);
    expect(standsAlone(html, "The bank’s staff")).toBe(true);
    expect(standsAlone(html, "San Luca")).toBe(true);
    expect(html).toContain("tests and decision");
  });

  test("tells the hour on the page of its own", () => {
    expect(told(<Readings readings={[reading]} wide />, I18N)).toMatch(/^12 Nov 2026 .* tests and decision, \d\d:\d\d$/);
    expect(told(<Readings readings={[reading]} />, I18N)).not.toMatch(/\d\d:\d\d/);
  });

  test("says in every language what was read", () => {
    const kinds = ["collection", "markers", "culture", "lot", "vial", "donor", "consent", "request", "record"] as const;
    expect(slipsEverywhere(<Readings readings={kinds.map((what) => ({ ...reading, id: what, what }))} />, I18N)).toEqual([]);
  });
});

describe("the next payment", () => {
  const next = (changes: object) => <NextPayment page={familyPage(changes)} />;

  test("is what is due, with a way to pay it", () => {
    const due = next({ due: [aPayment], plan: aPlan });
    expect(told(due, I18N)).toMatch(/€300\.00.*Deposit/);
    expect(linksOf(seen(due, I18N))).toEqual([["Look at this payment", "/family/payments/pay-1"]]);
  });

  test("is the renewal when nothing is due", () => {
    const renewal = next({ plan: aPlan });
    expect(told(renewal, I18N)).toMatch(/€120\.00.*on 12 Nov 2027, by card/);
    expect(linksOf(seen(renewal, I18N))).toEqual([["All payments, and what year 7 costs", "/family/payments"]]);
  });

  test.each([
    ["without a plan", {}],
    ["after 20 prepaid years", { plan: { ...aPlan, plan: "prepaid_20" } }],
    ["before the plan was ever paid", { plan: { ...aPlan, paidUntil: null } }],
  ])("is none %s", (_, changes) => expect(told(next(changes), I18N)).toContain("Nothing is due now."));

  test("says that it cannot rise, and what was paid so far", () => {
    expect(told(next({}), I18N)).toContain("Can it rise? No.");
    expect(told(next({}), I18N)).toContain("Paid so far €300.00");
  });
});

describe("clinics", () => {
  test("are none until the family opens the record", () => {
    expect(told(<Grants page={familyPage()} />, I18N)).toContain("No clinic can see this record.");
    expect(addressesOf(seen(<Grants page={familyPage()} />, I18N))).toEqual(["/family/cases/case-1/grants"]);
  });

  test("are named with the day on which it ends", () => {
    const grants = [{ id: "g1", name: "San Luca", untilAt: new Date("2027-01-31T11:00:00Z") }];
    const words = told(<Grants page={familyPage({ grants })} />, I18N);
    expect(words).toContain("San Luca until 31 Jan 2027");
    expect(words).not.toContain("No clinic can see");
  });
});

describe("what a family signs for a clinic's request", () => {
  const request = {
    id: "r1",
    revision: 4,
    number: "RQ-26-019",
    doseCells: 100_000_000,
    plannedOn: "2026-12-20",
    prescriberName: "Dr Sarti",
  };
  const decision = (mayAuthorise: boolean, mayExpand: boolean) => (
    <FamilyDecision
      {...{ request, clinic: "San Luca", mayAuthorise, mayExpand, answer: undefined, tokens: { authorise: "a", expand: "e" } }}
      expansion={{ amountMinor: 250_000, currency: "EUR", vials: 2 }}
    />
  );

  test("is the expansion first, with its price and the vials that it uses up", () => {
    const html = seen(decision(true, true), I18N);
    expect(html).toContain('action="/family/requests/r1/expansion"');
    expect(html).not.toContain("/authorise");
    const words = told(decision(true, true), I18N);
    expect(words).toContain("€2,500.00");
    expect(words).toContain("Vials that are thawed and used up 2");
    expect(words).toContain("Growth can fail.");
  });

  test("is then the release, of exactly the revision that was read", () => {
    const html = seen(decision(true, false), I18N);
    expect(html).toContain('action="/family/requests/r1/authorise"');
    expect(html).toContain('name="revision" value="4"');
    expect(html).not.toContain("/expansion");
    for (const name of ["San Luca", "Dr Sarti"]) expect(standsAlone(html, name)).toBe(true);
  });

  test("is nothing for whoever may not decide", () => expect(told(decision(false, false), I18N)).toBe(""));

  test("has words in every language", () => {
    expect(slipsEverywhere(decision(true, true), I18N)).toEqual([]);
    expect(slipsEverywhere(decision(true, false), I18N)).toEqual([]);
  });
});
