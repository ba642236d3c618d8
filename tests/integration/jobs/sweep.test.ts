import { afterEach, beforeAll, expect, test } from "vitest";
import { SWEEPS, startSweeping, sweep } from "~/jobs/sweep.server";
import { givenSettings } from "~tests/support/given/people";
import { spokenDuring } from "~tests/support/small-portal";

beforeAll(givenSettings);

/** Sweeps of the tests, beside the portal's own. */
function also(name: string, work: () => Promise<void>): void {
  SWEEPS[name] = work;
}
afterEach(() => {
  for (const name of Object.keys(SWEEPS)) if (name.startsWith("test")) delete SWEEPS[name];
});

test("a bank without cells has nothing that time makes due, however often one looks", async () => {
  const lines = await spokenDuring(async () => {
    await sweep();
    await sweep();
  });
  expect(lines).toEqual([]);
});

test("a sweep that fails does not keep the others, is named in the log without what it said, and is tried again", async () => {
  let [failed, done] = [0, 0];
  also("testBroken", async () => {
    failed += 1;
    throw new TypeError("Lina Haddad has no vial");
  });
  also("testAfter", async () => {
    done += 1;
  });
  const lines = await spokenDuring(async () => {
    await sweep();
    await sweep();
  });
  expect([failed, done]).toEqual([2, 2]);
  expect(lines).toMatchObject(
    Array.from({ length: 2 }, () => ({ level: "warn", message: "sweep failed", name: "testBroken", error: "TypeError" })),
  );
  expect(JSON.stringify(lines)).not.toContain("Lina");
});

test("sweeping begins at once, and stopping waits for what runs", async () => {
  let finished = false;
  const running = new Promise<() => void>((begun) => {
    also("testSlow", async () => {
      await new Promise<void>((end) => begun(end));
      finished = true;
    });
  });
  const stopped = startSweeping()();
  const end = await running;
  expect(finished).toBe(false);
  end();
  await stopped;
  expect(finished).toBe(true);
});
