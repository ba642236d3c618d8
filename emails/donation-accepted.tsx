import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the family when what was collected was accepted. */
export function donationAccepted(props: LetterProps): Email {
  const subject = props.t("mail.donation_accepted_subject");
  const says = [props.t("mail.donation_accepted_says")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={props.t("mail.donation_accepted_act")} /> };
}
