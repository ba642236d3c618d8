import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the family when what was collected cannot be used; a telephone call goes before it. */
export function donationRejected(props: LetterProps): Email {
  const subject = props.t("mail.donation_rejected_subject");
  const says = [props.t("mail.donation_rejected_says")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={props.t("mail.donation_rejected_act")} /> };
}
