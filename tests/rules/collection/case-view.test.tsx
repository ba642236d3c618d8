import { describe, expect, test } from "vitest";
import { CaseActs, CaseConsents, CaseDonations, CaseFacts, CaseLots, CaseMark, type CaseState } from "~/bank/collection/case-view";
import { CASE_LIFE } from "~/bank/enquiries/cases.rules";
import { aCase, DIN } from "~tests/support/examples/collection";
import { linksOf, seen, slipsEverywhere, standsAlone, told } from "~tests/support/seen";

const I18N = ["collection"];
const STATES = Object.keys(CASE_LIFE) as CaseState[];
type Acts = Partial<{ state: CaseState; quoteId: string | null; hasConsent: boolean; toPack: number; donations: number }>;
const acts = ({ state = "deposit_paid", quoteId = "quote-1", hasConsent = true, toPack = 1, donations = 0 }: Acts) =>
  linksOf(seen(<CaseActs held={{ ...aCase, state, quoteId }} {...{ hasConsent, toPack, donations }} />, I18N));

describe("a case's state", () => {
  test("is said in words, each state in its own", () => {
    const words = STATES.map((state) => told(<CaseMark state={state} />, I18N));
    expect(new Set(words).size).toBe(STATES.length);
    for (const each of words) expect(each).not.toBe("");
  });

  test("has words in every language", () => {
    const marks = STATES.map((state) => <CaseMark key={state} state={state} />);
    expect(slipsEverywhere(<ul>{marks}</ul>, I18N)).toEqual([]);
  });

  test.each([
    ["rejected_at_intake", "stop"],
    ["discarded", "stop"],
    ["stored", "good"],
    ["consented", "watch"],
  ] as const)("%s looks like %s", (state, colour) => {
    expect(seen(<CaseMark state={state} />, I18N)).toContain(`state al ${colour}`);
  });
});

describe("a case's facts", () => {
  test("name the donor, the account holder and the coordinator, each standing alone", () => {
    const html = seen(<CaseFacts held={aCase} />, I18N);
    for (const name of ["Lina Haddad", "Omar Haddad", "Ada"]) expect(standsAlone(html, name)).toBe(true);
    expect(linksOf(html)).toContainEqual(["Lina Haddad D-0042", "/staff/people/donors/donor-1"]);
  });

  test("say that a child is not born, instead of an empty date", () => {
    expect(told(<CaseFacts held={{ ...aCase, bornOn: null }} />, I18N)).toContain("birth date not entered");
    expect(told(<CaseFacts held={aCase} />, I18N)).toContain("born 5 Apr 1990");
  });

  test("say how storage is paid and what else is collected", () => {
    const words = told(<CaseFacts held={{ ...aCase, storagePlan: "prepaid_20", amnionPlacenta: true }} />, I18N);
    expect(words).toContain("20 years prepaid");
    expect(words).toContain("with amnion and placenta");
    expect(told(<CaseFacts held={aCase} />, I18N)).not.toContain("amnion");
  });

  test("show a dash where nobody coordinates, and leave out a day that nobody expects", () => {
    const words = told(<CaseFacts held={{ ...aCase, coordinatorName: null, expectedOn: null }} />, I18N);
    expect(words).not.toContain("Expected");
    expect(words).toMatch(/Coordinator –/);
  });

  test("keep the chain of identity from left to right in Arabic", () => {
    expect(seen(<CaseFacts held={aCase} />, I18N, "ar")).toContain(`dir="ltr">${aCase.coi}</bdi>`);
    expect(slipsEverywhere(<CaseFacts held={aCase} />, I18N)).toEqual([]);
  });
});

describe("what may be done with a case", () => {
  test("is first to open a consent where there is none", () => {
    expect(acts({ state: "consent_pending", hasConsent: false, toPack: 0 })).toEqual([
      ["Open the consent", "/staff/cases/case-1/consent"],
      ["Cancel the case", "/staff/cases/case-1/cancel"],
    ]);
  });

  test("is to pack the kit when the deposit is paid", () => {
    expect(acts({})).toContainEqual(["Pack the kit", "/staff/cases/case-1/kit"]);
  });

  test("is not to pack when everything ordered was packed", () => {
    expect(acts({ toPack: 0 }).map(([words]) => words)).not.toContain("Pack the kit");
  });

  test("is to write down that nothing was collected only while a kit is out", () => {
    const saying = (state: CaseState) => acts({ state }).some(([, to]) => to.endsWith("/not-collected"));
    expect(STATES.filter(saying)).toEqual(["kit_shipped"]);
  });

  test("is to cancel only before something was collected", () => {
    const cancelled = STATES.filter((state) => acts({ state }).some(([, to]) => to.endsWith("/cancel")));
    expect(cancelled).toEqual(["consent_pending", "consented", "deposit_paid", "kit_shipped"]);
  });

  test("offers to cancel exactly in the states whose life knows it", () => {
    for (const state of STATES) expect(acts({ state }).some(([, to]) => to.endsWith("/cancel"))).toBe("cancel" in CASE_LIFE[state]);
  });

  test("is a take-over only for a case that came from another bank and has no donation", () => {
    const taken = { state: "in_transit", quoteId: null } as const;
    expect(acts(taken)).toEqual([["Take over from another bank", "/staff/cases/case-1/transfer"]]);
    expect(acts({ ...taken, donations: 1 })).toEqual([]);
    expect(acts({ state: "in_transit", toPack: 0 })).toEqual([]);
  });

  test("is nothing once a case is over", () => {
    for (const state of ["cancelled", "withdrawn", "closed", "discarded"] as const) expect(acts({ state })).toEqual([]);
  });
});

describe("what hangs on a case", () => {
  test("is left out where there is none", () => {
    expect(told(<CaseConsents consents={[]} />, I18N)).toBe("");
    expect(told(<CaseDonations donations={[]} />, I18N)).toBe("");
    expect(told(<CaseLots lots={[]} />, I18N)).toBe("");
  });

  test("leads to each consent, with the day on which it was signed", () => {
    const consents = [
      { id: "k2", version: 2, state: "open" as const, signedAt: null },
      { id: "k1", version: 1, state: "signed" as const, signedAt: "2026-11-12T11:00:00Z" },
    ];
    const html = seen(<CaseConsents consents={consents} />, I18N);
    expect(linksOf(html)).toEqual([
      ["Consent, version 2", "/staff/consents/k2"],
      ["Consent, version 1", "/staff/consents/k1"],
    ]);
    expect(told(<CaseConsents consents={consents} />, I18N).match(/12 Nov 2026/g)).toHaveLength(1);
  });

  test("leads from a donation to its page and its kit, and draws its number with its check character", () => {
    const donation = { id: "d1", din: DIN, material: "cord" as const, state: "received" as const, kitId: "kit-1" };
    const html = seen(<CaseDonations donations={[donation, { ...donation, id: "d2", kitId: null }]} />, I18N);
    expect(linksOf(html).map(([, to]) => to)).toEqual(["/staff/donations/d1", "/staff/kits/kit-1", "/staff/donations/d2"]);
    expect(html).toContain("A9999 26 000001");
    expect(html).toContain("received, waits for quality");
  });

  test("leads to its lots", () => {
    expect(linksOf(seen(<CaseLots lots={[{ id: "l1", number: "L-26-007" }]} />, I18N))).toEqual([["L-26-007", "/staff/lots/l1"]]);
  });
});
