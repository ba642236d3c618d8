import { RadioCards, SelectField } from "~/ui/fields/choice";
import { Hidden, NumberField, TextField } from "~/ui/fields/text";
import { DateField, DateTimeField } from "~/ui/fields/when";
import { PostForm, Submit } from "~/ui/post-form";
import { useT } from "~/web/i18n";
import { useLimit } from "./limit";
import { type ShownTest, useResultValue } from "./test-table";
import { answersTo } from "./tests-known.rules";
import { useWords } from "./words";

type Props = { rows: readonly ShownTest[]; zone: string; formToken: string; answer: unknown };

/** A laboratory's readings of one day: what was not read stays blank, a test that has a result is repeated, never overwritten. */
export function ResultFields({ rows, zone, formToken, answer }: Props) {
  const { t } = useT();
  return (
    <PostForm formToken={formToken} answer={answer}>
      <div className="grid gap-6 sm:grid-cols-2">
        <DateTimeField name="sampledAt" label={t("laboratory.sampled_at")} zone={zone} required />
        <DateField name="testedOn" label={t("laboratory.tested_on")} required />
      </div>
      <TextField name="laboratory" label={t("laboratory.testing_laboratory")} required />
      <RadioCards
        name="status"
        label={t("laboratory.reading")}
        value="final"
        options={(["interim", "final"] as const).map((value) => ({
          value,
          label: t(`laboratory.reading_${value}`),
          why: t(`laboratory.reading_${value}_why`),
        }))}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        {rows.map((row) => (
          <OneTest key={row.test.id} row={row} />
        ))}
      </div>
      <p className="muted small">{t("laboratory.another_approves")}</p>
      <Submit>{t("laboratory.enter_results")}</Submit>
    </PostForm>
  );
}

function OneTest({ row: { test, result } }: { row: ShownTest }) {
  const { t } = useT();
  const words = useWords();
  const limit = useLimit();
  const value = useResultValue();
  const hint = result ? `${limit(test)} · ${t("laboratory.repeats", { value: value(test, result) })}` : limit(test);
  const field = { name: `value.${test.id}`, label: words.test(test.test), hint };
  const answers = answersTo(test.test, test.expected);
  return (
    <div>
      {result ? <Hidden name={`retest.${test.id}`} value={result.id} /> : null}
      {test.limitKind === "equals" ? (
        <SelectField
          {...field}
          empty={t("laboratory.not_read")}
          options={answers.map((each) => ({ value: each, label: words.answer(each) }))}
        />
      ) : (
        <NumberField {...field} unit={test.unit} step="0.01" />
      )}
    </div>
  );
}
