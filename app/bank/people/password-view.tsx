import { PasswordField } from "~/ui/fields/text";
import { PostForm, Submit } from "~/ui/post-form";
import { useT } from "~/web/i18n";

/** The change of one's password; every other session ends with it. */
export function PasswordChange({ formToken, answer }: { formToken: string; answer: unknown }) {
  const { t } = useT();
  return (
    <PostForm formToken={formToken} answer={answer}>
      <PasswordField name="password" label={t("people.password_now")} required />
      <PasswordField
        name="newPassword"
        label={t("people.password_new")}
        hint={t("people.password_hint")}
        autoComplete="new-password"
        required
      />
      <Submit>{t("people.password_change_act")}</Submit>
    </PostForm>
  );
}

/** A first or a new password, by a mailed link. */
export function PasswordChoice({ formToken, answer, act }: { formToken: string; answer: unknown; act: string }) {
  const { t } = useT();
  return (
    <PostForm formToken={formToken} answer={answer}>
      <PasswordField
        name="newPassword"
        label={t("people.password_new")}
        hint={t("people.password_hint")}
        autoComplete="new-password"
        required
      />
      <Submit>{act}</Submit>
    </PostForm>
  );
}
