import type { ReactNode } from "react";
import { StateShape } from "./status-mark";

export type Tone = "note" | "watch" | "stop" | "good";

/** Something to know before going on; red only where something stops. */
export function Notice({ tone = "note", title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <div className={`notice n-${tone}`}>
      {title ? <h2>{title}</h2> : null}
      {children}
    </div>
  );
}

/** The answer to an act, where the act was; it stays. `undo` is a way back, where there is one. */
export function SavedLine({ children, undo }: { children: ReactNode; undo?: ReactNode }) {
  return (
    <div className="statusline" role="status">
      <span className="state good al">
        <StateShape state="met" />
        <span>{children}</span>
      </span>
      {undo}
    </div>
  );
}
