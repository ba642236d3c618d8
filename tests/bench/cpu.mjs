import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Ticks of /proc are hundredths of a second on every Linux. */
const MS_A_TICK = 10;

/** The fields of /proc/<pid>/stat after the name: [state, ppid, …]. */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
  } catch {
    return undefined;
  }
}

const own = (stat) => (Number(stat[11]) + Number(stat[12])) * MS_A_TICK;
const ofEnded = (stat) => (Number(stat[13]) + Number(stat[14])) * MS_A_TICK;

/** CPU that a process has taken since its start, user and system, in ms. */
export const cpuOf = (pid) => own(statOf(pid) ?? []) || 0;

/** Resident memory of a process in MB. */
export function memoryOf(pid) {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

/**
 * The postmaster behind a connection, when it runs on this machine; its CPU is that of every process of the server, those that have ended
 * included, because the postmaster waits for them.
 */
export async function postmasterOf(database) {
  const { rows } = await database.query("select pg_backend_pid() as pid");
  const backend = existsSync(`/proc/${rows[0].pid}/stat`) ? statOf(rows[0].pid) : undefined;
  const named = backend && readFileSync(`/proc/${rows[0].pid}/cmdline`, "utf8").startsWith("postgres");
  return named ? Number(backend[1]) : undefined;
}

/** CPU of a whole PostgreSQL server in ms; NaN when it runs elsewhere. */
export function cpuOfServer(postmaster) {
  if (postmaster === undefined) return Number.NaN;
  const all = readdirSync("/proc").filter((entry) => /^\d+$/.test(entry));
  const children = all.map(statOf).filter((stat) => stat && Number(stat[1]) === postmaster);
  const mother = statOf(postmaster);
  return children.reduce((sum, stat) => sum + own(stat), own(mother) + ofEnded(mother));
}
