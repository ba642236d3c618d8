import { afterEach, beforeEach, expect, vi } from "vitest";

/** A `console.error` or `console.warn` fails the test in which it appears, unless the test says that it expects it. */
let spoken: string[] = [];
let expected = false;

/** Lets the running test write to the console. */
export function expectConsole(): void {
  expected = true;
}

beforeEach(() => {
  spoken = [];
  expected = false;
  for (const level of ["error", "warn"] as const)
    vi.spyOn(console, level).mockImplementation((...said) => void spoken.push(said.join(" ")));
});

afterEach(() => {
  if (!expected) expect(spoken, "nothing is written to the console").toEqual([]);
  vi.restoreAllMocks();
});
