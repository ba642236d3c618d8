import type { MessageKey } from "~/locales/namespaces";
import type { Values } from "./translate";

/** What is wrong with one field: the key of a sentence, with values where it has places for them. */
export type Problem = MessageKey | { key: MessageKey; values?: Values };

/** What an action answers when it did not do what was asked: 422 with problems, or 409 with a refusal; what was typed comes back. */
export interface FormAnswer {
  problems: Record<string, Problem>;
  refusal?: { code: string; data: Record<string, unknown> };
  typed: Record<string, string | string[]>;
}

export function isFormAnswer(value: unknown): value is FormAnswer {
  return typeof value === "object" && value !== null && "problems" in value && "typed" in value;
}
