import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "~/bank/people/actor";
import { ask } from "~tests/support/asked";
import { givenCase } from "~tests/support/given/enquiries";
import { givenAdministrator, givenClinic } from "~tests/support/given/people";
import { withStandIns } from "~tests/support/stand-ins";

withStandIns();

type Loader = (args: never) => unknown;
const ROUTES = import.meta.glob<Loader>("/app/routes/{staff,clinic,family,public}/*.{ts,tsx}", { import: "loader" });

let actors: Record<string, Actor | null>;
let caseId: string;
beforeAll(async () => {
  const held = await givenCase();
  caseId = held.caseId;
  actors = { staff: await givenAdministrator(), clinic: (await givenClinic()).actor, family: held.family, public: null };
}, 120_000);

const ROUTES_OF = Object.keys(ROUTES).sort();
const actorOf = (name: string) => actors[name.split("/")[3] ?? ""] ?? null;
/** The names of the places of an address: `lotId` of `lots.$lotId.hold`. */
const placesOf = (name: string) => [...name.matchAll(/\$(\w+)/g)].map(([, place = ""]) => place);

const NONSENSE = ["\u0000", "-".repeat(36), "9".repeat(400), "00000000-0000-7000-8000-000000000000"];
const ASKED = [
  "q",
  "after",
  "before",
  "state",
  "tissue",
  "from",
  "vial",
  "number",
  "show",
  "doseCells",
  "plannedOn",
  "scan",
  "donor",
  "case",
];
const MORE = [
  "next",
  "saved",
  "task",
  "page",
  "view",
  "duty",
  "kind",
  "country",
  "withdrawn",
  "email",
  "name",
  "code",
  "to",
  "back",
  "lang",
  "look",
];

/** The status of whatever a loader answers; a fault of ours is thrown on. */
async function statusOf(loader: Loader, actor: Actor | null, path: string, params: Record<string, string>): Promise<number> {
  try {
    const answer: unknown = await ask(loader as never, actor, path, params);
    return answer instanceof Response ? answer.status : 200;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    const { init } = thrown as { init?: { status?: number } };
    if (init?.status !== undefined) return init.status;
    throw thrown;
  }
}

describe("an address that nobody made is answered, never with a fault of ours", () => {
  test("the portal has its pages", () => expect(ROUTES_OF.length).toBeGreaterThan(150));

  test.each(ROUTES_OF)("%s", async (name) => {
    const loader = await ROUTES[name]?.();
    if (!loader) return;
    const places = placesOf(name);
    const wrong: [string, number][] = [];
    for (const nonsense of NONSENSE) {
      const search = new URLSearchParams([...ASKED, ...MORE].map((key) => [key, nonsense]));
      const params = Object.fromEntries(places.map((place) => [place, nonsense]));
      const status = await statusOf(loader, actorOf(name), `/here?${search}`, params);
      if (![200, 302, 303, 307, 401, 403, 404, 410, 422].includes(status)) wrong.push([nonsense, status]);
      if (places.includes("caseId")) await statusOf(loader, actorOf(name), `/here?${search}`, { ...params, caseId });
    }
    expect(wrong).toEqual([]);
  });
});
