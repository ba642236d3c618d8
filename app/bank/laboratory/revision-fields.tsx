import { NumberField } from "~/ui/fields/text";
import { DateTimeField } from "~/ui/fields/when";
import { PostForm, Submit } from "~/ui/post-form";
import { useT } from "~/web/i18n";
import type { ShownLimit } from "./limit";
import { useWords } from "./words";

interface Props {
  specification: { cpdlMax: number; passageMax: number; tests: readonly (ShownLimit & { id: string; test: string })[] };
  zone: string;
  formToken: string;
  answer: unknown;
}

/** The numbers of the next version; answers in words stay as they are. */
export function RevisionFields({ specification: { cpdlMax, passageMax, tests }, zone, formToken, answer }: Props) {
  const { t } = useT();
  const words = useWords();
  return (
    <PostForm formToken={formToken} answer={answer}>
      <DateTimeField
        name="effectiveFrom"
        label={t("laboratory.effective_from")}
        hint={t("laboratory.effective_hint")}
        zone={zone}
        required
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <NumberField name="cpdlMax" label={t("laboratory.cpdl_max")} step="0.1" value={cpdlMax} required />
        <NumberField name="passageMax" label={t("laboratory.passage_max")} value={passageMax} required />
        {tests.flatMap((test) => [
          test.minimum === null ? null : (
            <NumberField
              key={`min ${test.id}`}
              name={`minimum.${test.id}`}
              label={t("laboratory.test_minimum", { test: words.test(test.test) })}
              unit={test.unit}
              step="0.01"
              value={test.minimum}
              required
            />
          ),
          test.maximum === null ? null : (
            <NumberField
              key={`max ${test.id}`}
              name={`maximum.${test.id}`}
              label={t("laboratory.test_maximum", { test: words.test(test.test) })}
              unit={test.unit}
              step="0.01"
              value={test.maximum}
              required
            />
          ),
        ])}
      </div>
      <Submit>{t("laboratory.publish_act")}</Submit>
    </PostForm>
  );
}
