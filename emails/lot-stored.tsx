import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the family when a lot is in store: a first name and a link. No tissue, clinic, number, result or document. */
export function lotStored(props: LetterProps): Email {
  const { t } = props;
  const subject = t("certificates.mail_stored_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("certificates.mail_stored_says")]} act={t("certificates.mail_act")} />,
  };
}
