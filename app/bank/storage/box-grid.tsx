import { TissueMark } from "~/ui/tissue-mark";
import { useT } from "~/web/i18n";
import type { Tissue } from "~db/schema/columns";

export interface BoxVial {
  id: string;
  din: string;
  division: string;
  donorId: string;
  tissue: string;
  state: string;
  held: boolean;
  row: number | null;
  column: number | null;
}

interface Props {
  box: { rows: number; columns: number; code: string };
  vials: readonly BoxVial[];
  selected: Pick<BoxVial, "id" | "donorId"> | null;
}

const letter = (row: number) => String.fromCharCode(64 + row);

/** The place within the box: the row's letter and the column. */
export const placeOf = ({ row, column }: Pick<BoxVial, "row" | "column">): string => (row === null ? "" : `${letter(row)}${column}`);

/** A box as one looks into it: shape and letter say the tissue, hatching a hold, a line under it the same donor. The table below says the same in words. */
export function BoxGrid({ box, vials, selected }: Props) {
  const { t } = useT();
  const at = new Map(vials.map((vial) => [`${vial.row}:${vial.column}`, vial]));
  const columns = Array.from({ length: box.columns }, (_, index) => index + 1);
  const rows = Array.from({ length: box.rows }, (_, index) => index + 1);
  return (
    <div className="box-scroll">
      <table className="box-grid">
        <caption className="vh">{t("storage.grid_caption", { box: box.code })}</caption>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{letter(row)}</th>
              {columns.map((column) => (
                <td key={column}>
                  <Cell vial={at.get(`${row}:${column}`)} place={`${letter(row)}${column}`} selected={selected} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ vial, place, selected }: { vial: BoxVial | undefined; place: string; selected: Props["selected"] }) {
  const { t } = useT();
  if (vial === undefined) return <span className="box-slot empty" role="img" aria-label={t("storage.slot_empty", { place })} />;
  const classes = ["box-slot", vial.held && "held", selected?.id === vial.id && "chosen", selected?.donorId === vial.donorId && "same"];
  return (
    <a
      href={`?vial=${vial.id}`}
      data-near="stay"
      className={classes.filter(Boolean).join(" ")}
      aria-current={selected?.id === vial.id ? "true" : undefined}
      aria-label={t("storage.slot", { place, label: `${vial.din} ${vial.division}`, held: vial.held ? "yes" : "no" })}
    >
      <TissueMark tissue={vial.tissue as Tissue} size={24} filled />
    </a>
  );
}

/** What the shapes mean. */
export function BoxLegend() {
  const { t } = useT();
  return (
    <ul className="flex flex-wrap gap-4 mt-3 text-13">
      {(["bone_marrow", "adipose", "dental_pulp", "birth"] as const).map((tissue) => (
        <li key={tissue} className="flex items-center gap-2">
          <TissueMark tissue={tissue} size={20} filled /> <span aria-hidden="true">{t(`storage.tissue_${tissue}`)}</span>
        </li>
      ))}
      <li className="flex items-center gap-2">
        <span className="box-slot held legend" /> {t("storage.held")}
      </li>
      <li className="flex items-center gap-2">
        <span className="box-slot same legend" /> {t("storage.same_donor")}
      </li>
    </ul>
  );
}
