import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to whoever asked for a new password, if they have an account. */
export function passwordReset(props: LetterProps): Email {
  const { t } = props;
  const subject = t("people.mail_reset_subject");
  const says = [t("people.mail_reset_says"), t("people.mail_reset_not_you")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={t("people.mail_reset_act")} /> };
}
