import type { z } from "zod";
import type { Db } from "./transact.server";

/**
 * The value of a setting in force at an instant (now, unless told): numbers of the trade are settings with an effective date, never constants.
 * @throws Error when nothing is in force, or the value has not the shape that its reader needs.
 */
export async function settingAt<S extends z.ZodType>(db: Db, key: string, shape: S, at: Date = db.now): Promise<z.output<S>> {
  const row = await db
    .selectFrom("settings")
    .select("value")
    .where("key", "=", key)
    .where("effectiveFrom", "<=", at)
    .orderBy("effectiveFrom", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new Error(`No setting ${key} is in force.`);
  return shape.parse(row.value);
}
