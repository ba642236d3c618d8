import { describe, expect, test } from "vitest";
import { CASE_LIFE } from "~/bank/enquiries/cases.rules";
import { EnquiryView, QuotesSent } from "~/bank/enquiries/enquiry-view";
import { CaseList, WaitingList } from "~/bank/enquiries/home-view";
import { QuoteView } from "~/bank/enquiries/quote-view";
import { addressesOf, linksOf, seen, slipsEverywhere, standsAlone, told } from "~tests/support/seen";

const I18N = ["enquiries", "people"];
const AT = "2026-11-12T11:00:00.000Z";
const nothing = { quotes: [], consents: [], payments: [], requests: [] };

describe("what waits for a family", () => {
  const all = {
    quotes: [{ id: "q1", tissue: "adipose" as const, validUntil: "2026-12-12T11:00:00Z" }],
    consents: [{ id: "k1", givenName: "Lina" }],
    payments: [{ id: "p1", purpose: "deposit", amountMinor: 30_000, currency: "EUR", dueAt: AT }],
    requests: [{ id: "r1" }],
  };

  test("is each thing with its one act, a clinic's request first", () => {
    expect(linksOf(seen(<WaitingList {...all} />, I18N))).toEqual([
      ["Look at the request", "/family/requests/r1"],
      ["Read and sign", "/family/consents/k1"],
      ["See the payment", "/family/payments/p1"],
      ["Look at the quote", "/family/quotes/q1"],
    ]);
    expect(told(<WaitingList {...all} />, I18N)).toContain("€300.00 to pay by 12 Nov 2026");
  });

  test("puts only the first forward", () => {
    expect(seen(<WaitingList {...all} />, I18N).match(/btn primary/g)).toHaveLength(1);
  });

  test("is said for one thing and for several", () => {
    expect(told(<WaitingList {...all} />, I18N)).toContain("These wait for you");
    expect(told(<WaitingList {...nothing} requests={all.requests} />, I18N)).toContain("This waits for you");
  });

  test("is not there when nothing waits", () => expect(told(<WaitingList {...nothing} />, I18N)).toBe(""));
  test("has words in every language", () => expect(slipsEverywhere(<WaitingList {...all} />, I18N)).toEqual([]));
});

describe("a family's cases", () => {
  const states = Object.keys(CASE_LIFE) as (keyof typeof CASE_LIFE)[];
  const cases = states.map((state) => ({ id: state, tissue: "birth" as const, state, givenName: "Noor" }));

  test("lead to their page and say in words how far each is", () => {
    const html = seen(<CaseList cases={cases} />, I18N);
    expect(addressesOf(html)).toEqual(states.map((state) => `/family/cases/${state}`));
    expect(told(<CaseList cases={cases} />, I18N)).toContain("The cells are growing");
    expect(slipsEverywhere(<CaseList cases={cases} />, I18N)).toEqual([]);
  });

  test("teach when there are none", () => expect(told(<CaseList cases={[]} />, I18N)).toContain("When you have accepted a quote"));
});

describe("a quote", () => {
  const quote = {
    ...{ tissue: "birth" as const, amnionPlacenta: false, currency: "EUR", validUntil: "2026-12-12T11:00:00Z", message: "Auguri!\nAda" },
    refundTable: { currency: "EUR", keptMinor: { before_dispatch: 0, not_collected: 15_000, rejected_without_fault: 0, stored: null } },
  };
  const items = ["deposit", "collection", "amnion_placenta", "storage_yearly", "storage_prepaid_20", "expansion", "release"];
  const lines = items.map((item) => ({ item, amountMinor: 12_345 }));

  test("says of each thing what it costs at most and when", () => {
    const words = told(<QuoteView quote={quote} lines={lines} />, I18N);
    expect(words).toContain("valid until 12 Dec 2026");
    expect(words).toContain("Each amount is a ceiling.");
    expect(words).toContain("Expansion of the cells only if a clinic asks for it and you agree €123.45");
  });

  test("says at each stage what comes back", () => {
    const words = told(<QuoteView quote={quote} lines={[]} />, I18N);
    expect(words).toContain("You stop before the kit is sent everything");
    expect(words).toMatch(/nothing was collected everything but €150/);
    expect(words).toContain("refunded by the month nothing");
  });

  test("keeps a coordinator's word alone, and leaves out an empty one", () => {
    expect(standsAlone(seen(<QuoteView quote={quote} lines={[]} />, I18N), "Auguri!")).toBe(true);
    expect(seen(<QuoteView quote={{ ...quote, message: "" }} lines={[]} />, I18N)).not.toContain("notice");
  });

  test("has words in every language", () => expect(slipsEverywhere(<QuoteView quote={quote} lines={lines} />, I18N)).toEqual([]));
});

describe("an enquiry as staff read it", () => {
  const enquiry = {
    ...{ id: "e1", email: "lina@example.org", phone: null, locale: "ar" as const, contactBy: "email" as const, expectedOn: null },
    ...{ message: "مرحبا", state: "new" as const, receivedAt: AT, answerDueAt: "2026-11-13T11:00:00Z", answeredAt: null, joinedTo: null },
  };
  const view = (changes: object = {}, joined: object[] = []) => (
    <EnquiryView enquiry={{ ...enquiry, ...changes } as never} joined={joined as never} country="Italy" assigned={null} />
  );

  test("says until when to answer, and when it was answered", () => {
    expect(told(view(), I18N)).toContain("answer by 13 Nov 2026");
    expect(told(view({ answeredAt: AT, state: "answered" }), I18N)).toContain("answered 12 Nov 2026");
  });

  test("says that nobody has taken it, and that nothing was written", () => {
    expect(told(view(), I18N)).toContain("Coordinator nobody yet");
    expect(told(view({ message: "" }), I18N)).toContain("No message.");
  });

  test("keeps every message in its own direction, those of joined enquiries too", () => {
    const html = seen(view({}, [{ ...enquiry, id: "e0", message: "Again, please" }]), I18N);
    for (const text of ["مرحبا", "Again, please", "lina@example.org"]) expect(standsAlone(html, text)).toBe(true);
  });

  test("leads to the earlier enquiry of the same person", () => {
    expect(linksOf(seen(view({ state: "joined", joinedTo: "e0" }), I18N))).toEqual([["Open the earlier enquiry", "/staff/enquiries/e0"]]);
    expect(linksOf(seen(view(), I18N))).toEqual([]);
  });

  test("shows its quotes, and the case that came of one", () => {
    const quotes = [
      { id: "q1", state: "withdrawn" as const, sentAt: AT, validUntil: "2026-12-12T11:00:00Z" },
      { id: "q2", state: "accepted" as const, sentAt: AT, validUntil: "2026-12-12T11:00:00Z" },
    ];
    const sent = <QuotesSent quotes={quotes} cases={[{ id: "case-1", quoteId: "q2", coi: "CH7Q2MXK4Z8P9RS" }]} />;
    expect(linksOf(seen(sent, I18N))).toEqual([["CH7Q2MXK4Z8P9RS", "/staff/cases/case-1"]]);
    expect(told(sent, I18N)).toContain("sent 12 Nov 2026, valid until 12 Dec 2026");
    expect(told(<QuotesSent quotes={[]} cases={[]} />, I18N)).toBe("");
    expect(slipsEverywhere(sent, I18N)).toEqual([]);
  });
});
