import type { Translator } from "~/web/translate";
import { AnswerGlyph, TONES } from "./glyphs";

const ANSWERS = ["authentic", "altered", "not_ours", "revoked", "superseded"] as const;

/** Before anything was given: how to begin, and what the page can answer. */
export function Welcome({ bankName, words: { t } }: { bankName: string; words: Translator }) {
  return (
    <>
      <section>
        <h1>{t("verify.title")}</h1>
        <p className="measure leadline">{t("verify.lead", { bank: bankName })}</p>
        <p className="measure muted">{t("verify.how")}</p>
        <noscript>
          <p className="measure notice">{t("verify.no_script")}</p>
        </noscript>
      </section>
      <section aria-labelledby="answers">
        <h2 id="answers">{t("verify.answers")}</h2>
        <dl className="answerlist">
          {ANSWERS.map((answer) => (
            <div key={answer}>
              <dt className={TONES[answer]}>
                <AnswerGlyph answer={answer} size={28} />
                {t(`verify.short_${answer}`)}
              </dt>
              <dd>{t(`verify.why_${answer}`, { bank: bankName })}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
