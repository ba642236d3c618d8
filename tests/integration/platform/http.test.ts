import { request as plainRequest } from "node:http";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MOST_BYTES } from "~/web/http-body.server";
import { servePortal, spokenDuring } from "~tests/support/small-portal";
import { testEnvironment } from "~tests/support/test-environment";

const page = { default: () => null };
let acted = 0;
const ROUTES = {
  "/page": { ...page, loader: () => null },
  "/context": { loader: ({ context }: LoaderFunctionArgs) => Response.json(context) },
  "/things/:id": { ...page, loader: () => null },
  "/form": {
    ...page,
    loader: () => null,
    action: async ({ request }: ActionFunctionArgs) => {
      acted++;
      return new Response((await request.text()).length.toString());
    },
  },
  "/hook": {
    action: async ({ request }: ActionFunctionArgs) => {
      acted++;
      return new Response(await request.text());
    },
  },
  "/fault": {
    ...page,
    loader: () => {
      throw Object.assign(new Error("key (email)=(marco@demo.invalid) exists"), { severity: "ERROR", code: "23505" });
    },
  },
  "/hook-fault": {
    loader: () => {
      throw new Error("broken");
    },
  },
  "/data.json": { loader: ({ request }: LoaderFunctionArgs) => ({ asked: new URL(request.url).search }) },
  "/away": {
    loader: () => {
      throw new Response(null, {
        status: 302,
        headers: [
          ["location", "/page"],
          ["set-cookie", "a=1"],
          ["set-cookie", "b=2"],
        ],
      });
    },
  },
  "/cached": { loader: () => new Response("x", { headers: { "cache-control": "public, max-age=60" } }) },
};

let portal: Awaited<ReturnType<typeof servePortal>>;
beforeAll(async () => {
  portal = await servePortal(ROUTES);
});
afterAll(() => portal.stop());

const ask = (path: string, init?: RequestInit) => fetch(`${portal.base}${path}`, { redirect: "manual", ...init });
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) => ask(path, { method: "POST", body, headers });

describe("headers", () => {
  test("a page runs only scripts with its own nonce, which is another one each time", async () => {
    const policies = await Promise.all(
      [ask("/page"), ask("/page")].map(async (answer) => (await answer).headers.get("content-security-policy")),
    );
    const nonces = policies.map((policy) => /script-src 'self' 'nonce-([\w+/=]{20,})'/.exec(policy ?? "")?.[1]);
    expect(nonces[0]).toBeTruthy();
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(policies[0]).toContain("frame-ancestors 'none'");
    expect(policies[0]).toContain("default-src 'none'");
    expect(policies[0]?.match(/'unsafe-[a-z-]+'/g)).toEqual(["'unsafe-inline'"]); // of style attributes only
    expect(policies[0]).toContain("style-src-attr 'unsafe-inline'");
  });

  test("every answer forbids guessing its type, framing and keeping it", async () => {
    for (const path of ["/page", "/context", "/nowhere"]) {
      const { headers } = await ask(path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("cache-control")).toBe("private, no-store");
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f]{12}$/);
      expect(headers.get("strict-transport-security")).toBeNull();
    }
  });

  test("a route may say how long it may be kept", async () => {
    expect((await ask("/cached")).headers.get("cache-control")).toBe("public, max-age=60");
  });

  test("a portal on https asks for https from then on", async () => {
    const secure = await servePortal(ROUTES, { environment: testEnvironment({ secure: true, baseUrl: "https://cells.example" }) });
    const { headers } = await fetch(`${secure.base}/page`);
    expect(headers.get("strict-transport-security")).toContain("max-age=31536000");
    expect(headers.get("content-security-policy")).toContain("upgrade-insecure-requests");
    await secure.stop();
  });
});

describe("an address without a page", () => {
  test.each(["/data.json?a=1", "/Data.json/?a=1"])("answers %s with its data and with the headers of every answer", async (path) => {
    const lines = await spokenDuring(async () => {
      const answer = await ask(path);
      expect(await answer.json()).toEqual({ asked: "?a=1" });
      expect(answer.headers.get("content-type")).toBe("application/json");
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
    });
    expect(lines).toMatchObject([{ message: "request", method: "GET", route: "/data.json", status: 200 }]);
  });

  test("is asked for its headers alone", async () => {
    const answer = await ask("/data.json", { method: "HEAD" });
    expect([answer.status, answer.headers.get("content-length"), await answer.text()]).toEqual([200, "12", ""]);
  });

  test("leads elsewhere by what it throws, with each of its cookies", async () => {
    const answer = await ask("/away");
    expect([answer.status, answer.headers.get("location"), answer.headers.getSetCookie()]).toEqual([302, "/page", ["a=1", "b=2"]]);
  });

  test("takes no form that it has no action for", async () => {
    expect((await post("/data.json", "a=b")).status).toBe(405);
  });

  test("tells whoever asked the reference of a fault, and nothing else", async () => {
    const lines = await spokenDuring(async () => {
      const answer = await ask("/hook-fault");
      expect(await answer.text()).toBe(`500 ${answer.headers.get("x-request-id")}`);
    });
    expect(lines.filter(({ message }) => message === "fault")).toHaveLength(1);
  });
});

