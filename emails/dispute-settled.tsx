import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the same readers when what was stopped goes on. */
export function disputeSettled(props: LetterProps): Email {
  const { t } = props;
  const subject = t("storage.mail_dispute_settled_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("storage.mail_dispute_settled_says")]} act={t("storage.mail_dispute_act")} />,
  };
}
