import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { startPostgres } from "./postgres.mjs";

/** "Trilineage": whoever holds this lock is the one portal on the embedded database. A session's lock ends with the session. */
const PORTAL_LOCK = 7_451_996;
const LOCK_PATIENCE_MS = 20_000;

/**
 * Keeps the embedded PostgreSQL running while the portal runs: if it dies, it is started again.
 * @param {string} dataFolder
 * @param {(sentence: string) => void} say
 */
export async function superviseEmbedded(dataFolder, say) {
  const server = await startPostgres(dataFolder);
  let stopping = false;
  let holder = await hold(server.url);

  const watch = () =>
    holder.once("end", async () => {
      if (stopping) return;
      say("The database has stopped by itself; starting it again…");
      try {
        await server.restart();
        holder = await hold(server.url);
        watch();
        say("The database answers again.");
      } catch (error) {
        say(`The database cannot be started again: ${error.message}`);
        process.kill(process.pid, "SIGTERM");
      }
    });
  watch();

  return {
    url: server.url,
    stop: async () => {
      stopping = true;
      await holder.end().catch(() => undefined);
      await server.stop();
    },
  };
}

/** Takes the portal's lock. A portal that was just killed may hold it for moments. */
async function hold(url) {
  for (const until = Date.now() + LOCK_PATIENCE_MS; ; await pause(200)) {
    const client = new pg.Client({ connectionString: url, application_name: `portal ${process.pid}` });
    client.on("error", () => undefined);
    await client.connect();
    const { rows } = await client.query("select pg_try_advisory_lock($1) as mine", [PORTAL_LOCK]);
    if (rows[0].mine) return client;
    const holders = await client.query(
      "select application_name as name from pg_stat_activity join pg_locks using (pid) where locktype = 'advisory' and objid = $1 and granted",
      [PORTAL_LOCK],
    );
    await client.end();
    if (Date.now() > until)
      throw new Error(
        `Another portal runs on this data folder (${holders.rows[0]?.name ?? "unknown"}): stop it first, or set TRILINEAGE_DATA to another folder.`,
      );
  }
}
