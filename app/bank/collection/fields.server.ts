import { z } from "zod";
import { Refusal } from "~/bank/history/refusal";
import { Password, Text } from "~/bank/people/fields.server";
import { instantIn } from "~/web/when";
import { isCoi, readAnyDin } from "./isbt.rules";
import { readScan } from "./isbt-structures.rules";

/** A DIN as scanned (alone or in a compound message) or as typed with its check character (rule 3). */
export const DinField = z.string("collection.din_needed").transform((entered, context) => {
  try {
    return readAnyDin(entered);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    context.addIssue({ code: "custom", message: "collection.din_wrong" });
    return z.NEVER;
  }
});

/** A chain-of-identity number as scanned or typed: 15 characters. */
export const CoiField = z.string("collection.coi_needed").transform((entered, context) => {
  const plain = entered.replace(/\s/g, "");
  const coi = plain.startsWith("CH") ? plain.slice(0, 15).toUpperCase() : coiIn(plain);
  if (coi !== undefined && isCoi(coi)) return coi;
  context.addIssue({ code: "custom", message: "collection.coi_wrong" });
  return z.NEVER;
});

function coiIn(scanned: string): string | undefined {
  try {
    return readScan(scanned).find(({ structure }) => structure === "040")?.fields.coi;
  } catch {
    return undefined;
  }
}

/** A moment that a page's field posts as the clock of a place shows it. */
export const instantField = (zone: string, needed = "collection.when_needed") =>
  z.string(needed).transform((text, context) => {
    const instant = instantIn(text, zone);
    if (instant !== null) return instant;
    context.addIssue({ code: "custom", message: "collection.when_wrong" });
    return z.NEVER;
  });

/** A measured number; a decimal comma is as good as a point. */
export const measured = (needed: string, least: number, most: number) =>
  z.preprocess(
    (typed) => (typeof typed === "string" ? Number(typed.trim().replace(",", ".").replace("\u2212", "-")) : typed),
    z.number(needed).min(least, needed).max(most, needed),
  );

export const Note = Text(2000);
/** A checkbox: ticked, or not sent at all. */
export const Ticked = z
  .union([z.boolean(), z.literal("yes").transform(() => true)])
  .optional()
  .transform((ticked) => ticked === true);
/** What a signature posts besides what it signs. */
export const signing = <M extends string>(meaning: M) => ({ meaning: z.literal(meaning, "collection.meaning_needed"), password: Password });
