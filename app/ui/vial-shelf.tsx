import { useT } from "~/web/i18n";
import { Link } from "./link";
import { VialDrawing } from "./vial-drawing";

export interface ShelfVial {
  label?: string;
  state: "stored" | "reserve" | "reserved" | "out" | "held";
  to?: string;
}

const LOOK = { stored: "full", reserve: "full", reserved: "full", out: "gone", held: "held" } as const;
const SHOWN = 24;

/** The vials of one place, drawn one by one; what is not simply stored says so underneath. Beyond two dozen the number speaks. */
export function VialShelf({ vials }: { vials: readonly ShelfVial[] }) {
  const { t } = useT();
  return (
    <ul className="vials" aria-label={t("ui.vials_shown", { count: vials.length })}>
      {vials.slice(0, SHOWN).map((vial, index) => {
        const word = t(`ui.vial_${vial.state}`);
        const drawn = (
          <>
            <VialDrawing look={LOOK[vial.state]} />
            {vial.label ? <bdi className="mono vlabel">{vial.label}</bdi> : null}
            {vial.state === "stored" ? <span className="vh">{word}</span> : <small>{word}</small>}
          </>
        );
        return (
          <li key={vial.label ?? index} className={vial.state === "reserve" ? "res" : undefined}>
            {vial.to ? <Link to={vial.to}>{drawn}</Link> : drawn}
          </li>
        );
      })}
    </ul>
  );
}
