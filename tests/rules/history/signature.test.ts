import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Life, nextState } from "~/bank/history/life";
import { Refusal, refuseUnless } from "~/bank/history/refusal";
import { recordHash } from "~/bank/history/signature.server";

const anyRecord = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));

describe("what is signed is told by its hash", () => {
  test("the hash is SHA-256 of the canonical form: of the empty record it is the published one of {}", () =>
    expect(recordHash({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));

  test("the order in which a record's parts were written down changes nothing", () =>
    fc.assert(
      fc.property(anyRecord, (record) => {
        const turned = Object.fromEntries(Object.entries(record).reverse());
        expect(recordHash(turned)).toBe(recordHash(record));
      }),
    ));

  test("the order of a list is part of what is signed", () =>
    expect(recordHash({ lines: [1, 2] })).not.toBe(recordHash({ lines: [2, 1] })));

  test("every changed value is another record", () =>
    fc.assert(
      fc.property(anyRecord, fc.string(), fc.jsonValue(), (record, name, value) => {
        const changed = { ...record, [name]: value };
        fc.pre(JSON.stringify(changed[name]) !== JSON.stringify(record[name]));
        expect(recordHash(changed)).not.toBe(recordHash(record));
      }),
    ));

  test("an instant is signed as it is written, and what has no value is not part of the record", () => {
    const at = new Date("2026-11-23T08:00:00.000Z");
    expect(recordHash({ at })).toBe(recordHash({ at: at.toISOString() }));
    expect(recordHash({ a: 1, b: undefined })).toBe(recordHash({ a: 1 }));
    expect(recordHash({ a: 1, b: null })).not.toBe(recordHash({ a: 1 }));
  });

  test("numbers that are the same number are the same record, and text that looks like one is not", () => {
    expect(recordHash({ cells: 1e8 })).toBe(recordHash({ cells: 100_000_000 }));
    expect(recordHash({ cells: "100000000" })).not.toBe(recordHash({ cells: 100_000_000 }));
  });
});

describe("the life of a thing", () => {
  const LAMP = { off: { light: "on" }, on: { quench: "off", break: "broken" }, broken: {} } as const satisfies Life;

  test("goes on by its verbs", () => {
    expect(nextState(LAMP, "off", "light")).toBe("on");
    expect(nextState(LAMP, "on", "break")).toBe("broken");
  });

  test.each([
    ["off", "quench"],
    ["on", "light"],
    ["broken", "light"],
  ] as const)("refuses, from %s, to %s, and says from where and by what", (state, verb) => {
    expect(() => nextState(LAMP, state, verb)).toThrow(expect.objectContaining({ code: "wrong_state", data: { state, verb } }));
  });

  test("knows no state that nobody described", () => expect(() => nextState(LAMP as Life, "melted", "light")).toThrow(Refusal));
});

test("a refusal carries its code as its message, its name, and what its sentence needs", () => {
  const refused = () => refuseUnless(0, "counts_apart", { apart: 12 });
  expect(refused).toThrow(expect.objectContaining({ name: "Refusal", message: "counts_apart", code: "counts_apart", data: { apart: 12 } }));
  for (const holds of [1, "x", {}, [], true]) expect(refuseUnless(holds, "never")).toBeUndefined();
});
