import { isRouteErrorResponse, Outlet, useRouteError } from "@remix-run/react";
import { ErrorPage } from "./ui/error-page";

/**
 * Stands around every page, within the root. Remix loads nothing of the route that shows what an action threw, so were that the root, its
 * page would know neither the language nor the bank.
 */
export default function Pages() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error)) return <ErrorPage status={500} />;
  const reference = (error.data as { reference?: unknown } | null)?.reference;
  return <ErrorPage status={error.status} {...(typeof reference === "string" ? { reference } : {})} />;
}
