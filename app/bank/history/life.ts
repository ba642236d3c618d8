import { refuse } from "./refusal";

/** The whole life of a thing: from state, by verb, to state. Nothing else moves one. */
export type Life = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type StateOf<L extends Life> = Extract<keyof L, string>;
export type VerbOf<L extends Life> = { [S in keyof L]: Extract<keyof L[S], string> }[keyof L];

/** The state that `verb` leads to. @throws Refusal `wrong_state` when the life table has no such step. */
export function nextState<L extends Life>(life: L, state: StateOf<L>, verb: VerbOf<L>): StateOf<L> {
  const next = life[state]?.[verb];
  if (next === undefined) refuse("wrong_state", { state, verb });
  return next as StateOf<L>;
}
