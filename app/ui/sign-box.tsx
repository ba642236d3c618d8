import type { ReactNode } from "react";
import { useT } from "~/web/i18n";
import { Hidden, PasswordField } from "./fields/text";
import { PostForm, Submit } from "./post-form";
import { type Fact, SummaryList } from "./summary-list";

interface Props {
  title: string;
  /** What is signed: the things, why, who signed before. */
  facts: Fact[];
  /** The sentence that the signature means, and the word by which the server knows it. */
  meaning: string;
  meaningValue: string;
  /** The act's name on the button. */
  act: string;
  danger?: boolean;
  formToken: string;
  answer: unknown;
  action?: string;
  id?: string;
  /** More fields before the password. */
  children?: ReactNode;
}

/** For acts that cannot be taken back: what, why, what the signature means, then the password again. */
export function SignBox({
  title,
  facts,
  meaning,
  meaningValue,
  act,
  danger = false,
  formToken,
  answer,
  action,
  id = "sign",
  children,
}: Props) {
  const { t } = useT();
  return (
    <section className="signbox" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <PostForm formToken={formToken} answer={answer} id={id} {...(action ? { action } : {})}>
        <SummaryList tight keep items={[...facts, { term: t("ui.you_sign"), value: meaning }]} />
        {children}
        <Hidden name="meaning" value={meaningValue} />
        <PasswordField name="password" label={t("ui.your_password")} hint={t("ui.password_again")} required />
        <Submit look={danger ? "danger" : "primary"}>{act}</Submit>
      </PostForm>
    </section>
  );
}
