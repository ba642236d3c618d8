import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the account holder who accepted: what comes next. */
export function quoteAccepted(props: LetterProps): Email {
  const { t } = props;
  const subject = t("enquiries.mail_accepted_subject");
  const says = [t("enquiries.mail_accepted_says"), t("enquiries.mail_accepted_next")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={t("enquiries.mail_accepted_act")} /> };
}
