import { expect, test } from "vitest";
import { log, logFault } from "~/outside/log.server";
import { spokenDuring } from "~tests/support/small-portal";

test("a line is JSON with its time, level, message and fields", async () => {
  const lines = await spokenDuring(async () => {
    log("info", "started", { port: 3000 });
    log("warn", "slow", { requestId: "abc", ms: 1200, route: null });
    log("info", "ended");
  });
  expect(lines).toMatchObject([
    { level: "info", message: "started", port: 3000 },
    { level: "warn", message: "slow", requestId: "abc", ms: 1200, route: null },
    { level: "info", message: "ended" },
  ]);
  expect(lines[0]).not.toHaveProperty("requestId");
  expect(Number.isNaN(Date.parse(String(lines[0]?.time)))).toBe(false);
});

test("a fault of ours keeps its words and places; a database's keeps only places and code", async () => {
  const ours = new Error("the box has no such row\nsecond line");
  const theirs = Object.assign(new Error('duplicate key: (email)=("marco@demo.invalid")'), { severity: "ERROR", code: "23505" });
  const lines = await spokenDuring(async () => {
    logFault(ours, "r1");
    logFault(theirs);
    logFault("a text that was thrown");
  });
  expect(lines[0]).toMatchObject({ level: "error", message: "fault", requestId: "r1", name: "Error" });
  expect(lines[0]?.stack).toMatch(/^the box has no such row \| at /);
  expect(lines[0]?.stack).not.toContain("second line");
  expect(lines[1]).toMatchObject({ code: "23505" });
  expect(JSON.stringify(lines[1])).not.toContain("marco");
  expect(lines[2]?.stack).toContain("a text that was thrown");
});
