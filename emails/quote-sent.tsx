import { type Email, Letter, type LetterProps } from "./letter";

/** Sent to whoever enquired, when the quote is ready: a link, no price and no tissue. */
export function quoteSent(props: LetterProps): Email {
  const { t, bank } = props;
  const subject = t("enquiries.mail_quote_subject");
  const says = [t("enquiries.mail_quote_says", { bank }), t("enquiries.mail_quote_free")];
  return { subject, body: <Letter props={props} subject={subject} says={says} act={t("enquiries.mail_quote_act")} /> };
}
