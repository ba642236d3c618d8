import { now } from "~/outside/clock.server";
import { signingKeys } from "./signing.server";
import { packStatusList, STATUS_LIST_HOURS } from "./status.rules";
import { statusRows } from "./store.server";
import type { Published } from "./verdict.rules";

/** The keys and a status list of now, freshly signed. */
export async function published(): Promise<Published> {
  const [keys, rows] = await Promise.all([signingKeys(), statusRows()]);
  const issuedAt = now();
  const nextUpdateAt = new Date(issuedAt.getTime() + STATUS_LIST_HOURS * 3_600_000);
  return { keys: keys.published, statusList: await keys.sign("status", packStatusList({ issuedAt, nextUpdateAt, ...rows })) };
}
