import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the family when quality rejected a lot; a person calls them too. */
export function lotFailed(props: LetterProps): Email {
  const subject = props.t("mail.lot_failed_subject");
  const says = [props.t("mail.lot_failed_says")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={props.t("mail.lot_failed_act")} /> };
}
