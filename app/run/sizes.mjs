import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.mjs";

/** The house's sizes (design: house.md, "Sizes to aim at"): lines of a file, and test lines for each source line. */
const MEDIAN = 60;
const MOST_OF_95_PERCENT = 200;
const LARGEST = 300;
const TESTS_PER_SOURCE = 0.7;

/** @returns {string[]} a sentence for each size that is not kept */
export function sizeProblems(checkout = root) {
  const sources = ["app", "db", "emails"].flatMap((folder) => linesOf(checkout, folder));
  const tests = linesOf(checkout, "tests");
  const lengths = sources.map(({ lines }) => lines).sort((a, b) => a - b);
  const total = (files) => files.reduce((sum, { lines }) => sum + lines, 0);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  const at95 = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  const ratio = total(tests) / Math.max(1, total(sources));
  return [
    ...(median >= MEDIAN ? [`The median source file has ${median} lines; it should have less than ${MEDIAN}.`] : []),
    ...(at95 >= MOST_OF_95_PERCENT
      ? [`Only 95 % of the source files have less than ${at95} lines; it should be ${MOST_OF_95_PERCENT}.`]
      : []),
    ...[...sources, ...tests]
      .filter(({ lines }) => lines > LARGEST)
      .map(({ file, lines }) => `${file} has ${lines} lines; none may have more than ${LARGEST}.`),
    ...(ratio < TESTS_PER_SOURCE
      ? [
          `There are ${ratio.toFixed(2)} lines of test for each line of source (${total(tests)} to ${total(sources)}); it should be ${TESTS_PER_SOURCE}.`,
        ]
      : []),
  ];
}

function linesOf(checkout, folder) {
  return readdirSync(join(checkout, folder), { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => /\.(tsx?|mjs|js)$/.test(file) && !/\/(vectors|results|compiled)\//.test(file))
    .map((file) => ({ file: file.slice(checkout.length + 1), lines: readFileSync(file, "utf8").trimEnd().split("\n").length }));
}
