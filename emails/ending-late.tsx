import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the clinic when it has not said in time what became of vials. */
export function endingLate(props: LetterProps): Email {
  const { t } = props;
  const subject = t("release.mail_ending_late_subject");
  return {
    subject,
    body: <Letter props={props} subject={subject} says={[t("release.mail_ending_late_says")]} act={t("release.mail_act")} />,
  };
}
