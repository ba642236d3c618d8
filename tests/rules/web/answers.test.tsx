import { data, type ServerBuild } from "@remix-run/node";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { fileAnswer } from "~/web/file-answer.server";
import { isFormAnswer } from "~/web/form-answer";
import { setSecurityHeaders } from "~/web/headers.server";
import { guarded } from "~/web/http-guard.server";
import { pageOf, routeMatches } from "~/web/http-route-name.server";
import { enrich } from "~/web/i18n";
import { catalogueOf } from "~/web/i18n.server";
import { found, newFormToken, requireId } from "~/web/submit.server";
import { titled } from "~/web/title";
import { context } from "~tests/support/asked";

describe("a file as an answer", () => {
  test("is shown under a name that holds no other sign, whole, and is kept by nobody", async () => {
    const answer = fileAnswer(new TextEncoder().encode("paper"), 'labels "BM/26".pdf\r\nset-cookie: x');
    expect(answer.headers.get("content-disposition")).toBe('inline; filename="labels__BM_26_.pdf__set-cookie__x"');
    expect(answer.headers.get("content-length")).toBe("5");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(await answer.text()).toBe("paper");
  });
});

describe("the answer to a form", () => {
  test("is told apart from whatever else an action may answer", () => {
    expect(isFormAnswer({ problems: {}, typed: {} })).toBe(true);
    for (const other of [null, undefined, "problems", { problems: {} }, { typed: {} }, []]) expect(isFormAnswer(other)).toBe(false);
  });

  test("begins with a token that nobody has had", () => {
    expect(new Set(Array.from({ length: 100 }, newFormToken)).size).toBe(100);
  });
});

describe("what is not there", () => {
  const status = (work: () => unknown) => {
    try {
      work();
    } catch (thrown) {
      return (thrown as Response).status;
    }
    return 200;
  };

  test.each([undefined, "", "1", "019AA0C4-1111-7000-8000-000000000001", "019aa0c4-1111-7000-8000-00000000000g", `${"0".repeat(36)}`])(
    "is a 404: the id %j",
    (id) => expect(status(() => requireId(id))).toBe(404),
  );

  test("is a 404 when it was looked for; what is empty is there", () => {
    expect([null, undefined].map((value) => status(() => found(value)))).toEqual([404, 404]);
    expect([0, "", false].map((value) => status(() => found(value)))).toEqual([200, 200, 200]);
  });
});

describe("an address in the log", () => {
  const routes = Object.fromEntries(
    [
      { id: "root", path: "" },
      { id: "front", parentId: "root", index: true },
      { id: "lot", parentId: "root", path: "staff/lots/:lotId" },
      { id: "link", parentId: "root", path: "link/invitation/:token" },
      { id: "labels", parentId: "root", path: "staff/lots/:lotId/labels.pdf" },
    ].map((route) => [route.id, route]),
  ) as unknown as ServerBuild["routes"];
  const matchOf = routeMatches(routes);
  const nameOf = (url: string) => matchOf(url)?.pattern ?? null;

  test("is its pattern, without an id, a token or a question", () => {
    expect(nameOf("/staff/lots/019aa0c4?q=secret#part")).toBe("/staff/lots/:lotId");
    expect(nameOf("/link/invitation/s3cr3t")).toBe("/link/invitation/:token");
    expect(nameOf("/staff/lots/1/labels.pdf")).toBe("/staff/lots/:lotId/labels.pdf");
    expect(nameOf("/")).toBe("/");
  });

  test("of a page's data is the page's", () => {
    expect(nameOf("/staff/lots/1.data?_routes=x")).toBe("/staff/lots/:lotId");
    expect([pageOf("/_root.data"), pageOf("/staff.data"), pageOf("/staff")]).toEqual(["/", "/staff", "/staff"]);
  });

  test("of nothing of ours is nothing", () => expect(nameOf("/wp-admin/setup.php")).toBeNull());
});

