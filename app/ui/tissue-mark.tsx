import { useT } from "~/web/i18n";
import { escaped, type Markup } from "./markup";

export type Tissue = "bone_marrow" | "adipose" | "dental_pulp" | "birth";

/** Letter and outline in a field of 24; the letter of the drop stands lower, where the drop is wide. */
export const TISSUE_SHAPES: Record<Tissue, { letter: string; outline: string; baseline: number; colour: string }> = {
  bone_marrow: { letter: "B", outline: "M12 1.8l8.85 5.1v10.2L12 22.2l-8.85-5.1V6.9z", baseline: 16.4, colour: "t-b" },
  adipose: { letter: "A", outline: "M12 1.8a10.2 10.2 0 110 20.4 10.2 10.2 0 010-20.4z", baseline: 16.4, colour: "t-a" },
  dental_pulp: { letter: "D", outline: "M3 3h18v18H3z", baseline: 16.4, colour: "t-d" },
  birth: {
    letter: "W",
    outline: "M12 1.2c3.4 4.5 7.4 8.2 7.4 13.2a7.4 7.4 0 01-14.8 0C4.6 9.4 8.6 5.7 12 1.2z",
    baseline: 18.3,
    colour: "t-w",
  },
};

type Props = { tissue: Tissue; size?: number; filled?: boolean; silent?: boolean };

/** A tissue's letter in its shape, as `TissueShapes` draws it. `silent` where its name stands beside it. */
export function TissueMark({ tissue, size = 24, filled = false, silent = false }: Props) {
  const { t } = useT();
  const field = { className: classOf(tissue, filled), width: size, height: size };
  const drawn = <use href={`#${tissue}`} />;
  if (silent)
    return (
      <svg {...field} aria-hidden="true">
        {drawn}
      </svg>
    );
  return (
    <svg {...field} role="img" aria-label={t(`ui.tissue_${tissue}`)}>
      {drawn}
    </svg>
  );
}

const classOf = (tissue: Tissue, filled: boolean) => `glyph ${TISSUE_SHAPES[tissue].colour}${filled ? " filled" : ""}`;

/** The same as text; without a `name` it is silent. */
export function tissueMarkup(
  tissue: Tissue,
  { name, size = 24, filled = false }: { name?: string; size?: number; filled?: boolean },
): Markup {
  const said = name === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escaped(name)}"`;
  return `<svg class="${classOf(tissue, filled)}" width="${size}" height="${size}" ${said}><use href="#${tissue}"></use></svg>`;
}

const SHAPES: Markup = Object.entries(TISSUE_SHAPES)
  .map(([tissue, { letter, outline, baseline }]) => {
    const drawn = `<path d="${outline}"></path><text x="12" y="${baseline}">${letter}</text>`;
    return `<symbol id="${tissue}" viewBox="0 0 24 24" class="tissue">${drawn}</symbol>`;
  })
  .join("");

/** The shapes, once a document: a box of a hundred vials would else carry each a hundred times. */
export function TissueShapes() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the shapes above
  return <svg className="offpage" width="0" height="0" aria-hidden="true" dangerouslySetInnerHTML={{ __html: SHAPES }} />;
}
