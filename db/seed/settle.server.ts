import { transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { newId } from "~/outside/ids.server";

const ROOMS = import.meta.glob<{ SETTINGS: { key: string; value: unknown; source: string }[] }>("./settings/*.ts", { eager: true });

/** Records the numbers of the trade, each with its source, from an instant on; those that are recorded already stay. `but` is left to the bank. */
export async function settleSettings(effectiveFrom: Date, but: readonly string[] = []): Promise<void> {
  await transact(WORKER, async (tx, record) => {
    const known = await tx.selectFrom("settings").select("key").execute();
    const rows = Object.values(ROOMS)
      .flatMap((room) => room.SETTINGS)
      .filter(({ key }) => !but.includes(key) && !known.some((setting) => setting.key === key))
      .map(({ key, value, source }) => ({ id: newId(), key, value: JSON.stringify(value), source, effectiveFrom }));
    if (rows.length === 0) return;
    await tx.insertInto("settings").values(rows).execute();
    await record({ type: "settings.changed", about: rows.map(({ id }) => id) });
  });
}
