import type { ReactNode } from "react";
import type { MessageKey } from "~/locales/namespaces";
import { useT } from "~/web/i18n";
import { escaped, type Markup } from "./markup";

export type State = "met" | "waiting" | "look" | "stop" | "know" | "held" | "notYet" | "now";

const COLOUR: Record<State, string> = {
  met: "good",
  waiting: "watch",
  look: "watch",
  stop: "stop",
  know: "note",
  held: "watch",
  notYet: "",
  now: "note",
};

/** Shapes that differ without colour: disc, clock, triangle, octagon, square, bars, dotted ring, diamond. Lists carry a hundred, so each is one piece. */
const SHAPES: Record<State, string> = {
  met: '<circle cx="8" cy="8" r="7.25" class="solid"/><path d="M4.6 8.3l2.3 2.3 4.5-4.9" class="cut"/>',
  waiting: '<circle cx="8" cy="8" r="6.7"/><path d="M8 4.4V8l2.4 1.6"/>',
  look: '<path d="M8 1.2l7 13.1H1z" class="solid edged"/><path d="M8 6v4" class="cut"/><circle cx="8" cy="12.2" r=".95" class="dot"/>',
  stop: '<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" class="solid"/><path d="M4.6 8h6.8" class="cut bar"/>',
  know: '<rect x="1.3" y="1.3" width="13.4" height="13.4" rx="2.4"/><path d="M8 7.2v4.2"/><circle cx="8" cy="4.7" r=".6" fill="currentColor"/>',
  held: '<rect x="1.3" y="1.3" width="13.4" height="13.4" rx="2.4"/><path d="M6 5v6M10 5v6" stroke-width="1.8"/>',
  notYet: '<circle cx="8" cy="8" r="6.7" stroke-dasharray="2.6 2.66" stroke-linecap="butt"/>',
  now: '<path d="M8 1.6L14.4 8 8 14.4 1.6 8z" stroke-width="1.8"/>',
};

export function StateShape({ state, size = 16 }: { state: State; size?: number }) {
  return (
    <svg
      className="shape"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: one of the drawings above
      dangerouslySetInnerHTML={{ __html: SHAPES[state] }}
    />
  );
}

/** The word for a state, for those who hear the page: the shape says nothing to them. */
export function StateWord({ state }: { state: State }) {
  const { t } = useT();
  const key: MessageKey = `ui.state_${state}`;
  return <span className="vh">{t(key)}: </span>;
}

/** A state as shape and words, in a colour that only repeats them. Without `children` the word is the state's own. */
export function StatusMark({ state, children }: { state: State; children?: ReactNode }) {
  const { t } = useT();
  return (
    <span className={`state al ${COLOUR[state]}`}>
      <StateShape state={state} />
      <span>{children ?? t(`ui.state_${state}`)}</span>
    </span>
  );
}

/** The same as text. */
export const statusMarkup = (state: State, words: string): Markup =>
  `<span class="state al ${COLOUR[state]}"><svg class="shape" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[state]}</svg><span>${escaped(words)}</span></span>`;

export const colourOf = (state: State): string => COLOUR[state];
