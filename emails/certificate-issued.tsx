import { type Email, Letter, type LetterProps } from "./letter";

/** Sent when a certificate was issued: a first name and a link. No tissue, clinic, number, result or document. */
export function certificateIssued(props: LetterProps): Email {
  const { t } = props;
  const subject = t("certificates.mail_issued_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("certificates.mail_issued_says")]} act={t("certificates.mail_act")} />,
  };
}
