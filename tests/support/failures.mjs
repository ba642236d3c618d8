import { readFileSync } from "node:fs";

/** How much of a failure is said again at the end, in characters: the whole of it stands further up. */
const MOST = 1_500;

/** What failed in a run of Vitest, from its JSON report: each test by name, or the file that could not be read. @returns {string[]} */
export function vitestFailures(path) {
  const { testResults } = JSON.parse(readFileSync(path, "utf8"));
  return testResults.flatMap(({ name, message, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length > 0) return failed.map((test) => told(`${name} › ${test.fullName}`, test.failureMessages));
    return status === "failed" ? [told(name, [message])] : [];
  });
}

/** What failed in a run of Playwright, from its JSON report. @returns {string[]} */
export function playwrightFailures(path) {
  const { suites, errors } = JSON.parse(readFileSync(path, "utf8"));
  const specs = suites.flatMap(specsOf).filter((spec) => !spec.ok);
  return [
    ...specs.map((spec) =>
      told(
        `${spec.file} › ${spec.title}`,
        spec.tests.flatMap((test) => test.results.flatMap((result) => result.errors.map((error) => error.message))),
      ),
    ),
    ...errors.map((error) => told("Playwright", [error.message])),
  ];
}

const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

function told(name, messages) {
  const words = messages.filter(Boolean).join("\n").slice(0, MOST);
  return `✗ ${name}\n${words.replace(/^/gm, "    ")}`;
}
