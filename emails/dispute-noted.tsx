import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to everyone who may view a donor's record when nothing of it may move until those who decide agree. */
export function disputeNoted(props: LetterProps): Email {
  const { t } = props;
  const subject = t("storage.mail_dispute_noted_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("storage.mail_dispute_noted_says")]} act={t("storage.mail_dispute_act")} />,
  };
}
