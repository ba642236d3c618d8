import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { playwrightFailures, vitestFailures } from "../support/failures.mjs";

const folder = mkdtempSync(join(tmpdir(), "failures-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown) {
  const path = join(folder, "report.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe("what a run of Vitest says again at its end", () => {
  const passed = { status: "passed", fullName: "a vial holds its place", failureMessages: [] };
  const failed = { status: "failed", fullName: "a vial leaves once", failureMessages: ["expected 1 to be 2\n at line 3"] };

  it("is each test that failed, by file and name, with its message, and no other", () => {
    const file = { name: "tests/a.test.ts", status: "failed", message: "", assertionResults: [passed, failed] };
    expect(vitestFailures(report({ testResults: [file] }))).toEqual([
      "✗ tests/a.test.ts › a vial leaves once\n    expected 1 to be 2\n     at line 3",
    ]);
  });

  it("is a file that could not be read, which has no test that failed", () => {
    const file = { name: "tests/b.test.ts", status: "failed", message: "no such module", assertionResults: [] };
    expect(vitestFailures(report({ testResults: [file] }))).toEqual(["✗ tests/b.test.ts\n    no such module"]);
  });

  it("is nothing when all passed", () => {
    const file = { name: "tests/c.test.ts", status: "passed", message: "", assertionResults: [passed] };
    expect(vitestFailures(report({ testResults: [file] }))).toEqual([]);
  });

  it("is cut when a message is longer than anybody reads twice", () => {
    const long = { ...failed, failureMessages: ["x".repeat(100_000)] };
    const file = { name: "tests/a.test.ts", status: "failed", message: "", assertionResults: [long] };
    expect(vitestFailures(report({ testResults: [file] }))[0]?.length).toBeLessThan(2_000);
  });
});

describe("what a run of Playwright says again at its end", () => {
  const spec = (ok: boolean, title: string, message?: string) => ({
    ok,
    title,
    file: "a.spec.ts",
    tests: [{ results: [{ errors: message ? [{ message }] : [] }] }],
  });

  it("is each test that failed, however deep its suite is", () => {
    const suites = [{ specs: [spec(true, "opens")], suites: [{ specs: [spec(false, "closes", "it stays open")] }] }];
    expect(playwrightFailures(report({ suites, errors: [] }))).toEqual(["✗ a.spec.ts › closes\n    it stays open"]);
  });

  it("is what went wrong outside of a test too", () => {
    expect(playwrightFailures(report({ suites: [], errors: [{ message: "no browser" }] }))).toEqual(["✗ Playwright\n    no browser"]);
  });
});
