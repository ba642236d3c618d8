import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to whoever signs next: that a consent waits to be read. */
export function consentWaiting(props: LetterProps): Email {
  const subject = props.t("mail.consent_waiting_subject");
  const says = [props.t("mail.consent_waiting_says"), props.t("mail.consent_waiting_note")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={props.t("mail.consent_waiting_act")} /> };
}
