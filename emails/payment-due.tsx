import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the account holder when a payment is asked for. */
export function paymentDue(props: LetterProps): Email {
  const subject = props.t("billing.mail_payment_due_subject");
  const says = [props.t("billing.mail_payment_due_says")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={props.t("billing.mail_payment_due_act")} /> };
}
