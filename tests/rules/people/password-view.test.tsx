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

test("a right stands with its person, its ground, and its end in words", () => {
  const right = {
    id: "g1",
    name: "Omar Haddad",
    kind: "consent" as const,
    ground: "father" as const,
    fromAt: "2026-11-12T11:00:00Z",
    untilAt: null,
  };
  const table = <RightsTable rights={[right]} />;
  expect(told(table, I18N)).toContain("Omar Haddad Consent father 12 Nov 2026 no end");
  expect(standsAlone(seen(table, I18N), "Omar Haddad")).toBe(true);
  expect(slipsEverywhere(table, I18N)).toEqual([]);
});
