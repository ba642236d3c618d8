import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";
import { createElement as h } from "react";
import { renderToString } from "react-dom/server";

/**
 * What the machine can do at most, each as a bare `node:http` server: run as a process of its own by `bench.mjs`, which it tells its port.
 * The statements are prepared by name, so that no limit pays for what the portal could leave out.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
const html = `<!doctype html><title>Limit</title>${"<p>Two kilobytes of HTML.</p>".repeat(70)}`.slice(0, 2000);

const LABEL = { name: "label", text: "select id, din, division, state, revision from vials where din = $1 and division = $2" };
const LIST = {
  name: "list",
  text: "select id, din, division, tissue, state, cells, revision from vials where state = $1 and tissue = $2 and id > $3 order by state, tissue, id limit 20",
};
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

const ANSWERS = {
  "/html": (res) => page(res, html),
  "/select": async (res, query) => {
    const { rows } = await pool.query({ ...LABEL, values: [query.get("din"), query.get("division")] });
    json(res, rows[0]);
  },
  "/list": async (res, query) => {
    const { rows } = await pool.query({ ...LIST, values: [query.get("state"), query.get("tissue"), query.get("after") ?? FIRST_ID] });
    json(res, rows);
  },
  "/change": async (res, query) => {
    await change(Number(query.get("thing")));
    json(res, { done: true });
  },
  "/table": (res) => page(res, renderToString(h(Table))),
};

/** Update, audit row, outbox row; `synchronous_commit` is on. */
async function change(thing) {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query({
      name: "update",
      text: "update bench.things set place = place + 1, revision = revision + 1 where id = $1",
      values: [thing],
    });
    await client.query({
      name: "audit",
      text: "insert into bench.audit (id, thing_id, data, at) values ($1, $2, $3, now())",
      values: [randomUUID(), thing, '{"from":"A1","to":"A2"}'],
    });
    await client.query({
      name: "outbox",
      text: "insert into bench.outbox (id, kind, data, at) values ($1, $2, $3, now())",
      values: [randomUUID(), "thing.moved", "{}"],
    });
    await client.query("commit");
  } finally {
    client.release();
  }
}

/** Fifty rows of six cells, as the inventory has. */
function Table() {
  const cells = (row) => ["A9998 25 000001", "bone marrow", "stored", `B-${row}`, "B0/BT-001/R1/B01/A1", "5,000,000"];
  const rows = Array.from({ length: 50 }, (_, row) => h("tr", { key: row }, ...cells(row).map((text, at) => h("td", { key: at }, text))));
  return h("html", null, h("body", null, h("table", null, h("tbody", null, rows))));
}

function page(res, text) {
  res.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": Buffer.byteLength(text) }).end(text);
}

function json(res, value) {
  const text = JSON.stringify(value);
  res.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) }).end(text);
}

const server = createServer((req, res) => {
  const { pathname, searchParams } = new URL(req.url, "http://localhost");
  Promise.resolve(ANSWERS[pathname](res, searchParams)).catch((error) => res.writeHead(500).end(error.message));
});
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
process.on("disconnect", () => process.exit(0));
