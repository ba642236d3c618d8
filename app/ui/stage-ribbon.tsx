import type { ReactNode } from "react";
import { useT } from "~/web/i18n";
import { type State, StateShape, StateWord } from "./status-mark";

export interface Stage {
  label: string;
  note?: ReactNode;
  state: "done" | "now" | "stop" | "next";
}

const MARK: Record<Stage["state"], State> = { done: "met", now: "now", stop: "stop", next: "notYet" };

/** The six stages of a request, from asked to infused. */
export function StageRibbon({ stages }: { stages: readonly Stage[] }) {
  const { t } = useT();
  return (
    <ol className="ribbon" aria-label={t("ui.stages", { count: stages.length })}>
      {stages.map(({ label, note, state }) => (
        <li key={label} className={state} {...(state === "now" || state === "stop" ? { "aria-current": "step" as const } : {})}>
          <span className="rb">
            <StateShape state={MARK[state]} size={18} />
          </span>
          <b>
            <StateWord state={MARK[state]} />
            {label}
          </b>
          {note ? <span className="fig">{note}</span> : null}
        </li>
      ))}
    </ol>
  );
}
