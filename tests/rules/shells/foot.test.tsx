import { describe, expect, test } from "vitest";
import { ClinicShell } from "~/ui/shells/clinic";
import { FamilyShell } from "~/ui/shells/family";
import { Foot, Languages, Looks } from "~/ui/shells/foot";
import { PublicShell } from "~/ui/shells/public";
import { ROOM_ADDRESS, ROOMS, roomMarkup } from "~/ui/shells/rooms";
import { StaffShell } from "~/ui/shells/staff";
import { addressesOf, linksOf, slipsOf } from "~tests/support/seen";
import { rootWith, shown } from "../ui-stage";

const person = { kind: "person" as const, displayName: "Lina Haddad" };
const staff = { kind: "staff" as const, displayName: "Elif Maria Qadir", duties: ["quality", "finance"] };

describe("the end of every page", () => {
  test("leads to what one may ask of any bank", () => {
    expect(addressesOf(shown(<Foot />))).toEqual(["/licences", "/verify", "/leave", "/privacy"]);
  });

  test("says that a demonstration is one, and only then", () => {
    const demo = rootWith({ demo: { now: "2026-11-20T11:00:00Z", ready: true } });
    expect(shown(<Foot />, demo).length).toBeGreaterThan(shown(<Foot />).length);
    expect(shown(<Foot />, demo)).toContain("Northlight Cell Bank");
  });

  test("lacks no word in any language", () => {
    for (const locale of ["en", "it", "ar"] as const) expect(slipsOf(shown(<Foot />, rootWith({ locale })))).toEqual([]);
  });
});

describe("languages", () => {
  test.each(["en", "it", "ar"] as const)("mark the one that is spoken: %s", (locale) => {
    const html = shown(<Languages />, rootWith({ locale }));
    expect(html.match(/aria-current="true"/g)).toHaveLength(1);
    expect(html).toMatch(new RegExp(`<button[^>]*value="${locale}"[^>]*aria-current="true"`));
  });

  test("are each said in themselves, so that a voice reads them rightly", () => {
    const html = shown(<Languages />);
    for (const language of ["en", "it", "ar"]) expect(html).toContain(`value="${language}" lang="${language}"`);
  });

  test("bring back to where one was", () => {
    expect(shown(<Languages />, rootWith({ path: "/prices?for=birth" }))).toContain('name="back" value="/prices?for=birth"');
  });
});

describe("light and dark", () => {
  test.each([
    ["light", "light"],
    ["dark", "dark"],
    [null, "system"],
  ] as const)("mark what was chosen: %s", (theme, marked) => {
    const html = shown(<Looks />, rootWith({ theme }));
    expect(html).toMatch(new RegExp(`<button[^>]*value="${marked}"[^>]*aria-current="true"`));
    expect(html.match(/aria-current="true"/g)).toHaveLength(1);
  });
});

describe("rooms of the staff", () => {
  test("each have an address of their own and a sign of their own", () => {
    expect(new Set(ROOMS.map((room) => ROOM_ADDRESS[room])).size).toBe(ROOMS.length);
    expect(new Set(ROOMS.map((room) => roomMarkup(room, "Room"))).size).toBe(ROOMS.length);
  });

  test.each(ROOMS)("mark %s when one is in it", (room) => {
    const html = shown(<StaffShell room={room}>x</StaffShell>, rootWith({ viewer: staff }));
    expect(html).toMatch(
      new RegExp(`aria-current="page"[^>]*href="${ROOM_ADDRESS[room]}"|href="${ROOM_ADDRESS[room]}"[^>]*aria-current="page"`),
    );
    expect(html.match(/aria-current="page"/g)).toHaveLength(1);
  });

  test("name the person alone, with two letters at most and the duties in words", () => {
    const html = shown(<StaffShell room="today">x</StaffShell>, rootWith({ viewer: staff }));
    expect(html).toContain("<bdi>Elif Maria Qadir</bdi>");
    expect(html).toContain('aria-hidden="true">EM</span>');
    expect(html).toContain("Quality and Finance");
  });
});

describe("the places of a frame", () => {
  test.each([
    ["home", "/family"],
    ["consents", "/family/consents"],
    ["payments", "/family/payments"],
    ["documents", "/family/documents"],
    ["account", "/family/account"],
  ] as const)("mark %s in a family's", (here, to) => {
    const html = shown(<FamilyShell here={here}>x</FamilyShell>, rootWith({ viewer: person }));
    expect(linksOf(html).map(([, each]) => each)).toContain(to);
    expect(html.match(/aria-current="page"/g)).toHaveLength(1);
    expect(html).toMatch(new RegExp(`<a[^>]*(href="${to}"[^>]*aria-current="page"|aria-current="page"[^>]*href="${to}")`));
  });

  test("stand beside another column only when there is something for it", () => {
    const root = rootWith({ viewer: person });
    expect(shown(<FamilyShell side="Ada">x</FamilyShell>, root)).toContain('<aside class="side">Ada</aside>');
    expect(shown(<FamilyShell>x</FamilyShell>, root)).not.toContain("<aside");
  });

  test("of a clinic mark where one is, and sign out by a form", () => {
    const html = shown(<ClinicShell here="licence">x</ClinicShell>, rootWith({ viewer: { kind: "clinic", displayName: "Dr Sarti" } }));
    expect(html).toMatch(/<a[^>]*(href="\/clinic\/licence"[^>]*aria-current|aria-current="page"[^>]*href="\/clinic\/licence")/);
    expect(html).toContain('method="post" action="/sign-out"');
  });

  test.each([
    [{ kind: "public" } as const, "/sign-in"],
    [person, "/family"],
    [{ kind: "clinic", displayName: "Dr Sarti" } as const, "/clinic"],
    [staff, "/staff"],
  ])("lead a %o to their own door from the public pages", (viewer, to) => {
    const doors = ["/sign-in", "/family", "/clinic", "/staff"];
    const html = shown(<PublicShell>x</PublicShell>, rootWith({ viewer }));
    expect(addressesOf(html).filter((address) => doors.includes(address))).toEqual([to]);
  });
});
