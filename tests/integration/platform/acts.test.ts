import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sentForm } from "~/web/sent-form.server";
import { servePortal, spokenDuring } from "~tests/support/small-portal";

const page = { default: () => null };
/** What happened, in its order. */
let done: string[] = [];
const shown = ({ params }: LoaderFunctionArgs) => {
  done.push(`loaded ${params.thing}`);
  return null;
};

const ROUTES = {
  "/things/:thing": {
    ...page,
    loader: shown,
    action: async ({ request, params }: ActionFunctionArgs) => {
      const form = await sentForm(request);
      const how = String(form.get("how"));
      done.push(`acted on ${params.thing}, ${how}`);
      if (how === "leads") return redirect(`/things/${params.thing}/after?seen=1`, { headers: { "set-cookie": "a=1; Path=/" } });
      if (how === "leads by throwing") throw redirect("/elsewhere");
      if (how === "leads outside") return redirect("https://checkout.stripe.com/c/pay/1");
      if (how === "leads near") return redirect("after");
      if (how === "is refused") return data({ refusal: "wrong" }, { status: 409 });
      if (how === "is not there") throw new Response(null, { status: 404 });
      if (how === "breaks") throw new Error("the disk is gone");
      return null;
    },
  },
  "/things/:thing/after": { ...page, loader: shown },
};

let portal: Awaited<ReturnType<typeof servePortal>>;
beforeAll(async () => {
  portal = await servePortal(ROUTES);
});
afterAll(() => portal.stop());
beforeEach(() => {
  done = [];
});

const send = (how: string, headers: Record<string, string> = {}, address = "/things/7") =>
  fetch(`${portal.base}${address}`, { method: "POST", body: new URLSearchParams({ how }), redirect: "manual", headers });

describe("a form that leads elsewhere", () => {
  test.each([
    ["leads", "/things/7/after?seen=1"],
    ["leads by throwing", "/elsewhere"],
    ["leads outside", "https://checkout.stripe.com/c/pay/1"],
  ])("acts once and makes no page: %s", async (how, location) => {
    const answer = await send(how);
    expect([answer.status, answer.headers.get("location")]).toEqual([302, location]);
    expect(done).toEqual([`acted on 7, ${how}`]);
  });

  test("keeps its cookies and has the headers of every answer", async () => {
    const { headers } = await send("leads");
    expect(headers.getSetCookie()).toEqual(["a=1; Path=/"]);
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f]{12}$/);
  });

  test("to an address that is told from where one stands is led as Remix completes it", async () => {
    const answer = await send("leads near");
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/things/7/after"]);
    expect(done).toEqual(["acted on 7, leads near"]);
  });

  test("is one line in the log, by its pattern", async () => {
    const lines = await spokenDuring(async () => {
      await send("leads");
    });
    expect(lines).toMatchObject([{ message: "request", method: "POST", route: "/things/:thing", status: 302 }]);
  });
});

describe("a form whose page is shown", () => {
  test.each([
    ["is refused", 409],
    ["does nothing", 200],
  ])("acts once, and the page is loaded after it: %s", async (how, status) => {
    expect((await send(how)).status).toBe(status);
    expect(done).toEqual([`acted on 7, ${how}`, "loaded 7"]);
  });

  test("about a thing that is not there is a 404, acted on once", async () => {
    expect((await send("is not there")).status).toBe(404);
    expect(done).toEqual(["acted on 7, is not there"]);
  });

  test("that breaks is a 500, acted on once and one fault in the log", async () => {
    const lines = await spokenDuring(async () => {
      expect((await send("breaks")).status).toBe(500);
    });
    expect(done).toEqual(["acted on 7, breaks"]);
    expect(lines.filter(({ message }) => message === "fault")).toHaveLength(1);
  });
});

describe("a form that must not act", () => {
  test("from another site does not, and is refused", async () => {
    expect((await send("leads", { origin: "https://evil.example" })).status).toBe(403);
    expect(done.filter((each) => each.startsWith("acted"))).toEqual([]);
  });

  test("sent to a page without an action is refused as Remix does", async () => {
    expect((await send("leads", {}, "/things/7/after")).status).toBe(405);
  });
});
