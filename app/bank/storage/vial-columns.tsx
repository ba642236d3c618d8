import { checkCharacter } from "~/bank/collection/isbt.rules";
import { codeMarkup } from "~/ui/code";
import type { TextColumn } from "~/ui/data-table";
import { dinMarkup } from "~/ui/din-plate";
import { escaped } from "~/ui/markup";
import { type Tissue, tissueMarkup } from "~/ui/tissue-mark";
import type { Translator } from "~/web/translate";
import { vialStateMarkup } from "./vial-state";

export interface ListedVial {
  id: string;
  din: string;
  division: string;
  tissue: string;
  state: string;
  held: boolean;
  lotNumber: string;
  lotState: string;
  place: string | null;
  cells: number;
}

/** What lists of vials say of each. There may be a hundred in one, so their cells are written as text. */
export function vialColumns({ t, cells }: Translator) {
  const check = t("ui.check_character");
  const amount = once((count: number) => escaped(cells(count)));
  const letter = once(checkCharacter); // vials of a list are often of one donation
  const name = (vial: ListedVial) => t(`ui.tissue_${vial.tissue as Tissue}`);
  const columns = {
    label: { head: t("storage.label"), markup: ({ din, division }) => dinMarkup({ din, division, check: letter(din) }, check) },
    tissue: { head: t("storage.tissue"), markup: (vial) => tissueMarkup(vial.tissue as Tissue, { name: name(vial) }) },
    tissueNamed: {
      head: t("storage.tissue"),
      markup: (vial) => `<span class="tt">${tissueMarkup(vial.tissue as Tissue, { size: 20 })} ${escaped(name(vial))}</span>`,
    },
    state: { head: t("storage.state"), markup: (vial) => vialStateMarkup(vial, t) },
    lot: { head: t("storage.lot"), markup: (vial) => codeMarkup(vial.lotNumber), phone: false },
    place: { head: t("storage.place"), markup: (vial) => (vial.place ? codeMarkup(vial.place) : escaped(t("storage.no_place"))) },
    cells: { head: t("storage.cells"), markup: (vial) => amount(vial.cells), end: true },
  } satisfies Record<string, Omit<TextColumn<ListedVial>, "key">>;
  return (...names: (keyof typeof columns)[]): TextColumn<ListedVial>[] => names.map((key) => ({ key, ...columns[key] }));
}

/** The same for what is asked again, as long as one list is drawn. */
function once<Asked, Answer>(find: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const known = new Map<Asked, Answer>();
  return (asked) => {
    const answer = known.get(asked) ?? find(asked);
    known.set(asked, answer);
    return answer;
  };
}
