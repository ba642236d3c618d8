import type { ReactNode, Ref } from "react";
import type { PaperVerdict, SignedVerdict, Verdict } from "~/bank/certificates/verdict.rules";
import { enrich } from "~/web/i18n";
import type { Translator } from "~/web/translate";
import { AnswerGlyph, CheckGlyph, TONES, type Tone } from "./glyphs";

interface AnswerProps {
  verdict: Verdict;
  bankName: string;
  /** Where the bank's own pages begin: empty on the portal itself, its address in a saved copy. */
  site: string;
  words: Translator;
  heading?: Ref<HTMLHeadingElement>;
}

/** The verdict, in one word and one sentence. */
export function Answer({ verdict, bankName, site, words, heading }: AnswerProps) {
  const { t, date } = words;
  const tone = TONES[verdict.answer];
  return (
    <section className={`verd ${tone}-v`} role="status">
      <span className={tone}>
        <AnswerGlyph answer={verdict.answer} />
      </span>
      <div>
        {"facts" in verdict && (
          <p className="eyebrow">
            {t(`verify.kind_${verdict.facts.kind}`)} <bdi className="mono">{verdict.facts.number}</bdi>
          </p>
        )}
        <h1 ref={heading} tabIndex={-1} className={tone}>
          {t(`verify.answer_${verdict.answer}`, { date: "list" in verdict && verdict.list ? date(verdict.list.issuedAt, "UTC") : "" })}
        </h1>
        <p>
          {enrich(meaning(verdict, bankName, words), {
            link: (inner) => <a href={"facts" in verdict ? `${site}/verify/${verdict.facts.number}` : site}>{inner}</a>,
          })}
        </p>
      </div>
    </section>
  );
}

function meaning(verdict: Verdict, bank: string, { t, date }: Translator): string {
  return t(`verify.means_${verdict.answer}`, {
    bank,
    signed: "facts" in verdict ? date(verdict.facts.issuedAt) : "",
    since: "since" in verdict ? date(verdict.since) : "",
    reason: "reason" in verdict ? t(`verify.reason_${verdict.reason}`) : "",
  });
}

interface ChecksProps {
  verdict: SignedVerdict;
  paper: PaperVerdict | null;
  /** Milliseconds that it took on this device; null when the server checked. */
  took: number | null;
  bankName: string;
  words: Translator;
}

/** What the verdict rests on, line by line. */
export function Checks({ verdict, paper, took, bankName, words }: ChecksProps) {
  const { t, number } = words;
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{t(took === null ? "verify.checked_there" : "verify.checked_here")}</h2>
      <ul className="checks">
        <Check tone="good" what={t("verify.check_signature")} how="Ed25519" />
        <Check
          tone="good"
          what={t("verify.check_key", { bank: bankName })}
          how={
            <>
              {t("verify.check_key_name")} <bdi className="mono">{verdict.kid}</bdi>
            </>
          }
        />
        <Check {...standing(verdict, words)} />
        {paper && <PaperCheck paper={paper} words={words} />}
      </ul>
      <p className="t15 muted">
        {took === null ? t("verify.timing_server") : t("verify.timing", { ms: number(Math.max(1, Math.round(took))) })}
      </p>
    </section>
  );
}

function standing({ answer, list }: SignedVerdict, { t, dateTime }: Translator) {
  if (list === null) return { tone: "watch" as const, what: t("verify.check_unknown"), how: t("verify.check_no_list") };
  const what = answer === "authentic" ? t("verify.check_stands") : t(`verify.check_${answer}`);
  return { tone: TONES[answer], what, how: t("verify.check_list", { when: dateTime(list.issuedAt, "UTC") }) };
}

function PaperCheck({ paper, words: { t } }: { paper: PaperVerdict; words: Translator }) {
  return paper.unaltered ? (
    <Check tone="good" what={t("verify.paper_unaltered")} how={t("verify.paper_unaltered_why")} />
  ) : (
    <Check tone="watch" what={t("verify.paper_unchecked")} how={t("verify.paper_unchecked_why")} />
  );
}

function Check({ tone, what, how }: { tone: Tone; what: string; how: ReactNode }) {
  return (
    <li>
      <span className={`state al ${tone}`}>
        <CheckGlyph tone={tone} />
        <span>{what}</span>
      </span>
      <span className="muted">{how}</span>
    </li>
  );
}
