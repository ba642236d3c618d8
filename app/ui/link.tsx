import { Link as RoutedLink, useLocation } from "@remix-run/react";
import type { ComponentProps } from "react";

type Props = Omit<ComponentProps<"a">, "href"> & { to: string; reloadDocument?: boolean };

/**
 * A link within the portal. A whole address, or another search of this one, is drawn as it is, and `FollowLinks` takes whoever clicks on it
 * there: Remix's own link works out its address anew each time, which costs the server as much as a row of a table. What is relative to its
 * route is left to Remix.
 */
export function Link({ to, reloadDocument, ...rest }: Props) {
  if (to.startsWith("?")) return <SearchLink {...rest} to={to} />;
  if (!to.startsWith("/")) return <RoutedLink {...rest} to={to} {...(reloadDocument && { reloadDocument })} />;
  return <a {...rest} href={to} {...(reloadDocument ? {} : { "data-discover": "true" })} />;
}

function SearchLink({ to, ...rest }: Props) {
  const { pathname } = useLocation();
  return <a {...rest} href={pathname + to} data-discover="true" />;
}
