import { createHmac } from "node:crypto";
import { type Delivery, openDeliveries } from "../deliveries.server";
import { type Journal, openJournal } from "../journal.server";
import { listenLocally } from "../listen.server";
import { openShelf } from "../shelf.server";
import type { StandInSetup } from "../stand-in-setup";
import { openTrouble } from "../trouble.server";
import { answerEmails } from "./api.server";
import { answerMailbox } from "./mailbox.server";
import type { Message, PostOffice } from "./post-office.server";

export type ResendStandIn = {
  base: string;
  journal: Journal;
  /** Every message so far, oldest first. */
  messages(): Message[];
  /** Messages to one address, oldest first. */
  messagesTo(address: string): Message[];
  settled(): Promise<void>;
  retryWebhooks(): Promise<void>;
  deliveries(): Delivery[];
  trouble(status: number, times?: number): void;
  stop(): Promise<void>;
};

/** Resend in small: sending, its webhooks, and a mailbox that keeps what was sent. Nothing leaves the machine. */
export async function startResend(setup: StandInSetup & { webhookSecret: string }): Promise<ResendStandIn> {
  const { portalUrl, realNow = () => new Date() } = setup;
  const shelf = openShelf(setup.dataDir && `${setup.dataDir}/resend.jsonl`);
  const sign = (id: string, body: string) => svixHeaders(id, body, setup.webhookSecret, Math.floor(realNow().getTime() / 1000));
  const url = `${portalUrl}/hooks/resend`;
  const deliveries = openDeliveries({ shelf, url, headers: sign, deliver: setup.deliver, retryDelaysMs: setup.retryDelaysMs });
  const office: PostOffice = { shelf, deliveries, now: setup.now ?? realNow };
  const journal = openJournal();
  const trouble = openTrouble();
  const ask = (status: number, times = 1) => trouble.ask(status, times);
  const server = await listenLocally((request) => {
    const isMailbox = new URL(request.url).pathname.startsWith("/demo/");
    return isMailbox
      ? answerMailbox({ office, journal, trouble: ask }, request)
      : answerEmails({ office, journal, trouble, realNow }, request);
  });
  const messages = () => shelf.all<Message>("message");
  return {
    base: server.base,
    journal,
    messages,
    messagesTo: (address) => messages().filter((message) => message.to.some((one) => one.includes(address))),
    settled: deliveries.settled,
    retryWebhooks: deliveries.retryNow,
    deliveries: deliveries.all,
    trouble: ask,
    async stop() {
      await server.stop();
      await deliveries.stop();
    },
  };
}

/** Svix's headers: HMAC-SHA-256 of `<id>.<Unix seconds>.<raw body>` with the base64 secret behind `whsec_`, in base64. */
export function svixHeaders(id: string, body: string, secret: string, seconds: number): Record<string, string> {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  return { "svix-id": id, "svix-timestamp": String(seconds), "svix-signature": `v1,${signature}` };
}
