import { escaped, type Markup } from "~/ui/markup";
import { TissueMark, tissueMarkup } from "~/ui/tissue-mark";
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
              {columns.map((column) => {
                const vial = at.get(`${row}:${column}`);
                const place = `${letter(row)}${column}`;
                // A place is drawn with as little as can be: a box has a hundred. What is chosen changes the link, never what stands in it.
                return vial === undefined ? (
                  <td
                    key={column}
                    {...inside(
                      `<span class="box-slot empty" role="img" aria-label="${escaped(t("storage.slot_empty", { place }))}"></span>`,
                    )}
                  />
                ) : (
                  <td key={column}>
                    <a
                      href={`?vial=${vial.id}`}
                      data-near="stay"
                      className={classesOf(vial, selected)}
                      aria-current={selected?.id === vial.id ? "true" : undefined}
                      aria-label={t("storage.slot", { place, label: `${vial.din} ${vial.division}`, held: vial.held ? "yes" : "no" })}
                      {...inside(tissueMarkup(vial.tissue as Tissue, { name: t(`ui.tissue_${vial.tissue as Tissue}`), filled: true }))}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const inside = (markup: Markup) => ({ dangerouslySetInnerHTML: { __html: markup } });

function classesOf(vial: BoxVial, selected: Props["selected"]): string {
  const look = `box-slot${vial.held ? " held" : ""}`;
  if (selected === null) return look;
  return `${look}${selected.id === vial.id ? " chosen" : ""}${selected.donorId === vial.donorId ? " same" : ""}`;
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
