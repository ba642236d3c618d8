import { RadioCards } from "~/ui/fields/choice";
import { Link } from "~/ui/link";
import { PostForm, Submit } from "~/ui/post-form";
import { VialDrawing } from "~/ui/vial-drawing";
import { useT } from "~/web/i18n";

export interface ClauseShown {
  code: string;
  ordinal: number;
  required: boolean;
  heading: string;
  plain: string;
  fullText: string;
  answer: "yes" | "no" | null;
  answeredAt: string | Date | null;
  askedAt: string | Date | null;
}

/** One clause: plain words, a drawing where a number is easier seen, the full text on demand. */
export function ClauseText({ clause, lang }: { clause: ClauseShown; lang: "en" | "it" | "ar" }) {
  const written = { lang, dir: lang === "ar" ? ("rtl" as const) : ("ltr" as const) };
  const { t } = useT();
  return (
    <>
      <h1 {...written}>{clause.heading}</h1>
      <p {...written}>{clause.plain}</p>
      {clause.code === "no_guarantee" ? <EightOfEleven /> : null}
      <details>
        <summary>{t("consent.full_text")}</summary>
        <div className="full" {...written}>
          <p>{clause.fullText}</p>
        </div>
      </details>
    </>
  );
}

/** The three answers; nothing is chosen beforehand, and an optional clause that is left alone is a no. */
export function ClauseForm({
  clause,
  last,
  next,
  formToken,
  answer,
}: {
  clause: ClauseShown;
  last: boolean;
  next: string;
  formToken: string;
  answer: unknown;
}) {
  const { t, dateTime, date } = useT();
  return (
    <PostForm formToken={formToken} answer={answer}>
      <RadioCards
        name="answer"
        label={clause.required ? t("consent.ask") : t("consent.ask_optional")}
        {...(clause.answer ? { value: clause.answer } : {})}
        options={[
          { value: "yes", label: clause.required ? t("consent.yes") : t("consent.yes_optional") },
          { value: "no", label: t("consent.no"), why: clause.required ? t("consent.no_required_why") : t("consent.no_optional_why") },
          {
            value: "ask",
            label: t("consent.ask_someone"),
            why: clause.askedAt ? t("consent.asked_on", { date: date(clause.askedAt) }) : t("consent.ask_someone_why"),
          },
        ]}
      />
      <Submit big whole>
        {last ? t("consent.save_last") : t("consent.save_next", { n: clause.ordinal + 1 })}
      </Submit>
      {clause.required || clause.answer ? null : (
        <p>
          <Link to={next}>{t("consent.leave_no")}</Link>
        </p>
      )}
      <p className="t15 muted">
        {clause.answeredAt ? t("consent.saved_at", { when: dateTime(clause.answeredAt) }) : t("consent.come_back")}
      </p>
    </PostForm>
  );
}

/** 8 of 11: the one published record of a public bank (domain.md 1.2). */
function EightOfEleven() {
  const { t } = useT();
  return (
    <figure className="eleven">
      <div role="img" aria-label={t("consent.figure_label")}>
        {Array.from({ length: 11 }, (_, index) => (
          <VialDrawing key={index} size={19} look={index < 8 ? "full" : "gone"} />
        ))}
      </div>
      <figcaption>
        {t("consent.figure_caption")}
        <span className="muted small">{t("consent.figure_source")}</span>
      </figcaption>
    </figure>
  );
}
