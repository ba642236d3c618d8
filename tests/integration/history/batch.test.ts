import fc from "fast-check";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Batch, type Statement } from "~db/batch.server";
import { askOn, ownerPool, pool, sendGathered } from "~db/client.server";

const ROLE = "portal_public";
let client: pg.PoolClient;
beforeEach(async () => {
  client = await pool().connect();
});
afterEach(() => client.release(true));

const asked = <Row = Record<string, unknown>>(text: string, values: unknown[] = []) => askOn<Row>(client, ROLE, text, values);
const rowsOf = async (text: string, values: unknown[] = []) => (await asked(text, values)).rows;
/** Statements under names of their own, in one batch: a process prepares no more than its first few hundred texts by itself. */
const prepared = (...statements: Statement[]) => {
  const batch = new Batch();
  const answers = Promise.allSettled(statements.map((statement) => batch.ask(statement)));
  client.query(batch);
  return answers.then((all) => all.map((one) => (one.status === "fulfilled" ? one.value.rows : (one.reason as { code: string }).code)));
};
const begun = async () => {
  await asked("begin");
};

/** How many batches leave while `act` runs, and of how many statements each. */
async function batchesOf(act: () => Promise<unknown>): Promise<number[]> {
  const sizes: number[] = [];
  const query = client.query as (sent: unknown) => unknown;
  client.query = ((sent: unknown) => {
    if (sent instanceof Batch) sizes.push(sent.statements.length);
    return query.call(client, sent);
  }) as typeof client.query;
  await act();
  Reflect.deleteProperty(client, "query");
  return sizes;
}

const KINDS = `select $1::int as one_number, $2::text as some_text, null::text as no_text, true as is_so, 12345678901::bigint as many,
  1.5::numeric as share, '2026-11-23'::date as on_day, $3::timestamptz as told_at, '{"its_key": 1}'::jsonb as a_document, array['a', 'b'] as of_these`;
const TOLD = {
  oneNumber: 7,
  someText: "naïve 細胞",
  noText: null,
  isSo: true,
  many: 12345678901,
  share: 1.5,
  onDay: "2026-11-23",
  toldAt: new Date("2026-11-23T08:00:00.000Z"),
  aDocument: { its_key: 1 },
  ofThese: ["a", "b"],
};

describe("what is asked at the same time", () => {
  test("leaves as one and is answered each by its own rows", async () => {
    let answers: unknown[] = [];
    const sizes = await batchesOf(async () => {
      answers = await Promise.all([
        rowsOf("select 1 as a"),
        rowsOf("select generate_series(1, 3) as b"),
        rowsOf("select 2 as a where false"),
      ]);
    });
    expect(sizes).toEqual([3]);
    expect(answers).toEqual([[{ a: 1 }], [{ b: 1 }, { b: 2 }, { b: 3 }], []]);
  });

  test("goes together also when it is asked one promise later", async () => {
    const later = async () => {
      await Promise.resolve();
      return rowsOf("select 2 as a");
    };
    expect(await batchesOf(() => Promise.all([rowsOf("select 1 as a"), later()]))).toEqual([2]);
  });

  test("is sent at once where that is asked for, and what follows leaves by itself", async () => {
    const sizes = await batchesOf(async () => {
      const first = asked("select 1 / 0").catch((error: Error) => error.message);
      sendGathered(client);
      expect(await rowsOf("select 1 as a")).toEqual([{ a: 1 }]);
      expect(await first).toBe("division by zero");
    });
    expect(sizes).toEqual([1, 1]);
  });
});

describe("an answer", () => {
  test("has the portal's names and types, the first time, prepared, and when it is known how its rows look", async () => {
    const values = [7, "naïve 細胞", new Date("2026-11-23T08:00:00Z")];
    expect(await rowsOf(KINDS, values)).toEqual([TOLD]);
    for (let time = 1; time <= 3; time++) expect(await prepared({ name: "kinds", text: KINDS, values })).toEqual([[TOLD]]);
    expect(await rowsOf("select count(*) as times from pg_prepared_statements where name = 'kinds'")).toEqual([{ times: 1 }]);
  });

  test("is the same for two that are the same in one batch, while neither is prepared and when both are", async () => {
    const text = "select $1::int as same_number";
    expect(await Promise.all([rowsOf(text, [1]), rowsOf(text, [2])])).toEqual([[{ sameNumber: 1 }], [{ sameNumber: 2 }]]);
    const same = { name: "same", text };
    for (let time = 1; time <= 3; time++)
      expect(await prepared({ ...same, values: [1] }, { ...same, values: [2] })).toEqual([[{ sameNumber: 1 }], [{ sameNumber: 2 }]]);
  });

  test("says what was done", async () => {
    await begun();
    await asked("create temporary table those (id int) on commit drop");
    expect((await asked("insert into those select generate_series(1, 3)")).done).toBe("INSERT 0 3");
    expect((await asked("update those set id = 0 where id > 1")).done).toBe("UPDATE 2");
    expect((await asked("")).rows).toEqual([]);
  });
});

