import type { ReactNode } from "react";
import { useT } from "~/web/i18n";
import { colourOf, type State, StateShape, StateWord } from "./status-mark";

export interface GateRow {
  label: string;
  state: State;
  /** Why it is open or shut: never empty. */
  evidence: ReactNode;
  whose?: ReactNode;
}

/** What must be true before release, the evidence of each, and whose turn it is. */
export function GateList({ gates }: { gates: readonly GateRow[] }) {
  const { t } = useT();
  return (
    <table className="data gates">
      <caption className="vh">{t("ui.gates_caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("ui.gate")}</th>
          <th scope="col">{t("ui.evidence")}</th>
          <th scope="col">{t("ui.whose_turn")}</th>
        </tr>
      </thead>
      <tbody>
        {gates.map(({ label, state, evidence, whose }) => (
          <tr key={label}>
            <th scope="row">
              <span className={`state al ${colourOf(state)}`}>
                <StateShape state={state} />
                <span className="gi">
                  <StateWord state={state} />
                  {label}
                </span>
              </span>
            </th>
            <td className={state === "stop" ? "stop med" : "muted"}>{evidence}</td>
            <td data-head={whose ? t("ui.whose_turn") : undefined}>{whose}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
