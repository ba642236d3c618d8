import type { ReactNode } from "react";
import { useT } from "~/web/i18n";
import { Arrow } from "./arrow";
import { Link } from "./link";
import { colourOf, type State, StateShape, StateWord } from "./status-mark";

export interface Exception {
  id: string;
  state: State;
  what: ReactNode;
  sub?: ReactNode;
  /** Opens it in the pane. */
  to?: string;
  act: { label: string; to: string };
  /** How long there is. */
  clock?: ReactNode;
  whose?: ReactNode;
}

/** What needs a person, most urgent first: each row has one next act and a clock. */
export function ExceptionTable({ rows, selectedId, caption }: { rows: readonly Exception[]; selectedId?: string; caption?: string }) {
  const { t } = useT();
  return (
    <table className="data exc stacks">
      <caption className="vh">{caption ?? t("ui.exceptions_caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("ui.what")}</th>
          <th scope="col">{t("ui.next_act")}</th>
          <th scope="col">{t("ui.clock")}</th>
          <th scope="col">{t("ui.whose")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, state, what, sub, to, act, clock, whose }) => (
          <tr
            key={id}
            data-row=""
            className={id === selectedId ? "sel" : undefined}
            {...(id === selectedId ? { "aria-current": true } : {})}
          >
            <th scope="row">
              <div className="xw">
                <span className={`state al ${colourOf(state)}`}>
                  <StateShape state={state} />
                  <StateWord state={state} />
                </span>
                <span>
                  {to ? <Link to={to}>{what}</Link> : <span className="med">{what}</span>}
                  {sub ? <span className="sub">{sub}</span> : null}
                </span>
              </div>
            </th>
            <td>
              <Link className="act" to={act.to}>
                {act.label}
                <Arrow />
              </Link>
            </td>
            <td className="fig" data-head={clock ? t("ui.clock") : undefined}>
              {clock}
            </td>
            <td className="muted" data-head={whose ? t("ui.whose") : undefined}>
              {whose}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