describe("what every answer carries", () => {
  const headersOf = (given: Record<string, string> = {}, secure = true, dev = false) => {
    const headers = new Headers(given);
    setSecurityHeaders(headers, { secure }, { nonce: "n1", dev });
    return headers;
  };
  const page = { "content-type": "text/html; charset=utf-8" };

  test("allows a page its own scripts by a nonce, and any other answer none", () => {
    expect(headersOf(page).get("content-security-policy")).toContain("script-src 'self' 'nonce-n1'");
    expect(headersOf({ "content-type": "application/pdf" }).get("content-security-policy")).not.toContain("script-src");
    expect(headersOf().get("content-security-policy")).toContain("default-src 'none'");
  });

  test("never allows an inline script or style of a page in production", () => {
    const policy = headersOf(page).get("content-security-policy") ?? "";
    expect(policy).not.toMatch(/(script|style)-src [^;]*'unsafe/);
    expect(headersOf(page, true, true).get("content-security-policy")).toMatch(/style-src [^;]*'unsafe-inline'/);
  });

  test("stands in no frame, and asks for https only where there is some", () => {
    expect(headersOf(page).get("x-frame-options")).toBe("DENY");
    expect(headersOf(page).get("strict-transport-security")).toContain("max-age=");
    expect(headersOf(page, false).get("strict-transport-security")).toBeNull();
  });

  test("leaves what a route has said about caching", () => {
    expect(headersOf({ "cache-control": "public, max-age=60" }).get("cache-control")).toBe("public, max-age=60");
    expect(headersOf().get("cache-control")).toBe("private, no-store");
  });
});

describe("a guarded route", () => {
  const built = (module: object) => {
    const build = { routes: { one: { id: "one", module } } } as unknown as ServerBuild;
    return guarded(build).routes.one?.module as unknown as Record<"loader" | "action", (args: object) => Promise<unknown>>;
  };
  const args = (changes = {}) => ({ request: new Request("http://p.test"), params: {}, context: context(changes) });

  test("answers a fault with its reference alone", async () => {
    const { loader } = built({ loader: () => Promise.reject(new Error("password=hunter2")) });
    const thrown = await loader(args({ requestId: "ref-1" })).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ data: { reference: "ref-1" }, init: { status: 500 } });
    expect(JSON.stringify(thrown)).not.toContain("hunter2");
  });

  test("lets what was meant through", async () => {
    const [response, answer] = [new Response(null, { status: 404 }), data({}, { status: 422 })];
    for (const meant of [response, answer]) await expect(built({ loader: () => Promise.reject(meant) }).loader(args())).rejects.toBe(meant);
    expect(await built({ loader: async () => "seen" }).loader(args())).toBe("seen");
  });

  test.each([403, 413, 503] as const)(
    "never reaches its action when the request was refused with %i, and still shows its page",
    async (refusedWith) => {
      let reached = false;
      const act = async () => {
        reached = true;
      };
      const { action, loader } = built({ action: act, loader: async () => "seen" });
      await expect(action(args({ refusedWith }))).rejects.toMatchObject({ status: refusedWith });
      expect(reached).toBe(false);
      expect(await loader(args({ refusedWith }))).toBe("seen");
    },
  );
});

describe("words of a page", () => {
  const html = (sentence: string) =>
    renderToStaticMarkup(<p>{enrich(sentence, { link: (inner) => <a href="/x">{inner}</a>, b: (inner) => <b>{inner}</b> })}</p>).slice(
      3,
      -4,
    );

  test("become links where they are marked, also one within another", () => {
    expect(html("See <link>it</link> now.")).toBe('See <a href="/x">it</a> now.');
    expect(html("<link>all <b>of</b> it</link>")).toBe('<a href="/x">all <b>of</b> it</a>');
  });

  test("stay words where nobody names the mark, and never become markup", () => {
    expect(html("a <i>b</i>")).toBe("a &lt;i&gt;b&lt;/i&gt;");
    expect(html('<script>alert("x")</script>')).toContain("&lt;script&gt;");
  });

  const root = { id: "root", data: { locale: "en", messages: catalogueOf("en", ["ui", "laboratory"]), bank: { name: "Northlight" } } };
  const titleOf = (meta: ReturnType<typeof titled>, loaded: unknown, matches: unknown[] = [root]) =>
    meta({ data: loaded, matches } as never);

  test("of a title end with the bank's name, and say that a page was not found where it has no data", () => {
    const plain = titled("laboratory.title");
    expect(titleOf(plain, undefined)).toEqual([{ title: expect.stringMatching(/^Laboratory · Northlight$/) }]);
    const filled = titled("laboratory.lot_title", (loaded: { number: string }) => loaded);
    expect(titleOf(filled, { number: "L-1" })).toEqual([{ title: expect.stringMatching(/L-1.* · Northlight$/) }]);
    expect(titleOf(filled, undefined)).not.toEqual(titleOf(filled, { number: "" }));
    expect(titleOf(filled, undefined, [])).toEqual([]);
  });
});
