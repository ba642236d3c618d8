import type { Compiled, Messages } from "./translate";

/**
 * Messages whose every filled place keeps its own direction (Unicode Standard Annex 9, FSI and PDI), for a language that runs from right to
 * left: a Latin name, a number or a date would else turn what stands beside it. What only chooses between words is left as it is.
 */
export const isolating = (messages: Messages): Messages =>
  Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [key, typeof message === "string" ? message : message.flatMap(apart)] as const),
  );

function apart(part: Compiled[number]): Compiled {
  if (typeof part === "string") return [part];
  const [name, kind, choices] = part as [string, string?, Record<string, unknown>?];
  if (choices === undefined || typeof choices !== "object") return ["\u2068", part, "\u2069"];
  const chosen = Object.entries(choices).map(([choice, words]) => [
    choice,
    Array.isArray(words) ? (words as Compiled).flatMap(apart) : words,
  ]);
  return [[name, kind, Object.fromEntries(chosen)]];
}
