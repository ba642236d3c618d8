/**
 * The client's address. Each proxy appends the address that it saw to `X-Forwarded-For`; only the last `hops` entries were written by
 * proxies that the bank runs, so the client is the one before them, and whatever the client wrote itself is not believed.
 */
export function clientAddress(socketAddress: string, forwardedFor: string | null, hops: number): string {
  const chain = [...(forwardedFor ?? "").split(",").map((entry) => entry.trim()), plain(socketAddress)].filter((entry) => entry !== "");
  return plain(chain[Math.max(0, chain.length - 1 - hops)] ?? socketAddress);
}

/** An IPv4 address that arrived by an IPv6 socket is the same address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, "");

/** Whether a form may come from `origin`: the request's own host, or the portal's address. A request without an origin is no browser's form. */
export function originAllowed(origin: string | null, host: string | null, baseUrl: string): boolean {
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  return origin === new URL(baseUrl).origin || (host !== null && new URL(origin).host === host);
}
