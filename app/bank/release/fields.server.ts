import { z } from "zod";
import { Line, Text } from "~/bank/people/fields.server";

const written = (key: string) => z.string(key).trim().min(1, key);

/** A line that must be written, with its own sentence when it is not: without what cannot be printed, at most so many characters. */
export const Needed = (key: string, most = 120) => written(key).pipe(Line(most));

/** The same over several lines. */
export const NeededText = (key: string, most: number) => written(key).pipe(Text(most));
