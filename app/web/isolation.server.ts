import type { Compiled, Messages } from "./translate";

/**
 * Messages whose every filled place keeps its own direction (Unicode Standard Annex 9, FSI and PDI), for a language that runs from right to
 * left: a Latin name, a number or a date would else turn what stands beside it. Latin letters that a place continues belong to it: the P of
 * `P{passage}`. What only chooses between words is left as it is.
 */
export const isolating = (messages: Messages): Messages =>
  Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [key, typeof message === "string" ? message : apart(message)] as const),
  );

function apart(message: Compiled): Compiled {
  return message.flatMap((part, at): Compiled => {
    if (typeof part === "string") return [isPlace(message[at + 1]) ? part.replace(/[A-Za-z]*$/, "\u2068$&") : part];
    if (isPlace(part)) return typeof message[at - 1] === "string" ? [part, "\u2069"] : ["\u2068", part, "\u2069"];
    const [name, kind, choices] = part as [string, string, Record<string, unknown>];
    const chosen = Object.entries(choices).map(([choice, words]) => [choice, Array.isArray(words) ? apart(words as Compiled) : words]);
    return [[name, kind, Object.fromEntries(chosen)]];
  });
}

/** A place to be filled, and not a choice between words. */
const isPlace = (part: Compiled[number] | undefined): boolean =>
  Array.isArray(part) && (part[2] === undefined || typeof part[2] !== "object");
