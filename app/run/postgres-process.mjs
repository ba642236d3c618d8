import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Whether a process lives; one that only waits to be buried does not. */
export function lives(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === "ESRCH") return false;
  }
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return process.platform !== "linux";
  }
}

/**
 * The postmaster that owns the data folder, if it lives. Its file may be older than the machine's last start, so the number alone
 * proves nothing: the process must have been started on this folder.
 * @param {string} data
 * @returns {number | undefined}
 */
export function postmasterOf(data) {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
  return pid > 0 && lives(pid) && commandOf(pid).includes(data) ? pid : undefined;
}

function commandOf(pid) {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/** Waits until a process is gone. @returns whether it went in time. */
export async function gone(pid, milliseconds) {
  for (const until = Date.now() + milliseconds; Date.now() < until; await pause(50)) if (!lives(pid)) return true;
  return !lives(pid);
}

/** Ends a postmaster: connections are closed and everything is written first; if that takes too long, the next start recovers from its log. */
export async function stopPostmaster(data) {
  for (const [signal, patience] of [
    ["SIGINT", 60_000],
    ["SIGQUIT", 10_000],
    ["SIGKILL", 5_000],
  ]) {
    const pid = postmasterOf(data);
    if (pid === undefined) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await gone(pid, patience)) return;
  }
}
