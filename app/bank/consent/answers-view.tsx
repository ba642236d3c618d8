import { Link } from "~/ui/link";
import { StatusMark } from "~/ui/status-mark";
import { useT } from "~/web/i18n";

interface Row {
  code: string;
  ordinal: number;
  required: boolean;
  heading: string;
  answer: "yes" | "no" | null;
  withdrawnAt: string | Date | null;
  askedAt: string | Date | null;
}

/** Answers as they stand, or stood when they were signed; `change` leads to a clause while it can still be changed. */
export function AnswersTable({ rows, caption, change }: { rows: readonly Row[]; caption: string; change?: (row: Row) => string }) {
  const { t, date } = useT();
  return (
    <table className="data answers">
      <caption className="vh">{caption}</caption>
      <thead className="vh">
        <tr>
          <th scope="col">{t("consent.clause")}</th>
          <th scope="col">{t("consent.answer")}</th>
          {change ? <th scope="col">{t("consent.change")}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row">
              {row.heading}
              {row.askedAt ? <span className="sub">{t("consent.asked_on", { date: date(row.askedAt) })}</span> : null}
            </th>
            <td>
              <AnswerMark row={row} />
            </td>
            {change ? (
              <td className="r">
                <Link to={change(row)}>
                  {t("consent.change")}
                  <span className="vh"> {row.heading}</span>
                </Link>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AnswerMark({ row }: { row: Row }) {
  const { t, date } = useT();
  if (row.withdrawnAt) return <StatusMark state="stop">{t("consent.withdrawn_on", { date: date(row.withdrawnAt) })}</StatusMark>;
  if (row.answer === "yes") return <StatusMark state="met">{t("consent.answer_yes")}</StatusMark>;
  if (row.answer === "no") return <StatusMark state={row.required ? "stop" : "notYet"}>{t("consent.answer_no")}</StatusMark>;
  return row.required ? (
    <StatusMark state="look">{t("consent.answer_none")}</StatusMark>
  ) : (
    <StatusMark state="notYet">{t("consent.answer_no")}</StatusMark>
  );
}

interface SignerRow {
  id: string;
  name: string;
  capacity: "self" | "mother" | "father" | "guardian";
  signedAt: string | Date | null;
  me: boolean;
}

/** Who signs, in their order, and who has. */
export function SignersList({ signers }: { signers: readonly SignerRow[] }) {
  const { t, dateTime } = useT();
  const next = signers.find(({ signedAt }) => signedAt === null);
  return (
    <ol className="signers">
      {signers.map((signer) => {
        const values = { name: signer.name, capacity: t(`consent.capacity_${signer.capacity}`) };
        return (
          <li key={signer.id}>
            <StatusMark state={signer.signedAt ? "met" : signer.id === next?.id ? "now" : "notYet"}>
              {signer.me ? t("consent.signer_me", values) : t("consent.signer", values)}
            </StatusMark>
            <span className="t15 muted">
              {signer.signedAt
                ? t("consent.signer_signed", { when: dateTime(signer.signedAt) })
                : signer.id === next?.id
                  ? t("consent.signer_now")
                  : t("consent.signer_later")}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
