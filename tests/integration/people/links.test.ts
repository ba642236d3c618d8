import { uuidv7 } from "uuidv7";
import { describe, expect, test } from "vitest";
import { transact } from "~/bank/history/transact.server";
import { STRANGER, WORKER } from "~/bank/people/actor";
import { type LinkPurpose, linkAddress, linkFor, linkToken, openLink, spendLink } from "~/bank/people/links.server";
import { at, now } from "~/outside/clock.server";
import { ownerPool } from "~db/client.server";

const PURPOSES: LinkPurpose[] = ["quote", "invitation", "password_reset", "consent", "clinic_invitation"];
const opened = (purpose: LinkPurpose = "quote", days = 1) => transact(WORKER, (tx) => openLink(tx, { purpose, subjectId: uuidv7(), days }));
const spend = (id: string) => transact(WORKER, (tx) => spendLink(tx, id));

describe("a link", () => {
  test("is found by its token under its own purpose alone", async () => {
    for (const purpose of PURPOSES) {
      const id = await opened(purpose);
      for (const asked of PURPOSES) {
        const found = await linkFor(linkToken(purpose, id), asked);
        expect(found?.id).toBe(asked === purpose ? id : undefined);
      }
    }
  });

  test("is used once, also by a hundred at once", async () => {
    const id = await opened();
    const all = await Promise.all(Array.from({ length: 100 }, () => spend(id)));
    expect(all.filter(Boolean)).toHaveLength(1);
    expect((await linkFor(linkToken("quote", id), "quote"))?.usedAt).toBeInstanceOf(Date);
  });

  test("is not used up by an act that failed", async () => {
    const id = await opened();
    const failing = transact(WORKER, async (tx) => {
      expect(await spendLink(tx, id)).toBe(true);
      throw new Error("broken");
    });
    await expect(failing).rejects.toThrow("broken");
    expect((await linkFor(linkToken("quote", id), "quote"))?.usedAt).toBeNull();
    expect(await spend(id)).toBe(true);
  });

  test("ends by real time, whatever day the bank's clock shows: a demo that is moved on a year ends no letter", async () => {
    const id = await opened("invitation", 2);
    await at(new Date(now().getTime() + 365 * 86_400_000), async () => {
      expect(await linkFor(linkToken("invitation", id), "invitation")).toMatchObject({ id });
    });
    await ownerPool().query("update links set expires_at = now() - interval '1 second' where id = $1", [id]);
    expect(await linkFor(linkToken("invitation", id), "invitation")).toBeUndefined();
    expect(await spend(id)).toBe(false);
  });

  test("that nobody made is none: cut short, made up, empty, or of the wrong case", async () => {
    const token = linkToken("quote", await opened());
    for (const wrong of [
      token.slice(0, -1),
      `${token}A`,
      token.toLowerCase() === token ? token.toUpperCase() : token.toLowerCase(),
      "",
      undefined,
      "x".repeat(5000),
    ])
      expect(await linkFor(wrong, "quote")).toBeUndefined();
    expect(await spend(uuidv7())).toBe(false);
  });
});

describe("a token", () => {
  test("is another for every purpose, row and generation, and always the same for one of each", () => {
    const ids = Array.from({ length: 50 }, () => uuidv7());
    const tokens = ids.flatMap((id) => PURPOSES.flatMap((purpose) => [1, 2].map((generation) => linkToken(purpose, id, generation))));
    expect(new Set(tokens).size).toBe(tokens.length);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
    expect(linkToken("quote", ids[0] ?? "")).toBe(linkToken("quote", ids[0] ?? "", 1));
  });

  test("cannot be worked out from the address of another, nor does its id stand in it", () => {
    const id = uuidv7();
    const [one, other] = [linkAddress("invitation", id), linkAddress("password_reset", id)];
    expect(one).toMatch(/^http:\/\/portal\.test\/link\/invitation\//);
    expect(other).toMatch(/^http:\/\/portal\.test\/link\/password-reset\//);
    expect(one.split("/").at(-1)).not.toBe(other.split("/").at(-1));
    expect(one).not.toContain(id);
  });
});

test("no role of the portal reads the table of links: it asks about one token at a time", async () => {
  for (const actor of [WORKER, STRANGER])
    await expect(
      transact(actor, (tx) =>
        tx
          .selectFrom("links" as "persons")
          .select("id")
          .execute(),
      ),
    ).rejects.toThrow("permission denied");
});
