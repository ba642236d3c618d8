import { DataTable } from "~/ui/data-table";
import { type State, StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import type { MarkerAnswer, MarkerStanding } from "./markers.rules";
import { useWords } from "./words";

export interface ShownMarkerResult {
  id: string;
  marker: string;
  method: "serology" | "nat";
  result: MarkerAnswer;
  testedOn: string;
  takenAt: Date;
  specimenOf: "donor" | "mother";
  repeatOf: string | null;
  enteredBy: string;
  approvedBy: string | null;
}

const MARKS: Record<MarkerStanding, State> = {
  negative: "met",
  positive: "stop",
  unresolved: "look",
  unapproved: "waiting",
  out_of_window: "look",
  wrong_specimen: "look",
  missing: "notYet",
};

type Props = {
  standings: Record<string, MarkerStanding>;
  required: readonly string[];
  results: readonly ShownMarkerResult[];
  names: Record<string, string>;
};

/** The markers of a donor: what stands, and under it every result that was ever entered; a repeat overwrites none. */
export function MarkerTable({ standings, required, results, names }: Props) {
  const { t, date } = useT();
  const words = useWords();
  return (
    <DataTable
      caption={t("laboratory.markers")}
      rows={Object.entries(standings)}
      rowKey={([marker]) => marker}
      columns={[
        {
          key: "marker",
          head: t("laboratory.marker"),
          cell: ([marker]) => (
            <>
              {words.marker(marker)}
              <span className="sub">{required.includes(marker) ? t("laboratory.marker_required") : t("laboratory.marker_extra")}</span>
            </>
          ),
        },
        {
          key: "standing",
          head: t("laboratory.standing"),
          cell: ([, standing]) => <StatusMark state={MARKS[standing]}>{words.standing(standing)}</StatusMark>,
        },
        {
          key: "results",
          head: t("laboratory.results"),
          cell: ([marker]) => {
            const found = results.filter((result) => result.marker === marker);
            if (found.length === 0) return "–";
            return found.map((result) => (
              <span key={result.id} className="block">
                {words.result(result.result)}
                <span className="sub">
                  {t(`laboratory.method_${result.method}`)} · {date(result.testedOn)} · {names[result.enteredBy]} →{" "}
                  {result.approvedBy ? names[result.approvedBy] : t("laboratory.not_approved_yet")}
                </span>
              </span>
            ));
          },
        },
      ]}
    />
  );
}
