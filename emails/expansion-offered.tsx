import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the account holder when an expansion waits for a decision and a payment. */
export function expansionOffered(props: LetterProps): Email {
  const { t } = props;
  const subject = t("release.mail_expansion_offered_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("release.mail_expansion_offered_says")]} act={t("release.mail_act")} />,
  };
}
