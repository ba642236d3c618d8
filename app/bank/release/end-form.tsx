import { SelectField } from "~/ui/fields/choice";
import { PostForm, Submit } from "~/ui/post-form";
import { useT } from "~/web/i18n";

/** Why a request ends before its cells leave. */
const REASONS = ["patient_changed", "clinic_withdrew", "family_withdrew", "not_releasable", "licence", "other"] as const;

/** Ends a request, by the clinic or by the bank, for a reason. */
export function EndRequest({ act, formToken, answer }: { act: string; formToken: string; answer: unknown }) {
  const { t } = useT();
  return (
    <PostForm formToken={formToken} answer={answer}>
      <SelectField
        name="reason"
        label={t("release.reason")}
        options={REASONS.map((value) => ({ value, label: t(`release.reason_${value}`) }))}
        empty={t("release.choose")}
      />
      <Submit look="danger">{act}</Submit>
    </PostForm>
  );
}
