import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";
import type { Message } from "./resend/post-office.server";

const MARK = { sent: "waiting", delivered: "met", opened: "met", bounced: "stop" } as const;

/** The last thing that happened to a message. */
export function MessageState({ happened }: Pick<Message, "happened">) {
  const { t } = useT();
  const { what = "sent" } = happened.at(-1) ?? {};
  return <StatusMark state={MARK[what]}>{t(`demo.mail_${what}`)}</StatusMark>;
}
