import { Form, useNavigation } from "@remix-run/react";
import { type ReactNode, useContext, useMemo } from "react";
import type { MessageKey } from "~/locales/namespaces";
import type { FormAnswer } from "~/web/form-answer";
import { useT } from "~/web/i18n";
import type { Values } from "~/web/translate";
import { classOf, type Look } from "./button";
import { AnswerContext, fieldId, givenAnswer, useSentence } from "./fields/answer";
import { Notice } from "./notice";

interface Props {
  /** From the loader: `newFormToken()`. A form sent twice does its work once. */
  formToken: string;
  /** What the action answered, if it did not do what was asked. */
  answer: unknown;
  action?: string;
  encType?: "multipart/form-data";
  /** Begins the ids of its fields; needed when a page has two forms. */
  id?: string;
  /** Names of fields for the summary, where the sentence alone would not say which is meant. */
  labels?: Record<string, string>;
  /** The way on after a refusal, by its code. */
  wayOn?: Record<string, ReactNode>;
  children: ReactNode;
}

/** A form that posts: what is wrong stands on top, what was typed is kept, and the token makes a repeat harmless. */
export function PostForm({ formToken, answer, action, encType, id = "f", labels = {}, wayOn = {}, children }: Props) {
  const given = useMemo(() => givenAnswer(id, answer), [id, answer]);
  return (
    <Form method="post" className="postform" noValidate {...(action ? { action } : {})} {...(encType ? { encType } : {})}>
      <input type="hidden" name="formToken" value={formToken} />
      <AnswerContext.Provider value={given}>
        {given.answer ? <Top key={JSON.stringify(given.answer)} id={id} answer={given.answer} labels={labels} wayOn={wayOn} /> : null}
        {children}
      </AnswerContext.Provider>
    </Form>
  );
}

function Top({ id, answer, labels, wayOn }: { id: string; answer: FormAnswer } & Required<Pick<Props, "labels" | "wayOn">>) {
  const { t } = useT();
  const sentence = useSentence();
  const problems = Object.entries(answer.problems);
  return (
    <>
      {answer.refusal ? <Refused {...answer.refusal} wayOn={wayOn[answer.refusal.code]} /> : null}
      {problems.length > 0 ? (
        <div className="summary" role="alert" tabIndex={-1} ref={focusOnce} aria-labelledby={`${id}-summary`}>
          <h2 id={`${id}-summary`}>{t("ui.problems_title", { count: problems.length })}</h2>
          <ul>
            {problems.map(([name, problem]) => (
              <li key={name}>
                <a href={`#${fieldId(id, name)}`}>
                  {labels[name] ? `${labels[name]}: ` : ""}
                  {sentence(problem)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

/** All was filled in rightly, and it still cannot be done: one sentence why, one way on. */
function Refused({ code, data, wayOn }: { code: string; data: Record<string, unknown>; wayOn: ReactNode }) {
  const { t, has } = useT();
  const key = has(`refusals.${code}`) ? `refusals.${code}` : "refusals.unknown";
  return (
    <div role="alert" tabIndex={-1} ref={focusOnce}>
      <Notice tone="stop" title={t("ui.refusal_title")}>
        <p>{t(key as MessageKey, sayable(data))}</p>
        {wayOn}
      </Notice>
    </div>
  );
}

const sayable = (data: Record<string, unknown>): Values =>
  Object.fromEntries(
    Object.entries(data).filter((entry): entry is [string, string | number] => ["string", "number"].includes(typeof entry[1])),
  );

const focusOnce = (element: HTMLElement | null) => element?.focus();

type SubmitProps = { children: ReactNode; look?: Look; big?: boolean; whole?: boolean; name?: string; value?: string; busy?: string };

/** The form's act, named by what it does. While it runs it cannot be pressed again, and after a second it says that it works. */
export function Submit({ children, look = "primary", big = false, whole = false, name, value, busy }: SubmitProps) {
  const { t } = useT();
  const { id } = useContext(AnswerContext);
  const working = useNavigation().state === "submitting";
  return (
    <div className="acts submit">
      <button
        type="submit"
        className={classOf(look, { big, whole })}
        name={name}
        value={value}
        data-form={id}
        {...(working ? { "aria-disabled": true, onClick: (event) => event.preventDefault() } : {})}
      >
        {children}
      </button>
      <span role="status" className="t15 muted">
        {working ? <span className="late">{busy ?? t("ui.working")}</span> : null}
      </span>
    </div>
  );
}
