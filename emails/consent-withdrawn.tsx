import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to whoever took an answer back: that it holds. */
export function consentWithdrawn(props: LetterProps): Email {
  const subject = props.t("mail.consent_withdrawn_subject");
  const says = [props.t("mail.consent_withdrawn_says"), props.t("mail.consent_withdrawn_note")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={props.t("mail.consent_withdrawn_act")} /> };
}
