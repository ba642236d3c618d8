import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the family when quality decided what becomes of a lot. */
export function lotDisposed(props: LetterProps): Email {
  const subject = props.t("mail.lot_disposed_subject");
  const says = [props.t("mail.lot_disposed_says")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={props.t("mail.lot_disposed_act")} /> };
}
