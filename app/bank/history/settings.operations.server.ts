import { z } from "zod";
import type { Actor } from "~/bank/people/actor";
import { Text } from "~/bank/people/fields.server";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { instantIn } from "~/web/when";
import { NotThere, refuseUnless } from "./refusal";
import { LOWER_FIRST, numbersIn, numbersOf, type SettingNumber, settingOf, withNumbers } from "./settings-known.rules";
import { transact } from "./transact.server";

const typedNumber = (typed: unknown) => (typeof typed === "string" ? Number(typed.trim().replace(",", ".").replace("\u2212", "-")) : typed);

const shapeOf = ({ least, most, whole }: SettingNumber) => {
  const number = z
    .number({ error: (issue) => (issue.input === undefined ? "errors.required" : "errors.not_a_number") })
    .min(least, "settings.too_low")
    .max(most, "settings.too_high");
  return z.preprocess(typedNumber, whole ? number.int("settings.not_whole") : number);
};

/** The numbers of a setting, each within its bounds, and the lower of two before the higher. `has`: those that its value holds; all before there is one. */
export function settingShape(key: string, has?: readonly string[]) {
  const known = settingOf(key);
  if (known === undefined) throw new NotThere();
  const numbers = numbersOf(known).filter(({ path }) => has === undefined || has.includes(path));
  return z.object(Object.fromEntries(numbers.map((number) => [number.path, shapeOf(number)]))).superRefine((found, context) => {
    for (const [lower, higher] of LOWER_FIRST)
      if (lower in found && higher in found && Number(found[lower]) >= Number(found[higher]))
        context.addIssue({ code: "custom", message: "settings.out_of_order", path: [higher] });
  });
}

/** What the page of a setting posts: its numbers, from when on (without a time: from now on), why, and how many values were read. */
export const settingForm = (key: string, has: readonly string[] | undefined, zone: string) =>
  settingShape(key, has)
    .and(
      z.object({
        effectiveAt: z
          .string()
          .optional()
          .transform((text, context) => {
            const instant = text === undefined ? null : instantIn(text, zone);
            if (text === undefined || instant !== null) return instant;
            context.addIssue({ code: "custom", message: "errors.not_a_date" });
            return z.NEVER;
          }),
        reason: Text(500).pipe(z.string().min(1, "errors.required")),
        seen: z.coerce.number().int(),
      }),
    )
    .transform(
      ({ effectiveAt, reason, seen, ...numbers }): PlannedSetting => ({
        numbers: numbers as Record<string, number>,
        effectiveAt,
        reason,
        seen,
      }),
    );

export interface PlannedSetting {
  numbers: Readonly<Record<string, number>>;
  /** Null: from now on. */
  effectiveAt: Date | null;
  reason: string;
  /** How many values of the setting were read, those to come included. */
  seen: number;
}

/**
 * Enters the value of a setting from an instant on, with its reason. Nothing is overwritten: until then, and for what was judged before, the
 * earlier value counts.
 * @throws NotThere, Refusal `not_allowed`, `moved_on`, `setting_in_the_past`, `setting_entered_then`
 */
export function changeSetting(actor: Actor, key: string, { numbers, effectiveAt, reason, seen }: PlannedSetting): Promise<string> {
  return transact(actor, async (tx, record) => {
    authorise(actor, "settings.change");
    const known = settingOf(key);
    if (known === undefined) throw new NotThere();
    await tx.selectFrom("settings").select("id").where("key", "=", key).orderBy("id").forNoKeyUpdate().execute();
    const rows = await tx
      .selectFrom("settings")
      .select(["value", "effectiveFrom"])
      .where("key", "=", key)
      .orderBy("effectiveFrom")
      .execute();
    refuseUnless(rows.length === seen, "moved_on");
    const effectiveFrom = effectiveAt ?? tx.now;
    refuseUnless(effectiveFrom >= tx.now, "setting_in_the_past");
    refuseUnless(!rows.some((row) => row.effectiveFrom.getTime() === effectiveFrom.getTime()), "setting_entered_then");
    const before = rows.findLast((row) => row.effectiveFrom <= effectiveFrom)?.value;
    const checked = settingShape(key, before === undefined ? undefined : Object.keys(numbersIn(known, before))).parse(numbers);
    const id = newId();
    const value = JSON.stringify(withNumbers(before, checked as Record<string, number>));
    await tx.insertInto("settings").values({ id, key, value, effectiveFrom, source: reason }).execute();
    await record({ type: "settings.changed", about: [id], data: { key, effectiveFrom: effectiveFrom.toISOString() } });
    return id;
  });
}
