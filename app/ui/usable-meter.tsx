import type { ReactNode } from "react";
import { useT } from "~/web/i18n";
import { type State, StatusMark } from "./status-mark";

export interface Condition {
  label: ReactNode;
  state: State;
  /** When it was met, or by when it is expected. */
  when?: ReactNode;
}

/** Stored and usable are two things: how many conditions of use are met, and each of them with its date. */
export function UsableMeter({ title, conditions, note }: { title: string; conditions: readonly Condition[]; note?: ReactNode }) {
  const { t } = useT();
  const met = conditions.filter(({ state }) => state === "met").length;
  const words = t("ui.met_count", { met, all: conditions.length });
  return (
    <section className="fs" id="usable" aria-labelledby="usable-title">
      <h2 id="usable-title">{title}</h2>
      <p className="muted">{words}</p>
      <div
        className="meter"
        role="img"
        aria-label={words}
        style={{ gridTemplateColumns: `repeat(${Math.max(conditions.length, 1)}, 1fr)` }}
      >
        {conditions.map(({ state }, index) => (
          <i key={index} className={PIECE[state] ?? "watch"} />
        ))}
      </div>
      <ul className="conds">
        {conditions.map(({ label, state, when }, index) => (
          <li key={index}>
            <StatusMark state={state}>{label}</StatusMark>
            {when ? <span className="t15 muted fig">{when}</span> : null}
          </li>
        ))}
      </ul>
      {note ? <p className="t15 muted measure">{note}</p> : null}
    </section>
  );
}

const PIECE: Partial<Record<State, string>> = { met: "good", stop: "stopped", notYet: "open" };
