import type { Markup } from "~/ui/markup";
import { type State, StatusMark, statusMarkup } from "~/ui/status-mark";
import { type MessageKey, useT } from "~/web/i18n";
import type { Translate } from "~/web/translate";

const MARKS = {
  frozen: "waiting",
  stored: "met",
  reserved: "waiting",
  packed: "waiting",
  in_transit: "waiting",
  with_clinic: "waiting",
  infused: "met",
  returned: "look",
  destroyed: "know",
  spent: "know",
} as const;

const ENDED: readonly string[] = ["infused", "destroyed", "spent"];

/** Where a vial is, and whether it may be used: stored is not usable, so both are said. Of one that is no more, what became of it. */
export function VialState({ vial }: { vial: Standing }) {
  const { t } = useT();
  const { mark, words } = standingOf(vial);
  return <StatusMark state={mark}>{t(words)}</StatusMark>;
}

/** The same as text. */
export function vialStateMarkup(vial: Standing, t: Translate): Markup {
  const { mark, words } = standingOf(vial);
  return statusMarkup(mark, t(words));
}

type Standing = { state: string; held: boolean; lotState: string };

function standingOf(vial: Standing): { mark: State; words: MessageKey } {
  const state = vial.state as keyof typeof MARKS;
  const held = vial.held || vial.lotState === "hold" || vial.lotState === "nonconforming_hold";
  if (held && !ENDED.includes(state)) return { mark: "held", words: "storage.usable_held" };
  if (state !== "stored") return { mark: MARKS[state], words: `storage.state_${state}` };
  if (vial.lotState === "releasable") return { mark: "met", words: "storage.usable_yes" };
  if (vial.lotState === "releasable_autologous_biohazard") return { mark: "look", words: "storage.usable_own" };
  return { mark: "waiting", words: "storage.usable_not_yet" };
}
