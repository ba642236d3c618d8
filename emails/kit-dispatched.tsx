import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the family when a kit leaves the bank. */
export function kitDispatched(props: LetterProps): Email {
  const subject = props.t("mail.kit_dispatched_subject");
  const says = [props.t("mail.kit_dispatched_says")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={props.t("mail.kit_dispatched_act")} /> };
}
