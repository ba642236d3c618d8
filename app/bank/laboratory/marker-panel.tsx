import { SelectField } from "~/ui/fields/choice";
import { Hidden } from "~/ui/fields/text";
import { DateField } from "~/ui/fields/when";
import { PostForm, Submit } from "~/ui/post-form";
import { useT } from "~/web/i18n";
import type { MarkerAnswer } from "./markers.rules";
import { ANSWERS, MARKER_NAMES } from "./markers-known.rules";
import { useWords } from "./words";

interface Last {
  id: string;
  marker: string;
  result: MarkerAnswer;
  sampleId: string;
}
type Props = { sampleId: string; required: readonly string[]; last: readonly Last[]; formToken: string; answer: unknown };

/** A laboratory's answer to every marker, required ones first; a marker that has a result already is repeated, never overwritten. */
export function MarkerPanel({ required, last, formToken, answer }: Props) {
  const { t } = useT();
  const words = useWords();
  const names = [...required, ...MARKER_NAMES.filter((name) => !required.includes(name))];
  return (
    <PostForm formToken={formToken} answer={answer}>
      <DateField name="testedOn" label={t("laboratory.tested_on")} required />
      <div className="grid gap-6 sm:grid-cols-2">
        {names.map((marker) => {
          const before = last.find((row) => row.marker === marker);
          const hint = before ? t("laboratory.repeat_of", { result: words.result(before.result) }) : undefined;
          return (
            <div key={marker}>
              {before ? <Hidden name={`repeat.${marker}`} value={before.id} /> : null}
              <SelectField
                name={marker}
                label={`${words.marker(marker)}${required.includes(marker) ? "" : ` (${t("laboratory.marker_extra")})`}`}
                empty={t("laboratory.not_tested")}
                options={ANSWERS.map((value) => ({ value, label: words.result(value) }))}
                {...(hint ? { hint } : {})}
              />
            </div>
          );
        })}
      </div>
      <p className="muted small">{t("laboratory.another_approves")}</p>
      <Submit>{t("laboratory.enter_results")}</Submit>
    </PostForm>
  );
}
