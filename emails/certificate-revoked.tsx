import { type Email, Letter, type LetterProps } from "./letter";

/** Sent when a certificate was withdrawn: a first name and a link. No tissue, clinic, number, result or document. */
export function certificateRevoked(props: LetterProps): Email {
  const { t } = props;
  const subject = t("certificates.mail_revoked_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("certificates.mail_revoked_says")]} act={t("certificates.mail_act")} />,
  };
}
