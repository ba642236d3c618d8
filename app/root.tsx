import type { LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, Meta, type MetaFunction, Outlet, Scripts, ScrollRestoration } from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { DemoBar } from "./ui/demo-bar";
import { ErrorPage, errorTitle } from "./ui/error-page";
import { FollowFocus } from "./ui/follow-focus";
import { FollowLinks } from "./ui/follow-links";
import { Hatch } from "./ui/hatch";
import theme from "./ui/theme.css?url";
import { TissueShapes } from "./ui/tissue-mark";
import { CATALOGUE, textOf } from "./web/catalogue-text";
import { useT } from "./web/i18n";
import { EndContext, useNonce } from "./web/nonce";
import { type RootData, useRootData } from "./web/root-data";
import { rootData } from "./web/root-data.server";
import { speak } from "./web/translate";

export async function loader({ request, context }: LoaderFunctionArgs): Promise<RootData> {
  return rootData(request, context);
}

/** The title of a page that went wrong; every other page names itself. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (!data) return [];
  const { t } = speak(data.locale, data.messages);
  return [
    {
      title: !error ? data.bank.name : `${t(errorTitle(isRouteErrorResponse(error) ? error.status : 500))} · ${data.bank.name}`,
    },
  ];
};

/** The document around every page, error pages too. */
export function Layout({ children }: { children: ReactNode }) {
  const { theme: wish } = useRootData();
  const { locale, dir, t } = useT();
  return (
    <html lang={locale} dir={dir} {...(wish ? { "data-theme": wish } : {})}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        {FONTS.map((href) => (
          <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        <link rel="stylesheet" href={theme} />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
      </head>
      <body>
        <a className="skip" href="#main">
          {t("ui.skip")}
        </a>
        <Hatch />
        <TissueShapes />
        <DemoBar />
        {children}
        <FollowFocus />
        <FollowLinks />
        <CarriedCatalogue />
        <DocumentEnd />
      </body>
    </html>
  );
}

const FONTS = ["ibm-plex-sans-latin-400-normal", "source-serif-4-latin-opsz-normal"].map((name) => `/fonts/${name}.woff2`);

/** Remix's scripts, which the server writes itself as soon as it knows those of the route. Nothing may stand after them. */
function DocumentEnd() {
  const nonce = useNonce();
  if (useContext(EndContext)) return null;
  return (
    <>
      <ScrollRestoration {...(nonce ? { nonce } : {})} />
      <Scripts {...(nonce ? { nonce } : {})} />
    </>
  );
}

/** The messages of this document, before the scripts that read them; a page that is reached from another brings its own with its data. */
function CarriedCatalogue() {
  const { messages } = useRootData();
  if (messages.startsWith("{")) return null;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the bank's own messages, in which no "<" stands
  return <script id={CATALOGUE} type="application/json" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: textOf(messages) }} />;
}

export default function Portal() {
  return <Outlet />;
}

/** A fault of the frame itself; what goes wrong on a page is shown within it (what-went-wrong.tsx). */
export function ErrorBoundary() {
  return <ErrorPage status={500} />;
}
