import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the account holder when a payment was received. */
export function receipt(props: LetterProps): Email {
  const subject = props.t("billing.mail_receipt_subject");
  const says = [props.t("billing.mail_receipt_says")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={props.t("billing.mail_receipt_act")} /> };
}
