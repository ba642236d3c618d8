import { expect, test } from "vitest";
import { DemoBar } from "~/ui/demo-bar";
import { ErrorPage } from "~/ui/error-page";
import { ClinicShell } from "~/ui/shells/clinic";
import { FamilyShell } from "~/ui/shells/family";
import { PublicShell } from "~/ui/shells/public";
import { SignShell } from "~/ui/shells/sign";
import { StaffShell } from "~/ui/shells/staff";
import { LOCALES } from "~/web/formats";
import type { Viewer } from "~/web/root-data";
import { rootWith, shown } from "./ui-stage";

const staff: Viewer = { kind: "staff", displayName: "Elif Qadir", duties: ["quality", "qualified_person"] };
const shells = {
  public: [<PublicShell key="p">x</PublicShell>, { kind: "public" }],
  family: [<FamilyShell key="f">x</FamilyShell>, { kind: "person", displayName: "Aisha K" }],
  clinic: [<ClinicShell key="c">x</ClinicShell>, { kind: "clinic", displayName: "Dr Conti" }],
  staff: [
    <StaffShell key="s" room="today">
      x
    </StaffShell>,
    staff,
  ],
  sign: [<SignShell key="g">x</SignShell>, { kind: "person", displayName: "Aisha K" }],
} as const;

test.each(Object.entries(shells))("the %s frame has one main part, which the skip link and the focus can reach", (_, [shell, viewer]) => {
  const html = shown(shell, rootWith({ viewer }));
  expect(html.match(/<main/g)).toHaveLength(1);
  expect(html).toMatch(/<main id="main" tabindex="-1"/);
});

test.each(LOCALES)("no frame lacks a word in %s", (locale) => {
  for (const [shell, viewer] of Object.values(shells)) expect(shown(shell, rootWith({ locale, viewer }))).not.toMatch(/>(ui|errors)\.\w+</);
});

test("the language can be chosen without a script, and each language is named in itself", () => {
  const html = shown(<PublicShell>x</PublicShell>, rootWith({ locale: "it", path: "/prices" }));
  expect(html).toContain('method="post" action="/preferences"');
  expect(html).toContain('name="back" value="/prices"');
  expect(html).toMatch(/<button type="submit" name="lang" value="ar" lang="ar"[^>]*>العربية<\/button>/);
  expect(html).toMatch(/value="it"[^>]*aria-current="true"/);
});

test("a stranger may sign in; who has signed in goes to their own page", () => {
  expect(shown(<PublicShell>x</PublicShell>)).toContain('href="/sign-in"');
  const html = shown(<PublicShell>x</PublicShell>, rootWith({ viewer: staff }));
  expect(html).toContain('href="/staff"');
  expect(html).not.toContain('href="/sign-in"');
});

test("the staff's rail has every room in its order, the one that one is in marked, and what waits counted in words too", () => {
  const html = shown(
    <StaffShell room="quality" counts={{ quality: 3 }}>
      x
    </StaffShell>,
    rootWith({ viewer: staff }),
  );
  const rooms = ["Today", "People", "Laboratory", "Freezer", "Quality", "Release", "Money", "Settings"].map((room) =>
    html.indexOf(`<span>${room}</span>`),
  );
  expect(rooms.every((at) => at > 0)).toBe(true);
  expect([...rooms].sort((a, b) => a - b)).toEqual(rooms);
  expect(html.match(/aria-current="page"/g)).toHaveLength(1);
  expect(html).toContain("3 waiting");
  expect(html).toContain("Quality and Qualified person");
  expect(html).toContain('role="search"');
});

test("signing shows how far one is", () => {
  const html = shown(
    <SignShell step={5} of={17} back={{ label: "Back", to: "/x" }} side="pen">
      x
    </SignShell>,
  );
  expect(html).toContain('aria-valuenow="5"');
  expect(html).toContain("Step 5 of 17");
  expect(html).toContain("pen");
});

test("a demonstration says so on every page, with its clock; another bank says nothing", () => {
  const demo = { now: "2026-11-23T08:00:00.000Z", ready: false };
  const html = shown(<DemoBar />, rootWith({ demo }));
  expect(html).toContain("fictitious");
  expect(html.replace(/\u00a0/g, " ")).toContain("23 Nov 2026, 09:00 Rome");
  expect(html).toContain("still being filled");
  expect(shown(<DemoBar />, rootWith({ demo: { ...demo, ready: true } }))).not.toContain("still being filled");
  expect(shown(<DemoBar />)).toBe("");
});

test.each([
  [404, "There is nothing here that you can see"],
  [403, "This form did not come from our pages"],
  [409, "That cannot be done now"],
  [413, "That file is too large"],
  [503, "The bank is still being filled"],
  [500, "Something failed on our side"],
  [418, "Something failed on our side"],
])("an error page with status %i says plainly what is the matter, and has a way on", (status, title) => {
  const html = shown(<ErrorPage status={status} reference="7f3k20m9" />, rootWith({ viewer: staff }));
  expect(html).toContain(`<h1>${title}</h1>`);
  expect(html).toContain('href="/staff"');
  expect(html).toContain("7f3k20m9");
});
