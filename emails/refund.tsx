import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the account holder when money is on its way back. */
export function refund(props: LetterProps): Email {
  const subject = props.t("billing.mail_refund_subject");
  const says = [props.t("billing.mail_refund_says")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={props.t("billing.mail_refund_act")} /> };
}
