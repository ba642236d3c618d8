import { beforeAll, describe, expect, test } from "vitest";
import { onReadiness } from "~/web/readiness.server";
import type { AccessRow, Answers, Asker } from "~tests/support/access/types";
import { answerOf, type RouteModule } from "~tests/support/access-walk";
import { givenWalk } from "~tests/support/access-world";
import { withStandIns } from "~tests/support/stand-ins";

const TABLES = import.meta.glob<{ ACCESS?: AccessRow[] }>("../support/access/*.ts", { eager: true });
const FILES = import.meta.glob<RouteModule>("/app/routes/*/*.{ts,tsx}");
const rows = Object.values(TABLES).flatMap(({ ACCESS }) => ACCESS ?? []);
const fileOf = new Map(Object.entries(FILES).map(([path, load]) => [path.replace(/^.*\/routes\/|\.tsx?$/g, ""), load]));

/** The route's file, read. */
async function moduleOf({ route }: AccessRow): Promise<RouteModule> {
  const load = fileOf.get(route);
  if (load === undefined) throw new Error(`No file of ${route}.`);
  return load();
}

describe("the access table", () => {
  test("has one row for every route file, and a route file for every row", () => {
    expect(rows.map(({ route }) => route).sort()).toEqual([...fileOf.keys()].sort());
  });

  test.each(rows)("says of $route what it shows, and what it does when it takes a form", async (row) => {
    const module = await moduleOf(row);
    const shows = module.loader !== undefined || module.default !== undefined;
    expect({ get: row.get !== undefined, post: row.post !== undefined }).toEqual({ get: shows, post: module.action !== undefined });
  });
});

describe("a form that is refused before it is read", () => {
  const takers = rows.filter(({ route, post }) => post !== undefined && !route.startsWith("hooks/"));

  test.each(takers)("is answered with a page at $route, where a browser may have sent it", async (row) => {
    expect((await moduleOf(row)).default).toBeDefined();
  });
});

describe("every route answers every kind of actor as its row says", () => {
  withStandIns();
  let walk: Awaited<ReturnType<typeof givenWalk>>;
  beforeAll(async () => {
    onReadiness(async () => ({ database: true, worker: true, migrations: true, demoBank: true }));
    walk = await givenWalk();
  });

  async function walked(row: AccessRow, method: "GET" | "POST", expected: Answers | undefined) {
    const module = await moduleOf(row);
    const answers = await Promise.all(
      (Object.keys(expected ?? {}) as Asker[]).map(async (asker) => {
        const cookie = await walk.cookieFor(asker, row.duty ?? "coordinator");
        return [asker, await answerOf(row, module, method, row.address(walk.ids), cookie)] as const;
      }),
    );
    if (row.route === "public/sign-out") walk.signedOut();
    return Object.fromEntries(answers);
  }

  test.each(rows)("$route", async (row) => {
    expect({ get: await walked(row, "GET", row.get), post: await walked(row, "POST", row.post) }).toEqual({
      get: row.get ?? {},
      post: row.post ?? {},
    });
  });
});