describe("a statement that fails", () => {
  test("is told its own fault; what stood before it is answered, what follows is not done", async () => {
    await begun();
    const told = await Promise.allSettled([asked("select 1 as a"), asked("select 1 / 0"), asked("select 2 as a"), asked("select 3 as a")]);
    expect(told.map((one) => (one.status === "rejected" ? (one.reason as { code: string }).code : "answered"))).toEqual([
      "answered",
      "22012",
      "25P02",
      "25P02",
    ]);
    await client.query("rollback");
    expect(await rowsOf("select 4 as a")).toEqual([{ a: 4 }]);
  });

  test("leaves nothing prepared that was not: the same texts are asked again", async () => {
    const failing = { name: "failing", text: "select 10 / $1::int as tenth" };
    const following = { name: "following", text: "select $1::text as followed", values: ["x"] };
    for (const divisor of [0, 0, 5, 0, 5]) {
      await begun();
      const told = await prepared({ ...failing, values: [divisor] }, following);
      expect(told).toEqual(divisor === 0 ? ["22012", "25P02"] : [[{ tenth: 2 }], [{ followed: "x" }]]);
      await client.query("rollback");
    }
  });

  test("with a value that cannot be told fails alone, and is never sent", async () => {
    const endless: Record<string, unknown> = {};
    endless.itself = endless;
    const told = await Promise.allSettled([asked("select 1 as a"), asked("select $1::jsonb as b", [endless]), asked("select 2 as a")]);
    expect(told.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  test("fails with all others when the connection breaks", async () => {
    const [{ pid }] = (await rowsOf("select pg_backend_pid() as pid")) as [{ pid: number }];
    const slow = Promise.allSettled([asked("select pg_sleep(60)"), asked("select 1 as a")]);
    await expect
      .poll(
        async () =>
          (await ownerPool().query("select state from pg_stat_activity where pid = $1 and query like '%pg_sleep%'", [pid])).rowCount,
      )
      .toBe(1);
    await ownerPool().query("select pg_terminate_backend($1)", [pid]);
    expect((await slow).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(asked("select 1 as a")).rejects.toThrow();
  });
});

test("whatever is asked together is answered as if it had been asked one after the other", async () => {
  const statement = fc.oneof(
    fc.record({ text: fc.constant("select $1::int as a"), values: fc.tuple(fc.integer({ min: -5, max: 5 })) }),
    fc.record({ text: fc.constant("select generate_series(1, $1::int) as a"), values: fc.tuple(fc.integer({ min: 0, max: 4 })) }),
    fc.record({ text: fc.constant("select 6 / $1::int as a"), values: fc.tuple(fc.integer({ min: 0, max: 3 })) }),
    fc.record({
      text: fc.constant("select $1::text as a"),
      values: fc.tuple(fc.string({ unit: "grapheme" }).filter((s) => !s.includes("\0"))),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 12 }), async (statements) => {
      await begun();
      const together = await Promise.allSettled(statements.map(({ text, values }) => rowsOf(text, values)));
      await client.query("rollback");
      const alone: PromiseSettledResult<unknown[]>[] = [];
      await client.query("begin");
      for (const { text, values } of statements)
        alone.push(...(await Promise.allSettled([client.query(text, [...values]).then(({ rows }) => rows)])));
      await client.query("rollback");
      const told = (one: PromiseSettledResult<unknown[]>) =>
        one.status === "fulfilled" ? one.value : (one.reason as { code: string }).code;
      expect(together.map(told)).toEqual(alone.map(told));
    }),
    { numRuns: 60 },
  );
});
