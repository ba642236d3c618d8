import type { MetaFunction } from "@remix-run/react";
import type { MessageKey } from "~/locales/namespaces";
import type { RootData } from "./root-data";
import { speak, type Values } from "./translate";

/** A page's title: its own words first, then the bank's name. `values` reads them from the page's loader data. */
export function titled<Data = unknown>(key: MessageKey, values?: (data: Data) => Values): MetaFunction {
  return ({ data, matches }) => {
    const root = matches.find((match) => match.id === "root")?.data as RootData | undefined;
    if (!root) return [];
    const { t } = speak(root.locale, root.messages);
    const filled = data === undefined || data === null ? undefined : values?.(data as Data);
    return [{ title: `${t(values && !filled ? "ui.not_found" : key, filled)} · ${root.bank.name}` }];
  };
}
