import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientAddress, originAllowed } from "~/web/http-client.rules";

describe("the client's address", () => {
  test.each([
    ["without a proxy, the header is not believed", "203.0.113.9", "198.51.100.1", 0, "203.0.113.9"],
    ["behind one proxy, it is what that proxy saw", "10.0.0.1", "198.51.100.1", 1, "198.51.100.1"],
    ["behind one proxy, what the client wrote itself is not believed", "10.0.0.1", "1.1.1.1, 198.51.100.1", 1, "198.51.100.1"],
    ["behind two proxies, it is what the outer one saw", "10.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.2", 2, "198.51.100.1"],
    ["with fewer entries than proxies, it is the first there is", "10.0.0.1", "198.51.100.1", 5, "198.51.100.1"],
    ["behind a proxy that said nothing, it is the proxy's", "10.0.0.1", null, 1, "10.0.0.1"],
    ["an IPv4 address that came by an IPv6 socket is itself", "::ffff:203.0.113.9", null, 0, "203.0.113.9"],
    ["an IPv6 address stays", "2001:db8::1", null, 0, "2001:db8::1"],
  ])("%s", (_, socket, header, hops, address) => {
    expect(clientAddress(socket, header, hops)).toBe(address);
  });

  test("whatever a client puts before it, the entry that the proxies wrote is taken", () => {
    fc.assert(
      fc.property(fc.array(fc.ipV4(), { maxLength: 5 }), fc.ipV4(), fc.integer({ min: 0, max: 3 }), (lies, truth, hops) => {
        const inner = Array.from({ length: hops }, (_, index) => `10.0.0.${index}`);
        const chain = hops === 0 ? lies : [...lies, truth, ...inner.slice(1)];
        const socket = hops === 0 ? truth : "10.0.0.99";
        expect(clientAddress(socket, chain.join(", "), hops)).toBe(truth);
      }),
    );
  });
});

describe("where a form may come from", () => {
  const base = "https://cells.example";
  test.each([
    ["the portal's own address", "https://cells.example", "10.0.0.1:3000", true],
    ["the request's own host", "http://10.0.0.1:3000", "10.0.0.1:3000", true],
    ["nowhere, as programs send it", null, "10.0.0.1:3000", true],
    ["another site", "https://evil.example", "10.0.0.1:3000", false],
    ["the portal's name on another scheme", "http://cells.example", "10.0.0.1:3000", false],
    ["another port of the same machine", "http://10.0.0.1:4000", "10.0.0.1:3000", false],
    ["a page that hides its origin", "null", "10.0.0.1:3000", false],
    ["a site whose name begins alike", "https://cells.example.evil.example", null, false],
  ])("from %s", (_, origin, host, allowed) => {
    expect(originAllowed(origin, host, base)).toBe(allowed);
  });
});
