import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { isInstalled } from "../../app/run/install.mjs";
import { roleProblems } from "../../app/run/roles.mjs";
import { sizeProblems } from "../../app/run/sizes.mjs";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that holds these files. */
function given(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "trilineage-checks-"));
  folders.push(folder);
  for (const name of ["app", "db", "emails", "tests", "node_modules"]) mkdirSync(join(folder, name));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const lines = (count: number) => "x\n".repeat(count);

describe("what is installed", () => {
  const LOCK = {
    packages: {
      "": {},
      "node_modules/pg": { version: "8.0.0" },
      "node_modules/other-platform": { version: "1.0.0", optional: true },
    },
  };
  const fresh = (present: unknown) =>
    isInstalled(
      given({
        "package-lock.json": JSON.stringify(LOCK),
        ...(present ? { "node_modules/.package-lock.json": JSON.stringify(present) } : {}),
      }),
    );

  test("is fresh when every package stands in the version of the lock file; other platforms' may be absent", () => {
    expect(fresh({ packages: { "node_modules/pg": { version: "8.0.0" } } })).toBe(true);
  });

  test.each([
    ["a package is missing", { packages: {} }],
    ["a version is another", { packages: { "node_modules/pg": { version: "8.0.1" } } }],
    [
      "an optional one is of another version",
      { packages: { "node_modules/pg": { version: "8.0.0" }, "node_modules/other-platform": { version: "2.0.0" } } },
    ],
    ["nothing was installed", undefined],
  ])("is stale when %s", (_, present) => {
    expect(fresh(present)).toBe(false);
  });
});

describe("the sizes of the house", () => {
  test("are kept by small files with tests", () => {
    expect(sizeProblems(given({ "app/a.ts": lines(50), "app/b.tsx": lines(40), "tests/a.test.ts": lines(90) }))).toEqual([]);
  });

  test.each([
    ["a file above 300 lines", { "app/a.ts": lines(301), ...many(40), "tests/t.test.ts": lines(900) }, /app\/a\.ts has 301 lines/],
    ["a test above 300 lines", { "app/a.ts": lines(10), "tests/t.test.ts": lines(301) }, /tests\/t\.test\.ts has 301 lines/],
    ["a large median", { "app/a.ts": lines(60), "tests/t.test.ts": lines(60) }, /median source file has 60/],
    [
      "too many files above 200",
      { "app/a.ts": lines(210), "app/b.ts": lines(5), "app/c.ts": lines(5), "tests/t.test.ts": lines(250) },
      /95 %/,
    ],
    ["too few tests", { "app/a.ts": lines(50), "tests/t.test.ts": lines(10) }, /0\.20 lines of test/],
  ])("are not kept by %s", (_, files, sentence) => {
    expect(sizeProblems(given(files as Record<string, string>)).join("\n")).toMatch(sentence);
  });

  function many(count: number): Record<string, string> {
    return Object.fromEntries(Array.from({ length: count }, (_, index) => [`app/small-${index}.ts`, lines(20)]));
  }

  test("count no data of tests and no results", () => {
    expect(sizeProblems(given({ "app/a.ts": lines(10), "tests/a.test.ts": lines(10), "tests/vectors/x.js": lines(999) }))).toEqual([]);
  });
});

describe("a role", () => {
  test("may be set where a transaction begins", () => {
    expect(roleProblems(given({ "app/bank/history/transact.server.ts": "`begin; set local role portal_staff`" }))).toEqual([]);
  });

  test.each(["set role portal_staff", "SET LOCAL ROLE x", "set session role x", "set_config('role', 'x', true)"])(
    "may not be set elsewhere: %s",
    (text) => {
      expect(roleProblems(given({ "app/bank/release/store.server.ts": `sql\`${text}\`` }))).toEqual([
        expect.stringContaining("store.server.ts sets a role"),
      ]);
    },
  );

  test.each(["set role none", "set local role to 'none'", "SET ROLE NONE"])("is never left: %s", (text) => {
    expect(roleProblems(given({ "app/bank/history/transact.server.ts": text }))).toEqual([expect.stringContaining("leaves its role")]);
  });
});
