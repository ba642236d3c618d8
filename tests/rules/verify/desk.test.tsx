import { describe, expect, test } from "vitest";
import { Desk } from "~/ui/verify/desk";
import { StaleList } from "~/ui/verify/stale";
import { Welcome } from "~/ui/verify/welcome";
import { LOCALES } from "~/web/formats";
import { translator } from "~/web/i18n.server";
import { seen, slipsOf, told } from "~tests/support/seen";

const words = translator("en");
const published = { keys: [], statusList: "" };
const desk = (first: Parameters<typeof Desk>[0]["first"], locale: (typeof LOCALES)[number] = "en") => (
  <Desk {...{ published, bankName: "Northlight", site: "", clockAheadMs: 0, first, online: true }} words={translator(locale)} />
);

describe("the verifier's desk", () => {
  test("begins by saying what it can answer, each answer with what it means", () => {
    const said = told(desk(null), []);
    for (const answer of ["Authentic", "Altered", "Not ours", "Revoked", "Superseded"]) expect(said).toContain(answer);
    expect(said).toContain("Genuine, and withdrawn: do not use the cells.");
  });

  test("shows what the server found to a browser that runs no script", () => {
    const said = told(desk({ answer: "altered" }), []);
    expect(said).toContain("Something was changed after signing.");
    expect(said).not.toContain("What this page can answer");
    expect(said).toContain("Check another");
  });

  test("shows no facts of a code that the bank did not sign", () => {
    for (const answer of ["altered", "not_ours", "unreadable"] as const)
      expect(told(desk({ answer }), [])).not.toContain("What the certificate says");
  });

  test("says to whoever runs no script that the server can check", () => {
    expect(seen(<Welcome bankName="Northlight" words={words} />, [])).toMatch(/<noscript>.*our server checks it.*<\/noscript>/s);
  });

  test.each(LOCALES)("lacks no word in %s", (locale) => {
    expect(slipsOf(seen(desk(null, locale), [], locale))).toEqual([]);
    expect(slipsOf(seen(desk({ answer: "not_ours" }, locale), [], locale))).toEqual([]);
  });
});

describe("an old list", () => {
  const list = { issuedAt: new Date("2026-11-10T08:00:00Z"), nextUpdateAt: new Date("2026-11-11T08:00:00Z") };
  const stale = (now: string, at: object | null = list) =>
    told(<StaleList verifier={{ list: at } as never} site="" now={new Date(now)} words={words} />, []);

  test("says how many days old it is, and offers today's", () => {
    expect(stale("2026-11-13T09:00:00Z")).toContain("Your list is 3 days old.");
    expect(stale("2026-11-13T09:00:00Z")).toContain("Fetch today’s list");
    expect(stale("2026-11-11T09:00:00Z")).toContain("Your list is 1 day old.");
  });

  test("says nothing while it is fresh, or where there is none", () => {
    expect(stale("2026-11-11T08:00:00Z")).toBe("");
    expect(stale("2026-11-13T09:00:00Z", null)).toBe("");
  });
});
