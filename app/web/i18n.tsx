import { Fragment, type ReactNode } from "react";
import type { MessageKey } from "~/locales/namespaces";
import { useRootData } from "./root-data";
import { speak, type Translator, type Values } from "./translate";

export type { MessageKey } from "~/locales/namespaces";
export type { Locale } from "./formats";

/** The page's language: `t` for messages, and dates, numbers and money as that language writes them. */
export function useT(): Translator {
  const { locale, messages } = useRootData();
  return speak(locale, messages);
}

type Parts = Record<string, (inner: ReactNode) => ReactNode>;

/** A sentence with parts that are more than words: `<Rich message="x.y" parts={{ link: (c) => <Link to="..">{c}</Link> }} />` for `"<link>See it</link>"`. */
export function Rich({ message, values, parts }: { message: MessageKey; values?: Values; parts: Parts }) {
  return <>{enrich(useT().t(message, values), parts)}</>;
}

/** Replaces `<name>…</name>` by what `parts` makes of it; tags do not nest in themselves. Tags that nobody names stay text. */
export function enrich(sentence: string, parts: Parts): ReactNode[] {
  const found = [...sentence.matchAll(/<(\w+)>(.*?)<\/\1>/gs)];
  let end = 0;
  const pieces: ReactNode[] = [];
  for (const match of found) {
    const [whole, name = "", inner = ""] = match;
    const part = parts[name];
    pieces.push(sentence.slice(end, match.index), <Fragment key={match.index}>{part ? part(enrich(inner, parts)) : whole}</Fragment>);
    end = match.index + whole.length;
  }
  pieces.push(sentence.slice(end));
  return pieces;
}
