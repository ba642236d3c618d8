import { gap, heading, paragraph, utc } from "~/outside/pdf-blocks.server";
import { BODY, MUTED, type Sheet } from "~/outside/pdf-sheet.server";
import { type Cell, table } from "~/outside/pdf-table.server";
import type { Translator } from "~/web/translate";

/** The gates as whoever approved the release saw and signed them; words are in the document's language. */
export interface SignedGates {
  takenAt: Date;
  gates: readonly { gate: string; name: string; state: "open" | "shut" | "not_evaluated"; evidence: string }[];
}

const MARKS = { open: "good", shut: "stop", not_evaluated: "watch" } as const;

/** Every gate with the reason why it stood open, or why this version does not look at it. */
export function drawGates(sheet: Sheet, { takenAt, gates }: SignedGates, { t }: Translator): void {
  gap(sheet, 6);
  heading(sheet, 2, t("documents.section_gates"));
  paragraph(sheet, t("documents.gates_lead", { when: utc(takenAt) }), { ...BODY, size: 9, color: MUTED });
  gap(sheet, 2);
  const rows = gates.map(({ name, state, evidence }): Cell[] => [
    name,
    evidence,
    { mark: MARKS[state], word: t(`documents.gate_${state}`) },
  ]);
  const heads = [
    { header: t("documents.head_gate"), share: 0.32, face: "medium" as const },
    { header: t("documents.head_evidence"), share: 0.5 },
    { header: t("documents.head_state"), share: 0.18 },
  ];
  table(sheet, heads, rows);
}
