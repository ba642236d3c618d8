import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { signIn } from "./portal.mjs";

const TIMES = 3;

/**
 * The qualified person signs a release (re-authentication, gates, signature), and the clinic fetches its certificate as soon as it is drawn.
 * Each measurement uses up one of the requests that the seed left waiting. @returns milliseconds of each
 */
export async function signReleases(base, dataFolder, waiting, database) {
  const [qp, staff] = [await signIn(base, "qp"), await signIn(base, "quality")];
  const password = JSON.parse(readFileSync(join(dataFolder, "demo-secrets.json"), "utf8")).DEMO_PASSWORD;
  const measured = [];
  for (const { id, revision } of waiting.slice(0, TIMES)) {
    const body = new URLSearchParams({ formToken: randomUUID(), meaning: "approval", password, revision: String(revision) });
    const startedAt = performance.now();
    const answer = await fetch(`${base}/staff/releases/${id}/approval`, {
      method: "POST",
      headers: { cookie: qp },
      body,
      redirect: "manual",
    });
    if (answer.status !== 302) throw new Error(`A release was not signed (${answer.status}).`);
    const signedMs = performance.now() - startedAt;
    const number = await certificateOf(database, id);
    const pdf = await fetch(`${base}/certificates/${number}.pdf`, { headers: { cookie: staff } });
    if (pdf.status !== 200 || (await pdf.arrayBuffer()).byteLength < 10_000) throw new Error(`No certificate came (${pdf.status}).`);
    measured.push({ signedMs, pdfMs: performance.now() - startedAt });
  }
  return measured;
}

async function certificateOf(database, requestId) {
  for (;;) {
    const { rows } = await database.query("select number from certificates where request_id = $1", [requestId]);
    if (rows[0]) return rows[0].number;
    await pause(5);
  }
}
