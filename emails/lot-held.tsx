import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to the family when a lot is put on hold. */
export function lotHeld(props: LetterProps): Email {
  const subject = props.t("mail.lot_held_subject");
  const says = [props.t("mail.lot_held_says")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={props.t("mail.lot_held_act")} /> };
}
