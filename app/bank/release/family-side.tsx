import { Link } from "~/ui/link";
import { useT } from "~/web/i18n";
import type { FamilyPage } from "./family-page.server";
import type { ReadWhat } from "./family-record.server";

/** Beside the page: what is on it, whom to call, who opened the record. */
export function Side({ page }: { page: FamilyPage }) {
  const { t } = useT();
  const parts = [
    ...(page.conditions.length > 0 ? [["usable", t(`family.usable_${page.usability}`)] as const] : []),
    ["time", t("family.story")] as const,
    ...(page.places.length > 0 ? [["where", t("family.where")] as const] : []),
    ["papers", t("family.papers")] as const,
    ["pay", t("family.next_payment")] as const,
    ["clinics", t("family.clinics")] as const,
  ];
  return (
    <>
      <nav aria-label={t("family.on_this_page")} className="onpage">
        <h2 className="eyebrow">{t("family.on_this_page")}</h2>
        <ul>
          {parts.map(([id, label]) => (
            <li key={id}>
              <a href={`#${id}`}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Coordinator {...page.coordinator} />
      <section>
        <h2 className="eyebrow">{t("family.who_opened", { name: page.case.givenName })}</h2>
        <Readings readings={page.readings} />
        <p>
          <Link className="link t15" to={`/family/record?donor=${page.case.donorId}`}>
            {t("family.all_readings")}
          </Link>
        </p>
      </section>
    </>
  );
}

function Coordinator({ name, email, phone }: FamilyPage["coordinator"]) {
  const { t } = useT();
  return (
    <section id="coordinator">
      <h2 className="eyebrow">{t("family.coordinator")}</h2>
      <p className="med">{name ? <bdi>{name}</bdi> : t("family.coordinator_none")}</p>
      <p>
        <a className="link" href={`mailto:${email}`}>
          {t("family.write")}
        </a>
      </p>
      {phone ? (
        <p className="fig">
          <a className="link" href={`tel:${phone.replaceAll(" ", "")}`} dir="ltr">
            {phone}
          </a>
        </p>
      ) : null}
      <p className="t15 muted">{t("family.call_first")}</p>
    </section>
  );
}

interface Reading {
  id: string;
  readAt: Date;
  what: ReadWhat;
  actorKind: string;
  clinic: string | null;
}

/** Who opened the record, when and what; names of staff are the bank's, duties are everyone's. */
export function Readings({ readings, wide = false }: { readings: readonly Reading[]; wide?: boolean }) {
  const { t, date, time } = useT();
  if (readings.length === 0) return <p className="t15 muted">{t("family.nobody_opened")}</p>;
  return (
    <ul className="views">
      {readings.map(({ id, readAt, what, clinic }) => (
        <li key={id} className="grid-cols-[6.4em_1fr]!">
          <span className="muted fig">{date(readAt)}</span>
          <span>
            <bdi>{clinic ?? t("family.by_staff")}</bdi>
            <br />
            <span className="muted">
              {wide ? t("family.read_at", { what: t(`family.read_${what}`), at: time(readAt) }) : t(`family.read_${what}`)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
