import { z } from "zod";
import { Line, Password, Text } from "~/bank/people/fields.server";
import { instantIn } from "~/web/when";

/** A local time, read on the clock of the place where it was typed. */
export const Moment = (zone: string) =>
  z.string("errors.required").transform((text, context) => {
    const instant = instantIn(text, zone);
    if (instant) return instant;
    context.addIssue({ code: "custom", message: "laboratory.time_wrong" });
    return z.NEVER;
  });

const numberIn = (typed: string) => (typed.trim() === "" ? undefined : Number(typed.trim().replace(",", ".").replace("\u2212", "-")));

/** A measured number; a decimal comma is as good as a point, and spaces alone are none. */
export const Measure = (least: number, most: number) =>
  z.preprocess(
    (typed) => (typeof typed === "string" ? numberIn(typed) : typed),
    z
      .number({ error: (issue) => (issue.input === undefined ? "errors.required" : "laboratory.number_wrong") })
      .min(least, "laboratory.number_low")
      .max(most, "laboratory.number_high"),
  );

export const Count = (most: number) => Measure(0, most).pipe(z.number().int("laboratory.whole_number"));

/** Cells typed in millions. @returns cells, whole */
export const Millions = Measure(0.000001, 1e7).transform((millions) => Math.round(millions * 1e6));

export const Note = Text(2000).pipe(z.string().min(1, "laboratory.note_needed"));
export const Name = Line(120);

/** What a signature of approval posts besides what it signs. */
export const Approval = { meaning: z.literal("approval", "laboratory.meaning_needed"), password: Password };
export const Review = { meaning: z.literal("review", "laboratory.meaning_needed"), password: Password };
