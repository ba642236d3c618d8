import { expect, test } from "vitest";
import { REACTIONS } from "~/bank/history/reactions";
import { HANDLERS } from "~/jobs/handlers.server";

const KINDS = [...new Set<string>(Object.values(REACTIONS).flat())].sort();

test("every job that follows from an event has a handler", () => {
  expect(KINDS.filter((kind) => HANDLERS[kind] === undefined)).toEqual([]);
});

test("every handler has an event that asks for it", () => {
  expect(Object.keys(HANDLERS).filter((kind) => !KINDS.includes(kind))).toEqual([]);
});

test("no event asks for the same job twice", () => {
  for (const [type, kinds] of Object.entries(REACTIONS)) expect([type, ...new Set(kinds)]).toEqual([type, ...kinds]);
});
