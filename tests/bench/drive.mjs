import autocannon from "autocannon";

/** A case is warm after so many answers, or so many rounds of warm-up. */
const WARM = 1_000;
const MOST_ROUNDS = 5;

/**
 * Drives one address with so many clients over kept-alive connections: first to warm up, then measured.
 * @param {{ base: string, requestsOf: (client: number) => object[], prepare?: () => Promise<void>, expect?: number }} target what each client asks in turn, and the status it must get
 * @param {{ clients: number, warmUp: number, seconds: number, cpu: () => { server: number, database: number } }} how
 */
export async function drive({ base, requestsOf, prepare = async () => undefined, expect = 200 }, { clients, warmUp, seconds, cpu }) {
  // V8 compiles what runs often: on a busy machine the seconds of the warm-up alone would leave it cold.
  for (let [round, answered] = [0, 0]; warmUp > 0 && round < MOST_ROUNDS && answered < WARM; round++) {
    await prepare();
    answered += (await once(base, requestsOf, expect, clients, warmUp)).times.length;
  }
  await prepare();
  const before = cpu();
  const { times, bytes, wrong, elapsed } = await once(base, requestsOf, expect, clients, seconds);
  const after = cpu();
  times.sort((one, other) => one - other);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return {
    clients,
    requests: times.length,
    perSecond: times.length / elapsed,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    serverMs: (after.server - before.server) / times.length,
    databaseMs: (after.database - before.database) / times.length,
    bytes: Math.round(bytes / times.length),
    wrong,
  };
}

function once(base, requestsOf, expect, clients, seconds) {
  return new Promise((resolve, reject) => {
    const times = [];
    let [bytes, wrong, next] = [0, 0, 0];
    const startedAt = performance.now();
    const run = autocannon(
      { url: base, connections: clients, duration: seconds, timeout: 30, setupClient: (client) => client.setRequests(requestsOf(next++)) },
      (error, result) => {
        if (error) return reject(error);
        wrong += result.errors + result.timeouts;
        return resolve({ times, bytes, wrong, elapsed: (performance.now() - startedAt) / 1000 });
      },
    );
    run.on("response", (_client, status, size, milliseconds) => {
      times.push(milliseconds);
      bytes += size;
      if (status !== expect) wrong++;
    });
  });
}
