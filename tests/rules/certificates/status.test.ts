import { expect, test } from "vitest";
import { openStatusList, packStatusList, type StatusEntry, statusId } from "~/bank/certificates/status.rules";
import { freshKeys, LISTED, RELEASED, randomHash, statusListOf } from "~tests/support/certificates";

const keys = await freshKeys();
const entries: StatusEntry[] = [
  { id: statusId(RELEASED), state: "revoked", since: new Date("2026-05-02T10:00:00Z"), reason: "result_changed" },
  { id: statusId({ ...RELEASED, number: "RC-26-00000000" }), state: "superseded", since: new Date("2026-04-20T10:00:00Z") },
];

test("a list comes back as it was signed, with its dates", async () => {
  const papers = [randomHash()];
  const list = openStatusList(await statusListOf(keys, { entries, papers }), keys.published);
  expect(list?.issuedAt).toEqual(LISTED);
  expect(list?.papers).toEqual(papers);
  expect(list?.entries).toEqual(expect.arrayContaining(entries));
});

test("a list tells no certificate's number", () => {
  const text = new TextDecoder().decode(packStatusList({ issuedAt: LISTED, nextUpdateAt: LISTED, entries, papers: [] }));
  expect(text).not.toMatch(/[A-Z]C-26-/);
});

test("the name in the list needs the salted hash as well as the number, so that trying all numbers finds nothing", () => {
  expect(statusId(RELEASED)).not.toBe(statusId({ ...RELEASED, contentHash: randomHash() }));
});

test("the order of the list is not the order of issue", () => {
  const text = (list: StatusEntry[], papers: string[]) =>
    new TextDecoder().decode(packStatusList({ issuedAt: LISTED, nextUpdateAt: LISTED, entries: list, papers }));
  const [one, other] = [randomHash(), randomHash()];
  expect(text(entries, [one, other])).toBe(text([...entries].reverse(), [other, one]));
});

test("a list that another key signed, a changed one and any other text count as no list", async () => {
  const good = await statusListOf(keys, { entries });
  expect(openStatusList(await statusListOf(await freshKeys()), keys.published)).toBeUndefined();
  expect(
    openStatusList(
      good.replace(/^(.{200})./, (_, start: string) => `${start}${good[200] === "A" ? "B" : "A"}`),
      keys.published,
    ),
  ).toBeUndefined();
  expect(openStatusList("", keys.published)).toBeUndefined();
});
