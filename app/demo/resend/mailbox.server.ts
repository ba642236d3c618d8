import type { Journal } from "../journal.server";
import { type Message, open, type PostOffice } from "./post-office.server";

export type Mailbox = { office: PostOffice; journal: Journal; trouble(status: number, times?: number): void };
export type MailboxPage = { messages: Omit<Message, "html" | "text">[]; total: number };

const PAGE = 100;

/** The mailbox for the portal's demo pages and the browser tests: JSON under `/demo/`. */
export async function answerMailbox({ office, journal, trouble }: Mailbox, request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const [, , noun = "", id = "", verb = ""] = pathname.split("/").map(decodeURIComponent);
  const isPost = request.method === "POST";
  if (isPost && !request.headers.get("content-type")?.startsWith("application/json"))
    return Response.json({ error: "JSON only" }, { status: 415 });
  if (noun === "journal") return Response.json({ requests: journal.requests(), refused: journal.refused() });
  if (noun === "trouble" && isPost) {
    const { status, times = 1 } = (await request.json()) as { status: number; times?: number };
    trouble(status, times);
    return Response.json({ asked: true });
  }
  if (noun === "mail" && id === "") return Response.json(page(office, searchParams.get("to") ?? ""));
  const message = noun === "mail" && office.shelf.get<Message>("message", id);
  if (!message) return Response.json({ error: "not here" }, { status: 404 });
  return Response.json(isPost && verb === "opened" ? open(office, message) : message);
}

/** The newest messages first, without their bodies. */
function page(office: PostOffice, to: string): MailboxPage {
  const found = office.shelf.all<Message>("message").filter((message) => message.to.some((address) => address.includes(to)));
  return {
    total: found.length,
    messages: found
      .slice(-PAGE)
      .reverse()
      .map(({ html: _html, text: _text, ...rest }) => rest),
  };
}
