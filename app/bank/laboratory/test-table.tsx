import { DataTable } from "~/ui/data-table";
import { type State, StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import { type ShownLimit, useLimit } from "./limit";
import type { TestStanding } from "./specification.rules";
import { useWords } from "./words";

interface ShownResult {
  id: string;
  valueNumber: number | null;
  valueText: string | null;
  verdict: "in_spec" | "out_of_spec" | "informative";
  status: "interim" | "final";
  testedOn: string;
  enteredBy: string;
  approvedBy: string | null;
}
export interface ShownTest {
  test: ShownLimit & { id: string; test: string; method: string; required: boolean };
  standing: TestStanding;
  result: ShownResult | null;
  earlier: readonly ShownResult[];
}

const MARKS: Record<TestStanding, State> = {
  in_spec: "met",
  out_of_spec: "stop",
  interim: "waiting",
  unapproved: "waiting",
  missing: "notYet",
  informative: "know",
};

/** The tests of a lot: limit, result, standing, and who entered and approved. Earlier results of a test stay in sight (rule 25). */
export function TestTable({ tests, names }: { tests: readonly ShownTest[]; names: Record<string, string> }) {
  const { t, date } = useT();
  const words = useWords();
  const limit = useLimit();
  const value = useResultValue();
  return (
    <DataTable
      caption={t("laboratory.tests")}
      rows={tests}
      rowKey={({ test }) => test.id}
      columns={[
        {
          key: "test",
          head: t("laboratory.test"),
          cell: ({ test }) => (
            <>
              {words.test(test.test)}
              <span className="sub">
                <bdi>{test.method}</bdi>
              </span>
            </>
          ),
        },
        { key: "limit", head: t("laboratory.limit"), cell: ({ test }) => limit(test) },
        {
          key: "result",
          head: t("laboratory.result"),
          cell: ({ test, result, earlier }) => (
            <>
              {result ? value(test, result) : "–"}
              {earlier.map((each) => (
                <span key={each.id} className="sub">
                  {t("laboratory.earlier_result", { value: value(test, each), date: date(each.testedOn) })}
                </span>
              ))}
            </>
          ),
        },
        {
          key: "standing",
          head: t("laboratory.standing"),
          cell: ({ standing }) => <StatusMark state={MARKS[standing]}>{t(`laboratory.test_is_${standing}`)}</StatusMark>,
        },
        { key: "on", head: t("laboratory.tested_on"), cell: ({ result }) => (result ? date(result.testedOn) : "–"), phone: false },
        {
          key: "who",
          head: t("laboratory.entered_and_approved"),
          phone: false,
          cell: ({ result }) =>
            result ? (
              <>
                <bdi>{names[result.enteredBy]}</bdi>
                <span className="sub">{result.approvedBy ? <bdi>{names[result.approvedBy]}</bdi> : t("laboratory.not_approved_yet")}</span>
              </>
            ) : (
              "–"
            ),
        },
      ]}
    />
  );
}

/** A result with its unit, or its word. */
export function useResultValue() {
  const { unit } = useT();
  const words = useWords();
  return (test: { unit: string }, { valueNumber, valueText }: { valueNumber: number | null; valueText: string | null }): string =>
    valueNumber === null ? words.answer(valueText ?? "") : unit(valueNumber, test.unit);
}
