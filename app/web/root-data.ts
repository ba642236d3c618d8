import { useRouteLoaderData } from "@remix-run/react";
import type { Locale } from "./formats";
import type { Catalogue } from "./translate";

/** What every page knows: the language and its messages, the bank, who looks, and whether this is a demonstration. */
export interface RootData {
  locale: Locale;
  messages: Catalogue;
  theme: "light" | "dark" | null;
  bank: { name: string };
  viewer: Viewer;
  demo: { now: string; ready: boolean } | null;
  path: string;
}

export type Viewer = { kind: "public" } | { kind: "person" | "clinic" | "staff"; displayName: string; duties?: readonly string[] };

/** Empty only while nothing of the root could be loaded; then keys stand where words should. */
export function useRootData(): RootData {
  return (useRouteLoaderData("root") as RootData | undefined) ?? NOTHING;
}

const NOTHING: RootData = {
  locale: "en",
  messages: "{}",
  theme: null,
  bank: { name: "" },
  viewer: { kind: "public" },
  demo: null,
  path: "/",
};
