import { describe, expect, test } from "vitest";
import { AccountView } from "~/bank/people/account-view";
import { LicenceFields, LicenceTable, MemberFields, MemberTable } from "~/bank/people/clinic-view";
import { DemoButtons } from "~/bank/people/demo-buttons";
import { answered, choicesOf, fieldOf, linksOf, seen, slipsEverywhere, standsAlone, told } from "~tests/support/seen";

const I18N = ["people"];
const TODAY = "2026-11-20";
const licence = { id: "x", number: "CL-7", country: "IT", scope: "Terapia cellulare", validFrom: "2026-01-01", validUntil: "2026-12-31" };

describe("a clinic's licences", () => {
  const table = (changes: object = {}) => <LicenceTable licences={[{ ...licence, ...changes }]} today={TODAY} />;

  test("stand with number, scope and dates, what was written alone", () => {
    const html = seen(table(), I18N, "ar");
    expect(standsAlone(html, "Terapia cellulare")).toBe(true);
    expect(html).toContain('dir="ltr">CL-7</bdi>');
    expect(told(table(), I18N)).toContain("1 Jan 2026");
  });

  test("say in words, not by colour alone, that one has ended or does not yet hold", () => {
    expect(told(table({ validUntil: "2026-11-19" }), I18N)).toContain("Stop: 19 Nov 2026");
    expect(told(table({ validFrom: "2026-11-21" }), I18N)).toContain("Not yet: 31 Dec 2026");
    expect(told(table(), I18N)).toContain("Met: 31 Dec 2026");
  });

  test("hold on their last day", () => expect(told(table({ validUntil: TODAY }), I18N)).not.toContain("Stop"));
});

describe("a clinic's members", () => {
  const member = {
    ...{
      id: "m1",
      email: "s@clinic.example",
      state: "active" as const,
      clinicRole: "prescriber" as const,
      givenName: "Ugo",
      familyName: "Sarti",
    },
    ...{ prescriberRegistration: "REG-1", prescriberValidUntil: "2026-12-31" },
  };
  const table = (changes: object = {}) => <MemberTable members={[{ ...member, ...changes }]} today={TODAY} />;

  test("stand by name alone, with their registration", () => {
    expect(standsAlone(seen(table(), I18N), "Ugo Sarti")).toBe(true);
    expect(told(table(), I18N)).toContain("REG-1");
  });

  test("say in words that a registration has ended", () => {
    expect(told(table({ prescriberValidUntil: "2026-11-19" }), I18N)).toContain("Stop: 19 Nov 2026");
    expect(told(table(), I18N)).not.toContain("Stop");
  });

  test.each(["invited", "active", "closed"])("say that an account is %s", (state) => {
    expect(told(table({ state }), I18N)).toContain(state);
    expect(slipsEverywhere(table({ state }), I18N)).toEqual([]);
  });

  test("show a dash where there is no registration", () => {
    const words = told(table({ clinicRole: null, prescriberRegistration: null, prescriberValidUntil: null }), I18N);
    expect(words).toMatch(/– active/);
  });
});

describe("forms about a clinic", () => {
  test("ask for a licence under the name that their operation reads", () => {
    expect(fieldOf(seen(answered(<LicenceFields />, undefined), I18N), "number").there).toBe(true);
    expect(fieldOf(seen(answered(<LicenceFields numberName="licenceNumber" />, undefined), I18N), "licenceNumber").there).toBe(true);
  });

  test("keep what was typed of a member, and choose no role", () => {
    const html = seen(
      answered(<MemberFields />, { problems: { email: "people.phone_wrong" }, typed: { email: "s@", familyName: "Sarti" } }),
      I18N,
    );
    expect(choicesOf(html, "clinicRole")).toEqual({ values: ["prescriber", "coordinator"], made: [] });
    expect(fieldOf(html, "familyName").value).toBe("Sarti");
    expect(fieldOf(html, "email")).toMatchObject({ value: "s@", direction: "ltr" });
    expect(fieldOf(html, "email").described).toContain("Error:");
  });

  test("have words in every language", () => {
    const both = (
      <>
        <LicenceFields />
        <MemberFields />
      </>
    );
    expect(slipsEverywhere(answered(both, undefined), I18N)).toEqual([]);
  });
});

describe("an account", () => {
  const session = { id: "s1", device: "Firefox, Linux", createdAt: "2026-11-01T08:00:00Z", seenAt: "2026-11-19T08:00:00Z", here: false };
  const view = (home: "/family" | "/staff", sessions = [session]) => (
    <AccountView {...{ home, displayName: "Lina Haddad", email: "lina@example.org", sessions, formToken: "t" }} />
  );

  test("names its owner standing alone, and leads to the password of the same house", () => {
    const html = seen(view("/family"), I18N);
    for (const text of ["Lina Haddad", "lina@example.org", "Firefox, Linux"]) expect(standsAlone(html, text)).toBe(true);
    expect(linksOf(html)).toEqual([["Change the password", "/family/account/password"]]);
    expect(linksOf(seen(view("/staff"), I18N))).toEqual([["Change the password", "/staff/account/password"]]);
  });

  test("ends every other session by a form that names its device, never the present one", () => {
    const html = seen(view("/staff", [session, { ...session, id: "s2", here: true }]), I18N);
    expect(html.match(/\/end"/g)).toHaveLength(1);
    expect(html).toContain('action="/staff/account/sessions/s1/end"');
    expect(told(view("/staff"), I18N)).toContain("Sign out there : Firefox, Linux");
    expect(html).toContain("This device");
  });

  test("offers the three languages, each in its own name", () => {
    const html = seen(view("/family"), I18N, "it");
    for (const name of ["English", "Italiano", "العربية"]) expect(html).toContain(name);
    expect(slipsEverywhere(view("/family"), I18N)).toEqual([]);
  });
});

describe("the people of a demonstration", () => {
  const person = { demoName: "marco", kind: "person" as const, givenName: "Marco", familyName: "Rossi", clinic: null, duties: [] };
  const people = [
    person,
    { ...person, demoName: "sarti", kind: "clinic" as const, clinic: "San Luca" },
    { ...person, demoName: "elif", kind: "staff" as const, duties: ["quality", "finance"] },
  ];

  test("are one button each, which posts and leads on to where one wanted to go", () => {
    const html = seen(<DemoButtons people={people} next="/staff/lots" />, I18N);
    for (const name of ["marco", "sarti", "elif"]) expect(html).toContain(`action="/demo/sign-in/${name}"`);
    expect(html.match(/name="next" value="\/staff\/lots"/g)).toHaveLength(3);
    expect(seen(<DemoButtons people={people} next={null} />, I18N)).not.toContain('name="next"');
  });

  test("say who they are: their story, their clinic or their duties", () => {
    const words = told(<DemoButtons people={people} next={null} />, I18N);
    expect(words).toContain("San Luca");
    expect(words).toContain("Quality and Finance");
    expect(slipsEverywhere(<DemoButtons people={people} next={null} />, I18N)).toEqual([]);
  });

  test("are nobody where there is no demonstration", () => expect(told(<DemoButtons people={[]} next={null} />, I18N)).toBe(""));
});
