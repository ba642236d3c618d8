import { matchRoutes } from "@remix-run/react";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { createStaticRouter, StaticRouterProvider } from "react-router-dom/server";
import type { Locale } from "~/web/formats";
import { catalogueOf } from "~/web/i18n.server";
import type { RootData } from "~/web/root-data";
import { lettersOf } from "~tests/support/rendered";

const NAMESPACES = ["ui", "public", "errors", "refusals"];

/** What the root loader would have said; a test changes what it is about. */
export function rootWith(changes: Partial<RootData> & { locale?: Locale } = {}): RootData {
  const locale = changes.locale ?? "en";
  return {
    locale,
    messages: catalogueOf(locale, NAMESPACES),
    theme: null,
    bank: { name: "Northlight Cell Bank" },
    viewer: { kind: "public" },
    demo: null,
    path: "/",
    ...changes,
  };
}

type StaticHandlerContext = Parameters<typeof createStaticRouter>[1];

/** The markup of a component as the server would send it. */
export function shown(element: ReactElement, root: RootData = rootWith()): string {
  const routes = [{ id: "root", path: "*", element }];
  const context: StaticHandlerContext = {
    basename: "",
    location: { pathname: "/", search: "", hash: "", state: null, key: "test" },
    matches: (matchRoutes(routes, "/") ?? []) as never,
    loaderData: { root },
    actionData: null,
    errors: null,
    statusCode: 200,
    loaderHeaders: {},
    actionHeaders: {},
    activeDeferreds: null,
  };
  return lettersOf(
    renderToStaticMarkup(<StaticRouterProvider router={createStaticRouter(routes, context)} context={context} hydrate={false} />),
  );
}
