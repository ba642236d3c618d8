import { Section } from "~/ui/page-head";
import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";

type When = string | Date;

interface Letter {
  kind: string;
  sentAt: When;
  deliveredAt: When | null;
  openedAt: When | null;
  bouncedAt: When | null;
}
interface SignerShown {
  id: string;
  name: string;
  letters: readonly Letter[];
}

/** What was sent to each signer, and whether it arrived and was opened. */
export function LettersTable({ signers }: { signers: readonly SignerShown[] }) {
  const { t, dateTime } = useT();
  const sent = signers.flatMap(({ name, letters }) => letters.map((letter) => ({ name, ...letter })));
  if (sent.length === 0) return null;
  const when = (at: When | null) => (at ? dateTime(at) : "–");
  return (
    <Section title={t("consent.letters")}>
      <table className="data stacks">
        <caption className="vh">{t("consent.letters")}</caption>
        <thead>
          <tr>
            {(["letter_to", "letter_kind", "letter_when", "letter_arrived", "letter_read"] as const).map((head) => (
              <th key={head} scope="col">
                {t(`consent.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sent.map((letter, index) => (
            <tr key={index}>
              <th scope="row">
                <bdi>{letter.name}</bdi>
              </th>
              <td data-head={t("consent.letter_kind")}>
                {letter.kind === "consent_signed" ? t("consent.kind_copy") : t("consent.kind_waiting")}
              </td>
              <td data-head={t("consent.letter_when")}>{when(letter.sentAt)}</td>
              <td data-head={t("consent.letter_arrived")}>
                {letter.bouncedAt ? <StatusMark state="stop">{t("consent.bounced")}</StatusMark> : when(letter.deliveredAt)}
              </td>
              <td data-head={t("consent.letter_read")}>{when(letter.openedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

interface AnswerRow {
  code: string;
  heading: string;
  required: boolean;
  said: readonly { answer: "yes" | "no" | null; withdrawnAt: When | null }[];
}

/** Everybody's answers side by side. */
export function StaffAnswers({ rows, signers }: { rows: readonly AnswerRow[]; signers: readonly SignerShown[] }) {
  const { t } = useT();
  return (
    <table className="data stacks answers">
      <caption className="vh">{t("consent.answers")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("consent.clause")}</th>
          {signers.map(({ id, name }) => (
            <th key={id} scope="col">
              <bdi>{name}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, heading, required, said }) => (
          <tr key={code}>
            <th scope="row">
              {heading}
              {required ? null : <span className="sub">{t("consent.kind_optional")}</span>}
            </th>
            {said.map((answer, index) => (
              <td key={signers[index]?.id ?? index} data-head={signers[index]?.name}>
                <Said {...answer} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Said({ answer, withdrawnAt }: { answer: "yes" | "no" | null; withdrawnAt: When | null }) {
  const { t, date } = useT();
  if (withdrawnAt) return <StatusMark state="stop">{t("consent.withdrawn_on", { date: date(withdrawnAt) })}</StatusMark>;
  if (answer === null) return <StatusMark state="notYet">{t("consent.answer_none")}</StatusMark>;
  return answer === "yes" ? (
    <StatusMark state="met">{t("consent.answer_yes")}</StatusMark>
  ) : (
    <StatusMark state="notYet">{t("consent.answer_no")}</StatusMark>
  );
}
