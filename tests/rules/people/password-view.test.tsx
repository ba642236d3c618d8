import { describe, expect, test } from "vitest";
import { InvitationView } from "~/bank/people/invitation-view";
import { PasswordChange } from "~/bank/people/password-view";
import { RightsTable } from "~/bank/people/rights-table";
import { fieldOf, seen, slipsEverywhere, standsAlone, told } from "~tests/support/seen";

const I18N = ["people"];

test("a password is never written back, and what is wrong stands beside the field that it is about", () => {
  const answer = { problems: { newPassword: "people.password_short" }, typed: { password: "secret one", newPassword: "short" } };
  const html = seen(<PasswordChange formToken="t" answer={answer} />, I18N);
  expect(html).not.toMatch(/secret one|value="short"/);
  expect(fieldOf(html, "newPassword").described).toContain("Choose at least 10 characters.");
  expect(fieldOf(html, "password").described).not.toContain("Error");
});

describe("an invitation", () => {
  const invited = { givenName: "Ugo", email: "ugo@clinic.example", kind: "clinic" as const, clinic: "San Luca" };
  const view = (given: typeof invited | null) => <InvitationView invited={given} formToken="t" answer={undefined} />;

  test("names who is meant and by which clinic, and asks for one password", () => {
    const html = seen(view(invited), I18N);
    for (const text of ["ugo@clinic.example", "San Luca"]) expect(standsAlone(html, text)).toBe(true);
    expect(html.match(/type="password"/g)).toHaveLength(1);
    expect(told(view(invited), I18N)).toContain("Welcome, Ugo");
    expect(slipsEverywhere(view(invited), I18N)).toEqual([]);
  });

  test("that has ended says so and asks for nothing", () => {
    const html = seen(view(null), I18N);
    expect(html).toContain("This link has ended");
    expect(html).not.toContain('type="password"');
  });
});

describe("the rights over a donor", () => {
  const right = {
    id: "g1",
    personId: "p1",
    name: "Omar Haddad",
    kind: "consent" as const,
    ground: "father" as const,
    fromAt: "2026-11-12T11:00:00Z",
    untilAt: null,
  };
  const other = { ...right, id: "g3", personId: "p2", name: "Aisha Haddad", ground: "mother" as const };
  const table = (...rights: Parameters<typeof RightsTable>[0]["rights"]) => <RightsTable rights={rights} />;

  test("stand each with its person, its ground, and its end in words", () => {
    expect(told(table(right), I18N)).toContain("Omar Haddad Consent father 12 Nov 2026 no end");
    expect(standsAlone(seen(table(right), I18N), "Omar Haddad")).toBe(true);
    expect(slipsEverywhere(table(right), I18N)).toEqual([]);
  });

  test("stand under the name of whose they are, which is said once and heads their rows", () => {
    const html = seen(table(right, { ...right, id: "g2", kind: "pay" }, other), I18N);
    expect(html.match(/Omar Haddad/g)).toHaveLength(1);
    expect(html.match(/<tbody>/g)).toHaveLength(2);
    expect(html.match(/<th scope="rowgroup" colSpan="4">/gi)).toHaveLength(2);
    expect(html.match(/<th scope="row">/g)).toHaveLength(3);
  });

  test("of two people with one name are not taken together", () => {
    expect(seen(table(right, { ...other, name: right.name }), I18N).match(/<tbody>/g)).toHaveLength(2);
  });

  test("that have ended stand after all that hold, under the name again, with the day", () => {
    const ended = { ...right, id: "g4", kind: "view" as const, untilAt: "2026-11-20T11:00:00Z" };
    expect(told(table(right, other, ended), I18N)).toMatch(/Omar Haddad.*Aisha Haddad.*Omar Haddad.*20 Nov 2026/);
  });

  test("have an act beside each only where one may act", () => {
    const acting = <RightsTable rights={[right]} act={({ id }) => <a href={`/end/${id}`}>End</a>} />;
    expect(seen(acting, I18N)).toContain('href="/end/g1"');
    expect(seen(acting, I18N)).toMatch(/colSpan="5"/i);
  });
});
