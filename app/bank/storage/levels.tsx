import { Link } from "~/ui/link";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { racksFromAbove } from "./levels.rules";

interface LevelBox {
  id: string;
  code: string;
  taken: number | null;
  rows: number;
  columns: number;
}

interface Props {
  tank: string;
  rack: string;
  boxId: string;
  racks: readonly string[];
  /** The boxes of this rack. */
  boxes: readonly LevelBox[];
  free: number;
  isolated: boolean;
}

/** The way to a box as one walks it: the tank from above, then the rack from the front; each box of the rack leads to itself. */
export function Levels({ tank, racks, rack, boxId, boxes, free, isolated }: Props) {
  const { t } = useT();
  return (
    <div className="levels">
      <figure>
        <figcaption>{t("storage.from_above", { tank })}</figcaption>
        <TankFromAbove racks={racks} chosen={rack} label={t("storage.from_above_label", { tank, count: racks.length, rack })} />
      </figure>
      <nav aria-label={t("storage.boxes_of_rack", { rack })}>
        <p className="levelhead">{t("storage.boxes_of_rack", { rack })}</p>
        <ul className="rackfront">
          {boxes.map((box) => (
            <li key={box.id}>
              <RackBox box={box} chosen={box.id === boxId} />
            </li>
          ))}
        </ul>
      </nav>
      <SummaryList
        items={[
          { term: t("storage.free"), value: t("storage.free_places", { count: free }) },
          ...(isolated ? [{ term: t("storage.tank"), value: t("storage.isolated") }] : []),
        ]}
      />
    </div>
  );
}

function RackBox({ box, chosen }: { box: LevelBox; chosen: boolean }) {
  const { t } = useT();
  const [taken, room] = [box.taken ?? 0, box.rows * box.columns];
  return (
    <Link to={`/staff/freezer/boxes/${box.id}`} aria-current={chosen ? "page" : undefined}>
      <span>{box.code}</span>
      <span className="boxbar">
        <i style={{ inlineSize: `${(100 * taken) / Math.max(1, room)}%` }} />
        <b className={chosen ? undefined : "vh"}>{t("storage.taken_of", { taken, room })}</b>
      </span>
    </Link>
  );
}

function TankFromAbove({ racks, chosen, label }: { racks: readonly string[]; chosen: string; label: string }) {
  const squares = racksFromAbove(racks.length);
  return (
    <svg className="plan" viewBox="0 0 200 200" width="200" height="200" role="img" aria-label={label}>
      <circle className="tankring" cx="100" cy="100" r="98" />
      <circle className="tankring2" cx="100" cy="100" r="93" />
      {racks.map((rack, index) => {
        const { x, y, side } = squares[index] ?? { x: 0, y: 0, side: 0 };
        return (
          <g key={rack}>
            <rect x={x} y={y} width={side} height={side} rx="3" className={rack === chosen ? "on" : "off"} />
            <text x={x + side / 2} y={y + side / 2 + 4} textAnchor="middle" className={rack === chosen ? "onl" : undefined}>
              {rack}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
