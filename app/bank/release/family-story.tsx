import { Section } from "~/ui/page-head";
import { type Moment, Timeline } from "~/ui/timeline";
import { VialShelf } from "~/ui/vial-shelf";
import { useT } from "~/web/i18n";
import type { FamilyPage } from "./family-page.server";

/** What has happened, today, and what comes: each with what it means and where something can be done. */
export function Story({ page }: { page: FamilyPage }) {
  const { t, date, number } = useT();
  const { givenName: name } = page.case;
  const past: Moment[] = page.past.map(({ key, at, late, values, to }) => {
    const words = { ...values, name, hours: number(Number(values.transitHours), 0), celsius: number(Number(values.celsiusMax), 1) };
    return {
      when: date(at),
      what: t(`family.e_${key}`, words),
      more: (
        <>
          {t(`family.e_${key}_means`, words)}
          {late ? ` ${t("family.late")}` : null}
        </>
      ),
      ...(to ? { to } : {}),
    };
  });
  const coming: Moment[] = page.coming.map(({ key, on }) => ({
    when: on ? date(on) : t("family.later"),
    what: t(`family.n_${key}`, { name }),
    more: t(`family.n_${key}_means`, { name }),
    state: "next",
  }));
  return (
    <Section id="time" title={t("family.story")}>
      <Timeline
        items={[...past, { what: t("family.today", { date: date(page.now) }), state: "today" }, ...coming]}
        label={t("family.story")}
      />
    </Section>
  );
}

/** Where the vials stand: sites, tanks, how many, and which are kept in reserve. */
export function Places({ page }: { page: FamilyPage }) {
  const { t, cells, list } = useT();
  if (page.places.length === 0) return null;
  return (
    <Section id="where" title={t("family.where")}>
      <div className="sites mt-4">
        {page.places.map(({ site, tanks, vials, cells: count, forTests }) => (
          <section key={site} className="site">
            <h3>
              <bdi>{site}</bdi>
            </h3>
            <p className="t15 muted">{t("family.tanks", { count: tanks.length, tanks: list(tanks) })}</p>
            <VialShelf vials={vials.map(({ state }) => ({ state }))} />
            <p className="t15">
              {t("family.vials_here", { count: vials.length })}{" "}
              {t("family.reserve_here", { count: vials.filter(({ state }) => state === "reserve").length })}
            </p>
            {forTests > 0 ? <p className="t15 muted">{t("family.for_tests", { count: forTests })}</p> : null}
            <p className="t15 muted">{t("family.cells_here", { cells: cells(count) })}</p>
          </section>
        ))}
      </div>
      <p className="t15 muted measure mt-4">{t(page.places.length > 1 ? "family.two_sites" : "family.temperature_not_yet")}</p>
      {page.places.length > 1 ? <p className="t15 muted measure">{t("family.temperature_not_yet")}</p> : null}
    </Section>
  );
}
