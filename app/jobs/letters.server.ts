import { render } from "@react-email/render";
import { readAs, transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { environment } from "~/outside/environment.server";
import { newId } from "~/outside/ids.server";
import { sendEmail } from "~/outside/resend.server";
import { translator } from "~/web/i18n.server";
import type { Email, LetterProps } from "~emails/letter";
import type { Job } from "./queue.server";

/** To whom a letter goes and what it is about; the portal knows no more of it than this. */
export interface Recipient {
  personId: string | null;
  email: string;
  firstName: string;
  locale: "en" | "it" | "ar";
  donorId?: string | null;
}

/**
 * Renders and sends one letter to each recipient, once each, however often the job runs. `address` is a path of the portal or a whole address.
 * A letter holds at most a first name and a link.
 */
export async function sendLetters(
  job: Job,
  kind: string,
  recipients: readonly Recipient[],
  letter: (props: LetterProps) => Email,
  address: string,
): Promise<void> {
  for (const recipient of recipients) {
    const key = `${job.key}:${recipient.personId ?? "enquirer"}`;
    const sent = await readAs(WORKER, (db) => db.selectFrom("messages").select("id").where("key", "=", key).executeTakeFirst());
    if (sent) continue;
    const id = newId();
    const { t } = translator(recipient.locale);
    const { subject, body } = letter({
      t,
      locale: recipient.locale,
      firstName: recipient.firstName,
      bank: environment().bank.name,
      address: address.startsWith("/") ? environment().baseUrl + address : address,
    });
    const [html, text] = await Promise.all([render(body), render(body, { plainText: true })]);
    const { resendId } = await sendEmail({ to: recipient.email, subject, html, text, key });
    await transact(WORKER, async (tx, record) => {
      await tx
        .insertInto("messages")
        .values({
          id,
          key,
          kind,
          eventId: job.eventId,
          personId: recipient.personId,
          donorId: recipient.donorId ?? null,
          state: "sent",
          resendId,
          sentAt: tx.now,
        })
        .execute();
      await record({ type: "message.sent", about: [id], donorId: recipient.donorId ?? null, data: { kind } });
    });
  }
}

/** The event that a job follows from. */
export function eventOf(job: Job) {
  return readAs(WORKER, (db) => db.selectFrom("events").selectAll().where("id", "=", job.eventId).executeTakeFirstOrThrow());
}

/** A person as the reader of a letter; nobody when they gave no address. */
export async function recipientsOf(personIds: readonly string[], donorId?: string | null): Promise<Recipient[]> {
  if (personIds.length === 0) return [];
  const rows = await readAs(WORKER, (db) =>
    db
      .selectFrom("persons")
      .select(["id", "email", "givenName", "locale"])
      .where("id", "in", [...personIds])
      .where("email", "is not", null)
      .execute(),
  );
  return rows.flatMap((row) =>
    row.email === null
      ? []
      : [{ personId: row.id, email: row.email, firstName: row.givenName, locale: row.locale, donorId: donorId ?? null }],
  );
}

/** Everyone who may view a donor's record now: to whom news of the cells goes. */
export async function familyOf(donorId: string): Promise<Recipient[]> {
  const ids = await readAs(WORKER, (db) =>
    db
      .selectFrom("rights")
      .select("personId")
      .distinct()
      .where("donorId", "=", donorId)
      .where("kind", "=", "view")
      .where("fromAt", "<=", db.now)
      .where((when) => when.or([when("untilAt", "is", null), when("untilAt", ">", db.now)]))
      .execute(),
  );
  return recipientsOf(
    ids.map((row) => row.personId),
    donorId,
  );
}
