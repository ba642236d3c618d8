import type { AppLoadContext } from "@remix-run/node";
import type { Actor } from "~/bank/people/actor";
import { now } from "~/outside/clock.server";
import { environment } from "~/outside/environment.server";
import { logFault } from "~/outside/log.server";
import { catalogueNamed, catalogueOf, localeOf } from "./i18n.server";
import { pageNamespaces } from "./page-namespaces.server";
import type { RootData, Viewer } from "./root-data";
import { actorOf } from "./session.server";

/** What every page is told. It never fails: when nobody can be recognised, the page is a stranger's, and still speaks. */
export async function rootData(request: Request, context: AppLoadContext): Promise<RootData> {
  const actor = await actorOf(request).catch((fault) => {
    logFault(fault, context.requestId);
    return null;
  });
  const locale = localeOf(request, actor !== null && "locale" in actor ? actor : null);
  return {
    locale,
    messages: (context.wholePage ? catalogueNamed : catalogueOf)(locale, pageNamespaces(context.routes, request.url)),
    theme: themeOf(request),
    bank: { name: environment().bank.name },
    viewer: viewerOf(actor),
    demo: context.demo ? { now: now().toISOString(), ready: context.ready } : null,
    path: new URL(request.url).pathname,
  };
}

function viewerOf(actor: Actor | null): Viewer {
  switch (actor?.kind) {
    case "staff":
      return { kind: "staff", displayName: actor.displayName, duties: actor.duties };
    case "person":
    case "clinic":
      return { kind: actor.kind, displayName: actor.displayName };
    default:
      return { kind: "public" };
  }
}

/** The look chosen on this device; without a choice the system decides. */
function themeOf(request: Request): RootData["theme"] {
  const wish = /(?:^|;\s*)look=(light|dark)/.exec(request.headers.get("Cookie") ?? "")?.[1];
  return wish === "light" || wish === "dark" ? wish : null;
}
