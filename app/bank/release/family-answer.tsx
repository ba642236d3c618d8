import { AnswerFirst } from "~/ui/answer-first";
import { LinkButton } from "~/ui/button";
import { DinPlate } from "~/ui/din-plate";
import { TissueMark } from "~/ui/tissue-mark";
import { UsableMeter } from "~/ui/usable-meter";
import { useT } from "~/web/i18n";
import type { FamilyPage } from "./family-page.server";

/** The answer to "are they safe, can they be used, what do I do": the beginning of the page. */
export function Answer({ page }: { page: FamilyPage }) {
  const { t } = useT();
  const { case: held, answer, act } = page;
  const values = useAnswerValues(page);
  return (
    <AnswerFirst
      who={
        <>
          <TissueMark tissue={held.tissue} size={28} />
          <span>{t("family.who", { name: held.givenName, tissue: t(`ui.tissue_${held.tissue}`) })}</span>
          {held.dins.slice(0, 2).map(({ din, check }) => (
            <DinPlate key={din} din={din} check={check} />
          ))}
        </>
      }
      title={t(`family.a_${answer}`, values)}
      happened={<p>{t(`family.a_${answer}_happened`, values)}</p>}
      means={<p>{t(`family.a_${answer}_means`, values)}</p>}
      canDo={
        <p>
          {act.key === "sign" || act.key === "pay" || act.key === "request"
            ? t(`family.do_${act.key}`)
            : t(`family.a_${answer}_do`, values)}
        </p>
      }
      acts={
        act.key === "contact" ? (
          <a className="btn primary" href={act.to}>
            {t("family.act_contact")}
          </a>
        ) : (
          <LinkButton to={act.to} look="primary">
            {t(`family.act_${act.key}`)}
          </LinkButton>
        )
      }
    />
  );
}

function useAnswerValues({ case: held, places, conditions }: FamilyPage) {
  const { date, list } = useT();
  const sites = list(places.map(({ site }) => site));
  return {
    name: held.givenName,
    vials: places.reduce((sum, { vials }) => sum + vials.length, 0),
    sites: sites || "–",
    date: held.storedAt ? date(held.storedAt) : "",
    waiting: conditions.filter(({ state }) => state !== "met").length,
    expected: held.expectedOn ? date(held.expectedOn) : "",
  };
}

/** Stored and usable are two things; each condition stands with its state. */
export function Usable({ page }: { page: FamilyPage }) {
  const { t, date } = useT();
  if (page.conditions.length === 0) return null;
  const { givenName: name } = page.case;
  return (
    <UsableMeter
      title={t(`family.usable_${page.usability}`)}
      conditions={page.conditions.map(({ key, state, at }) => ({
        label: t(`family.c_${key}`, { state, name }),
        state,
        when: at ? date(at) : undefined,
      }))}
      note={t("family.usable_note", { name })}
    />
  );
}
