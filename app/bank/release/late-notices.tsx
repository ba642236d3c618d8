import { Link } from "~/ui/link";
import { Notice } from "~/ui/notice";
import { useT } from "~/web/i18n";

interface Props {
  late: readonly { requestId: string; number: string; clinic: string; courier: string | null; etaAt: string | Date | null }[];
  unended: readonly {
    id: string;
    requestId: string;
    number: string;
    din: string;
    division: string;
    clinic: string;
    receivedAt: string | Date | null;
  }[];
}

/** What clinics should have told by now: shipments not confirmed (rule 39), vials without an end (rule 40). */
export function LateNotices({ late, unended }: Props) {
  const { t, dateTime, date } = useT();
  return (
    <>
      {late.length > 0 && (
        <Notice tone="stop" title={t("release.late_title", { count: late.length })}>
          <ul>
            {late.map((one) => (
              <li key={one.requestId}>
                <Link to={`/staff/releases/${one.requestId}`}>
                  {t("release.late_line", {
                    number: one.number,
                    clinic: one.clinic,
                    when: one.etaAt ? dateTime(one.etaAt) : "",
                    courier: one.courier ?? "",
                  })}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {unended.length > 0 && (
        <Notice tone="watch" title={t("release.unended_title", { count: unended.length })}>
          <ul>
            {unended.map((one) => (
              <li key={one.id}>
                <Link to={`/staff/releases/${one.requestId}`}>
                  {t("release.unended_line", {
                    number: one.number,
                    label: `${one.din} ${one.division}`,
                    clinic: one.clinic,
                    when: one.receivedAt ? date(one.receivedAt) : "",
                  })}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
