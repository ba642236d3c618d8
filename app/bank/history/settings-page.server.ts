import type { Actor } from "~/bank/people/actor";
import { can } from "~/bank/people/policy";
import { KNOWN_SETTINGS, type KnownSetting, numbersIn, settingOf } from "./settings-known.rules";
import { type Db, readAs } from "./transact.server";

export interface SettingValue {
  id: string;
  numbers: Record<string, number>;
  effectiveFrom: Date;
  source: string;
}

export interface ShownSetting extends KnownSetting {
  /** Null before its first value is in force. */
  inForce: SettingValue | null;
  /** Entered and not in force yet, the next first. */
  planned: SettingValue[];
  /** In force once, the last first. */
  earlier: SettingValue[];
}

/** The numbers that the bank works by, for its staff: what is in force, what is planned, what was. */
export function settingsShown(actor: Actor): Promise<ShownSetting[]> {
  return readAs(actor, async (db) => {
    const rows = await valuesOf(
      db,
      KNOWN_SETTINGS.map(({ key }) => key),
    );
    return KNOWN_SETTINGS.map((setting) => shown(setting, rows, db.now));
  });
}

/** One setting, and whether this actor may enter its next value. Undefined for what is no setting of numbers. */
export function settingPage(actor: Actor, key: string) {
  return readAs(actor, async (db) => {
    const setting = settingOf(key);
    if (setting === undefined) return undefined;
    const rows = await valuesOf(db, [key]);
    return { setting: shown(setting, rows, db.now), seen: rows.length, mayChange: can(actor, "settings.change") };
  });
}

const valuesOf = (db: Db, keys: readonly string[]) =>
  db
    .selectFrom("settings")
    .selectAll()
    .where("key", "in", [...keys])
    .orderBy("effectiveFrom")
    .execute();

function shown(setting: KnownSetting, rows: Awaited<ReturnType<typeof valuesOf>>, now: Date): ShownSetting {
  const values = rows
    .filter(({ key }) => key === setting.key)
    .map(({ id, value, effectiveFrom, source }) => ({ id, numbers: numbersIn(setting, value), effectiveFrom, source }));
  const past = values.filter(({ effectiveFrom }) => effectiveFrom <= now).reverse();
  const [inForce = null, ...earlier] = past;
  return { ...setting, inForce, earlier, planned: values.filter(({ effectiveFrom }) => effectiveFrom > now) };
}
