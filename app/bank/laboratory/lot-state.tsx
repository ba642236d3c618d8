import { type State, StatusMark } from "~/ui/status-mark";
import type { Disposition } from "./disposition.rules";
import { useWords } from "./words";

const MARKS: Record<Disposition, State> = {
  quarantine: "waiting",
  releasable: "met",
  releasable_autologous_biohazard: "look",
  nonconforming_hold: "held",
  hold: "held",
  rejected: "stop",
  discarded: "notYet",
};

/** A lot's state as shape and word. */
export function LotState({ state }: { state: Disposition }) {
  const words = useWords();
  return <StatusMark state={MARKS[state]}>{words.lotState(state)}</StatusMark>;
}
