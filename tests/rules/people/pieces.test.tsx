import { describe, expect, test } from "vitest";
import { CollectionTabs } from "~/bank/collection/collection-tabs";
import { DONATION_LIFE, KIT_LIFE } from "~/bank/collection/donations.rules";
import { CANCEL_REASONS, NOT_COLLECTED_REASONS, REJECTION_REASONS } from "~/bank/collection/end-reasons";
import { CASE_VIEW, CASE_VIEWS, DONATION_VIEW, DONATION_VIEWS, KIT_VIEW } from "~/bank/collection/list-views";
import { CASE_LIFE } from "~/bank/enquiries/cases.rules";
import { countryName, countryOptions } from "~/bank/people/countries";
import { GuardianFields } from "~/bank/people/guardian-fields";
import { LinkEnded } from "~/bank/people/link-ended";
import { PeopleTabs } from "~/bank/people/people-tabs";
import collection from "~/locales/en/collection.json";
import { LOCALES } from "~/web/formats";
import { addressesOf, answered, choicesOf, fieldOf, linksOf, seen, slipsEverywhere, told } from "~tests/support/seen";

describe("naming another guardian", () => {
  const I18N = ["people"];
  const fields = (answer?: unknown) => answered(<GuardianFields />, answer);

  test("chooses nobody's relation beforehand, and offers three", () => {
    expect(choicesOf(seen(fields(), I18N), "relation")).toEqual({ values: ["mother", "father", "guardian"], made: [] });
  });

  test("keeps what was typed, the address from left to right", () => {
    const typed = { givenName: "هالة", email: "hala@", relation: "guardian" };
    const html = seen(fields({ problems: { email: "errors.not_an_email" }, typed }), I18N, "ar");
    expect(fieldOf(html, "givenName").value).toBe("هالة");
    expect(fieldOf(html, "email")).toMatchObject({ value: "hala@", direction: "ltr" });
    expect(fieldOf(html, "email").described).not.toBe("");
    expect(choicesOf(html, "relation").made).toEqual(["guardian"]);
  });

  test("has words in every language", () => expect(slipsEverywhere(fields(), I18N)).toEqual([]));
});

describe("a link that has ended", () => {
  test("leads to the sign-in and to a new letter, and promises nothing else", () => {
    expect(addressesOf(seen(<LinkEnded />, ["people"])).filter((to) => to === "/sign-in" || to === "/password")).toEqual(
      expect.arrayContaining(["/sign-in", "/password"]),
    );
    expect(told(<LinkEnded />, ["people"])).not.toContain("@");
  });

  test("has words in every language", () => expect(slipsEverywhere(<LinkEnded />, ["people"])).toEqual([]));
});

describe("tabs", () => {
  const current = (html: string) =>
    [...html.matchAll(/<a\b[^>]*>/g)].filter(([tag]) => tag.includes("aria-current")).map(([tag]) => /href="([^"]+)"/.exec(tag)?.[1]);

  test.each(["people", "enquiries", "clinics", "team"] as const)(
    "of the people's room mark %s as the list that one is in, and no other",
    (here) => {
      const html = seen(<PeopleTabs here={here} />, ["people"]);
      expect(current(html)).toEqual([`/staff/${here}`]);
      expect(linksOf(html)).toHaveLength(4);
    },
  );

  test.each(["cases", "kits", "donations"] as const)("of the collection mark %s", (here) => {
    expect(current(seen(<CollectionTabs here={here} />, ["collection"]))).toEqual([`/staff/${here}`]);
  });

  test("have words in every language", () => {
    expect(slipsEverywhere(<PeopleTabs here="team" />, ["people"])).toEqual([]);
    expect(slipsEverywhere(<CollectionTabs here="kits" />, ["collection"])).toEqual([]);
  });
});

describe("the lists of the collection", () => {
  test("a case stands in exactly one of its three lists, in whatever state it is", () => {
    for (const state of Object.keys(CASE_LIFE)) {
      const lists = CASE_VIEWS.filter((view) => (CASE_VIEW[view] as readonly string[]).includes(state));
      expect({ state, lists: lists.length }).toEqual({ state, lists: 1 });
    }
  });

  test("no donation and no kit stands in two lists, and every state that they name exists", () => {
    for (const [views, life] of [
      [DONATION_VIEW, DONATION_LIFE],
      [KIT_VIEW, KIT_LIFE],
    ] as const) {
      const states = Object.values(views).flatMap((list) => [...((list as readonly string[] | undefined) ?? [])]);
      expect(new Set(states).size).toBe(states.length);
      for (const state of states) expect(life).toHaveProperty(state);
    }
  });

  test("what waits for quality is a list of its own, and one list holds everything", () => {
    expect(DONATION_VIEW.waiting).toEqual(["received"]);
    expect(DONATION_VIEWS.filter((view) => DONATION_VIEW[view] === undefined)).toEqual(["all"]);
  });

  test("every reason for an end can be read", () => {
    const keys = [
      ...[...CANCEL_REASONS, ...NOT_COLLECTED_REASONS].map((reason) => `end_${reason}`),
      ...REJECTION_REASONS.map((reason) => `reject_${reason}`),
    ];
    for (const key of keys) expect(Object.keys(collection)).toContain(key);
  });
});

describe("countries", () => {
  test.each(LOCALES)("are named in %s, none by its code alone, and the one that is chosen is called the same", (locale) => {
    for (const { value, label } of countryOptions(locale)) {
      expect(label).not.toBe(value);
      expect(countryName(value, locale)).toBe(label);
    }
  });

  test("a code that no country has is shown as it is", () => expect(countryName("ZZZ1".slice(0, 2), "en").length).toBeGreaterThan(1));
});
