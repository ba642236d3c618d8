import { randomBytes, randomUUID } from "node:crypto";
import type { Deliveries } from "../deliveries.server";
import type { Shelf } from "../shelf.server";
import type { EmailRequest } from "./requests.server";

/** A message in the mailbox: what was sent, and what became of it. */
export type Message = {
  id: string;
  from: string;
  to: string[];
  subject: string;
  html: string | null;
  text: string | null;
  tags: Record<string, string>;
  createdAt: string;
  happened: { what: "sent" | "delivered" | "bounced" | "opened"; at: string }[];
};

export type PostOffice = { shelf: Shelf; deliveries: Deliveries; now: () => Date };

/** Takes a message in: it is sent, then delivered, or bounced when an address holds the word "bounce". */
export function takeIn(office: PostOffice, email: EmailRequest): Message {
  const to = [email.to].flat();
  const message = office.shelf.put<Message>("message", {
    id: randomUUID(),
    from: email.from,
    to,
    subject: email.subject,
    html: email.html ?? null,
    text: email.text ?? null,
    tags: Object.fromEntries((email.tags ?? []).map((tag) => [tag.name, tag.value])),
    createdAt: office.now().toISOString(),
    happened: [],
  });
  happen(office, message.id, "sent");
  return happen(office, message.id, to.some((address) => address.includes("bounce")) ? "bounced" : "delivered");
}

/** The message's first view in the mailbox, as a tracking picture would report it. */
export function open(office: PostOffice, message: Message): Message {
  const seen = message.happened.some(({ what }) => what === "opened" || what === "bounced");
  return seen ? message : happen(office, message.id, "opened");
}

function happen(office: PostOffice, id: string, what: Message["happened"][number]["what"]): Message {
  const message = office.shelf.get<Message>("message", id);
  if (!message) throw new Error(`There is no message ${id}.`);
  const at = office.now().toISOString();
  const bounce = {
    message: "The mailbox does not exist.",
    subType: "NoEmail",
    type: "Permanent",
    diagnosticCode: ["smtp; 550 5.1.1 user unknown"],
  };
  office.deliveries.post(`msg_${randomBytes(12).toString("hex")}`, {
    type: `email.${what}`,
    created_at: at,
    data: {
      created_at: message.createdAt,
      email_id: message.id,
      from: message.from,
      to: message.to,
      subject: message.subject,
      tags: message.tags,
      ...(what === "bounced" ? { bounce } : {}),
    },
  });
  return office.shelf.put<Message>("message", { ...message, happened: [...message.happened, { what, at }] });
}

/** The message as the API shows it. */
export const shown = (message: Message) => ({
  object: "email",
  id: message.id,
  message_id: `<${message.id}@stand-in.invalid>`,
  to: message.to,
  from: message.from,
  created_at: message.createdAt,
  subject: message.subject,
  html: message.html ?? "",
  text: message.text ?? "",
  bcc: [],
  cc: [],
  reply_to: [],
  last_event: message.happened.at(-1)?.what ?? "queued",
});