describe("the context", () => {
  test("holds the nonce, the reference, the client's address and whether it is a demo", async () => {
    const answer = await ask("/context", { headers: { "x-forwarded-for": "198.51.100.1" } });
    const context = (await answer.json()) as Record<string, unknown>;
    expect(context).toMatchObject({ clientAddress: "127.0.0.1", ready: true, demo: true, requestId: answer.headers.get("x-request-id") });
    expect(context.refusedWith).toBeUndefined();
  });

  test("takes a proxy's word for the address when one stands in front", async () => {
    const behind = await servePortal(ROUTES, { environment: testEnvironment({ trustProxy: 1 }) });
    const answer = await fetch(`${behind.base}/context`, { headers: { "x-forwarded-for": "9.9.9.9, 198.51.100.1" } });
    expect(await answer.json()).toMatchObject({ clientAddress: "198.51.100.1" });
    await behind.stop();
  });
});

describe("what is sent", () => {
  test("a body up to the limit arrives whole, byte by byte", async () => {
    const body = "€".repeat(Math.floor(MOST_BYTES / 3));
    const answer = await post("/hook", body);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(body);
  });

  test.each(["/form", "/hook"])("a body above the limit gets a 413 and never reaches the action of %s", async (path) => {
    const before = acted;
    const answer = await post(path, new Uint8Array(MOST_BYTES + 1));
    expect(answer.status).toBe(413);
    expect(acted).toBe(before);
  });

  test("a body of unknown length is counted as it comes", async () => {
    const chunk = new Uint8Array(1024 * 1024);
    const body = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent <= MOST_BYTES; sent += chunk.length) controller.enqueue(chunk);
        controller.close();
      },
    });
    const answer = await ask("/hook", { method: "POST", body, duplex: "half" } as RequestInit);
    expect(answer.status).toBe(413);
  });

  test("a form from the portal's own pages is taken", async () => {
    for (const origin of [portal.base, "http://portal.test"]) expect((await post("/form", "a=b", { origin })).status).toBe(200);
  });

  test.each(["https://evil.example", "null", "http://portal.test.evil.example"])(
    "a form from %s is refused before the action",
    async (origin) => {
      const before = acted;
      const answer = await post("/form", "a=b", { origin, "x-forwarded-host": "evil.example" });
      expect(answer.status).toBe(403);
      expect(acted).toBe(before);
    },
  );

  test("until the demo bank is filled, pages answer but nobody writes", async () => {
    const filling = await servePortal(ROUTES, { ready: () => false });
    const before = acted;
    expect((await fetch(`${filling.base}/form`)).status).toBe(200);
    const refused = await fetch(`${filling.base}/form`, { method: "POST", body: "a=b" });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "60"]);
    expect(await refused.text()).toContain("503");
    expect(acted).toBe(before);
    await filling.stop();
  });

  test("a webhook, which has no origin, is taken", async () => {
    expect(await (await post("/hook", '{"id":"evt_1"}')).text()).toBe('{"id":"evt_1"}');
  });
});

describe("what goes wrong", () => {
  test("an address that nobody has is a 404, and no fault", async () => {
    const lines = await spokenDuring(async () => {
      expect((await ask("/nowhere")).status).toBe(404);
    });
    expect(lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("a fault is a 500 whose reference stands once in the log, without what the person typed", async () => {
    let reference: string | null = null;
    const lines = await spokenDuring(async () => {
      const answer = await ask("/fault");
      expect(answer.status).toBe(500);
      reference = answer.headers.get("x-request-id");
    });
    const faults = lines.filter(({ message }) => message === "fault");
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ level: "error", requestId: reference, code: "23505" });
    expect(JSON.stringify(faults)).not.toContain("marco");
  });

  test("a fault behind an address without a page is a 500 too", async () => {
    await spokenDuring(async () => expect((await ask("/hook-fault")).status).toBe(500));
  });

  const LONG = `/${"x".repeat(2000)}`;
  test.each([
    ["//", 200],
    ["/%E0%A4%A", 400],
    ["/things/%00", 200],
    ["/page?a=%zz", 200],
    [LONG, 404],
    ["http://evil.example/", 400],
  ])("the odd address $0 is answered with $1", async (path, expected) => {
    const status = await new Promise<number>((resolve, reject) => {
      plainRequest({ port: portal.port, host: "127.0.0.1", path }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
        .on("error", reject)
        .end();
    });
    expect(status).toBe(expected);
  });

  test("a host that is none gets a 400", async () => {
    const status = await new Promise<number>((resolve, reject) => {
      plainRequest({ port: portal.port, host: "127.0.0.1", path: "/page", headers: { host: "a b:c" } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
        .on("error", reject)
        .end();
    });
    expect(status).toBe(400);
  });
});

test("a request is one line in the log: method, pattern of the address, status, time, and nothing about the person", async () => {
  const lines = await spokenDuring(async () => {
    await ask("/things/3f0c?email=marco@demo.invalid", { headers: { cookie: "session=secret" } });
  });
  const requests = lines.filter(({ message }) => message === "request");
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({ level: "info", method: "GET", route: "/things/:id", status: 200, ms: expect.any(Number) });
  expect(Object.keys(requests[0] ?? {}).sort()).toEqual(["level", "message", "method", "ms", "requestId", "route", "status", "time"]);
});

test("while the portal stops, it asks to close each connection", async () => {
  const stopping = await servePortal(ROUTES, { stopping: () => true });
  expect((await fetch(`${stopping.base}/page`)).headers.get("connection")).toBe("close");
  await stopping.stop();
});
