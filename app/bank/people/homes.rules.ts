/** Where each kind of people lives in the portal. */
export const HOMES = { person: "/family", clinic: "/clinic", staff: "/staff" } as const;
export type HomeKind = keyof typeof HOMES;

/**
 * Where to go after signing in: the page that was asked for, if it is one of the portal's own and nobody else's home, else one's
 * own home. An address of another site, however it is written, is never followed.
 */
export function wayOn(next: string | null | undefined, kind: HomeKind): string {
  const path = ownPath(next);
  const othersHome = Object.entries(HOMES).some(([each, home]) => each !== kind && (path === home || path?.startsWith(`${home}/`)));
  return path === undefined || path === "/" || othersHome ? HOMES[kind] : path;
}

/** The path, query and fragment of an address of this portal; undefined when it leads elsewhere or is none. */
export function ownPath(address: string | null | undefined): string | undefined {
  if (typeof address !== "string" || !address.startsWith("/") || /[\\\p{Cc}]/u.test(address)) return undefined;
  const here = "http://portal.invalid";
  if (!URL.canParse(address, here)) return undefined;
  const url = new URL(address, here);
  const path = url.pathname + url.search + url.hash;
  return url.origin === here && !path.startsWith("//") ? path : undefined;
}
