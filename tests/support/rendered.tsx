import { matchRoutes, UNSAFE_RemixContext as RemixContext } from "@remix-run/react";
import type { StaticHandlerContext } from "@remix-run/router";
import type { ComponentProps, ComponentType } from "react";
import { renderToString } from "react-dom/server";
import { createStaticRouter, StaticRouterProvider } from "react-router-dom/server";
import { catalogueOf } from "~/web/i18n.server";
import type { RootData } from "~/web/root-data";

type Context = ComponentProps<typeof RemixContext.Provider>["value"];
type Shown = {
  Page: ComponentType;
  data?: unknown;
  actionData?: unknown;
  locale?: RootData["locale"];
  i18n: readonly string[];
  path?: string;
};

/** The HTML of a page as its loader's data make it, in one language, for a stranger in a demo. */
export function rendered({ Page, data, actionData, locale = "en", i18n, path = "/" }: Shown): string {
  const root: RootData = {
    locale,
    messages: catalogueOf(locale, ["ui", "errors", "refusals", ...i18n]),
    theme: null,
    bank: { name: "Northlight" },
    viewer: { kind: "public" },
    demo: null,
    path,
  };
  const routes = [
    {
      id: "root",
      path: "/",
      loader: () => null,
      children: [{ id: "page", path: "*", loader: () => null, action: () => null, Component: Page }],
    },
  ];
  const matched = matchRoutes(routes, path) ?? [];
  const state = {
    ...{
      basename: "/",
      location: { pathname: path, search: "", hash: "", state: null, key: "default" },
      matches: matched,
      errors: null,
      statusCode: 200,
      loaderHeaders: {},
      actionHeaders: {},
    },
    loaderData: { root, page: data },
    actionData: actionData === undefined ? null : { page: actionData },
    activeDeferreds: null,
  } as unknown as StaticHandlerContext;
  const router = createStaticRouter(routes, state);
  const context = {
    routeModules: {},
    manifest: { routes: {}, entry: { imports: [], module: "" }, url: "", version: "" },
    future: {},
    isSpaMode: false,
  };
  return lettersOf(
    renderToString(
      <RemixContext.Provider value={context as unknown as Context}>
        <StaticRouterProvider router={router} context={state} hydrate={false} />
      </RemixContext.Provider>,
    ),
  );
}

/** Markup with its letters as a browser shows them, also those that are written by their numbers. */
export const lettersOf = (html: string): string => html.replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)));

/** Words of a page, without its markup and the marks of direction that nobody sees. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/[\u2068\u2069]/g, "")
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/[\s\u00a0]+/g, " ");
