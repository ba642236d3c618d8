import { createContext, useContext } from "react";
import { type FormAnswer, isFormAnswer, type Problem } from "~/web/form-answer";
import { useT } from "~/web/i18n";

interface Given {
  id: string;
  answer: FormAnswer | undefined;
}

/** What the form's action answered; its fields read their own part by name. */
export const AnswerContext = createContext<Given>({ id: "f", answer: undefined });

export function givenAnswer(id: string, answer: unknown): Given {
  return { id, answer: isFormAnswer(answer) ? answer : undefined };
}

export const fieldId = (form: string, name: string): string => `${form}-${name.replace(/[^\w-]/g, "_")}`;

/** A field's part of the form: its id, what was typed before, what is wrong with it, and what describes it. */
export function useField(name: string, value: string | number | undefined, hinted: boolean) {
  const { id: form, answer } = useContext(AnswerContext);
  const sentence = useSentence();
  const id = fieldId(form, name);
  const typed = answer?.typed[name];
  const problem = answer?.problems[name];
  const describedBy = [hinted ? `${id}-hint` : "", problem ? `${id}-wrong` : ""].filter(Boolean).join(" ");
  return {
    id,
    /** What stands in the field: what was typed, else what is known. */
    value: (Array.isArray(typed) ? typed[0] : typed) ?? (value === undefined ? undefined : String(value)),
    /** All that was typed under this name, or undefined when the form comes for the first time. */
    typed: typed === undefined ? (answer ? [] : undefined) : [typed].flat(),
    wrong: problem ? sentence(problem) : undefined,
    aria: { ...(describedBy ? { "aria-describedby": describedBy } : {}), ...(problem ? { "aria-invalid": true as const } : {}) },
  };
}

/** The words of a problem, in the page's language. */
export function useSentence(): (problem: Problem) => string {
  const { t } = useT();
  return (problem) => (typeof problem === "string" ? t(problem) : t(problem.key, problem.values));
}
