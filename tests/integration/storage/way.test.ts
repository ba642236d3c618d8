import { beforeAll, describe, expect, test } from "vitest";
import { ownerPool } from "~db/client.server";
import { givenStore } from "~tests/support/given/storage";

beforeAll(() => givenStore());

const told = async (text: string) => (await ownerPool().query(text)).rows;

describe("the way to a box", () => {
  test("is what its site, its tank, its rack and the box are called", async () => {
    const boxes = await told(`
      select b.way, concat_ws('/', s.code, t.code, r.code, b.code) as walked
      from boxes b join racks r on r.id = b.rack_id join tanks t on t.id = r.tank_id join sites s on s.id = t.site_id`);
    expect(boxes.length).toBeGreaterThan(1);
    for (const { way, walked } of boxes) expect(way).toBe(walked);
  });

  test.each([
    ["a site keeps its name", "update sites set code = code || 'X'"],
    ["a tank keeps its name", "update tanks set code = code || 'X'"],
    ["a rack keeps its name", "update racks set code = code || 'X'"],
    ["a box keeps its name", "update boxes set code = code || 'X'"],
    ["nobody brings a tank to another site", "update tanks set site_id = gen_random_uuid()"],
    ["nobody brings a rack to another tank", "update racks set tank_id = gen_random_uuid()"],
    ["nobody brings a box to another rack", "update boxes set rack_id = gen_random_uuid()"],
    ["nobody brings a box to another way", "update boxes set way = 'elsewhere'"],
  ])("holds: %s", async (_what, change) => {
    await expect(ownerPool().query(change)).rejects.toThrow("never changes");
  });

  test("is no obstacle to closing a tank", async () => {
    const client = await ownerPool().connect();
    try {
      await client.query("begin");
      expect((await client.query("update tanks set state = 'closed'")).rowCount).toBeGreaterThan(0);
      await client.query("rollback");
    } finally {
      client.release();
    }
  });
});
