import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the family when a kit counts as lost. */
export function kitLost(props: LetterProps): Email {
  const subject = props.t("mail.kit_lost_subject");
  const says = [props.t("mail.kit_lost_says")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={props.t("mail.kit_lost_act")} /> };
}
