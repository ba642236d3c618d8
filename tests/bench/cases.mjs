import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { moversOf } from "./facts.mjs";
import { signIn } from "./portal.mjs";

/** What a limit is called, and what each of its clients asks in turn. */
export const LIMITS = {
  html: { name: "node:http, 2 kB of HTML", paths: () => ["/html"] },
  select: {
    name: "node:http and pg, one indexed select",
    paths: ({ labels }) => labels.map(([din, division]) => `/select?din=${din}&division=${division}`),
  },
  list: { name: "node:http and pg, a list of 20", paths: ({ cursor }) => [`/list?state=stored&tissue=adipose&after=${cursor}`] },
  change: { name: "node:http and pg, update, audit and outbox rows", paths: (_facts, client) => [`/change?thing=${client + 1}`] },
  table: { name: "node:http and renderToString of 50 rows", paths: () => ["/table"] },
};

/** The target of a limit on the bare servers. */
export const limitTarget = (base, { paths }, facts) => ({
  base,
  requestsOf: (client) => turned(paths(facts, client), client).map((path) => ({ path })),
});

/**
 * The cases, each beside its limit, with the most CPU in ms that one of its requests may take in server and database together, and the
 * share of the limit that it must reach (issue 3, "Must show").
 */
export async function casesOf(base, facts, database) {
  const staff = await signIn(base, "lab-a");
  const [family, clinic] = [await signIn(base, "marco"), await signIn(base, "clinic-x")];
  const get = (name, limit, cookie, paths, must = {}) => ({
    name,
    limit,
    must,
    base,
    requestsOf: (client) => turned(paths, client).map((path) => ({ path, headers: cookie ? { cookie } : {} })),
  });
  const page = { cpu: 4.5 };
  return [
    get("a vial by its label (JSON)", "select", staff, facts.labels.map(lookUp), { share: 0.4, cpu: 1 }),
    get("20 vials by state and tissue, first page (JSON)", "list", staff, [LIST], { share: 0.4, cpu: 2.5 }),
    get("20 vials by state and tissue, deep page (JSON)", "list", staff, [`${LIST}&after=${facts.cursor}`], { share: 0.4, cpu: 2.5 }),
    { name: "a vial moved (form)", limit: "change", must: { share: 0.35, cpu: 3 }, base, expect: 302, ...moves(staff, facts, database) },
    get("the history of a sample, 50 events", "table", staff, [`/staff/vials/${facts.sample}`]),
    get("front page", "table", undefined, ["/"]),
    get("family timeline", "table", family, [`/family/cases/${facts.case}`]),
    get("inventory of 50 rows", "table", staff, ["/staff/vials?state=stored"], page),
    get("a box of 100 positions", "table", staff, [`/staff/freezer/boxes/${facts.box}`]),
    get("a clinic's request", "table", clinic, [`/clinic/requests/${facts.request}`]),
    get("/verify/<number>", "table", undefined, [`/verify/${facts.certificate}`]),
  ];
}

const LIST = "/staff/inventory.json?state=stored&tissue=adipose";

/** Clients begin at different places of the same list. */
const turned = (list, client) => [...list.slice((client * 23) % list.length), ...list.slice(0, (client * 23) % list.length)];

/** The label as a scanner reads it: DIN with flags, product code with the division. */
const lookUp = ([din, division]) => `/staff/vials.json?scan=${encodeURIComponent(`=${din}00=<S12345${division}`)}`;

/** Each client moves a vial of its own to and fro, by a form with a token of its own and the revision that the page would have shown. */
function moves(cookie, { witness }, database) {
  const headers = { cookie, "content-type": "application/x-www-form-urlencoded" };
  let movers = [];
  const prepare = async () => {
    await pause(500); // what an earlier run left under way
    movers = await moversOf(database);
  };
  const requestsOf = (client) => {
    const vial = movers[client];
    const form = () =>
      new URLSearchParams({ formToken: randomUUID(), positionId: vial.there, witnessId: witness, revision: String(vial.revision) });
    const onResponse = (status) => {
      if (status !== 302) return;
      [vial.here, vial.there] = [vial.there, vial.here];
      vial.revision++;
    };
    const setupRequest = (request) => ({ ...request, body: form().toString() });
    return [{ method: "POST", path: `/staff/vials/${vial.id}/move`, headers, setupRequest, onResponse }];
  };
  return { prepare, requestsOf };
}
