import { Notice } from "~/ui/notice";
import { useT } from "~/web/i18n";
import { AnswersTable, SignersList } from "./answers-view";

type When = string | Date;

interface Props {
  page: {
    consent: { id: string };
    text: { title: string; version: number; locale: "en" | "it" | "ar"; legallyReviewed: boolean };
    clauses: readonly {
      code: string;
      ordinal: number;
      required: boolean;
      heading: string;
      answer: "yes" | "no" | null;
      withdrawnAt: When | null;
      askedAt: When | null;
    }[];
    signers: readonly {
      id: string;
      name: string;
      capacity: "self" | "mother" | "father" | "guardian";
      signedAt: When | null;
      me: boolean;
    }[];
    missing: readonly string[];
  };
  /** Whether everyone who signs before has signed. */
  turn: boolean;
}

/** One's own answers as they will stand in the paper, and who signs when. */
export function ReviewView({ page, turn }: Props) {
  const { t, beside } = useT();
  const { text, clauses, signers, missing, consent } = page;
  const change = ({ ordinal }: { ordinal: number }) => `/family/consents/${consent.id}/clauses/${ordinal}`;
  return (
    <>
      <p className="eyebrow">
        {beside(text.title, t("consent.version_line", { version: text.version, language: t(`ui.lang_${text.locale}`) }))}
      </p>
      <h1>{t("consent.review_title")}</h1>
      <p>{t("consent.review_lead")}</p>
      {text.legallyReviewed ? null : <Notice tone="watch">{t("consent.unreviewed")}</Notice>}
      {missing.length > 0 ? (
        <Notice tone="watch" title={t("consent.missing_title", { count: missing.length })}>
          {t("consent.missing_text")}
        </Notice>
      ) : null}
      {turn ? null : <Notice title={t("consent.not_turn_title")}>{t("consent.not_turn_text")}</Notice>}
      <section>
        <h2 className="h21">{t("consent.review_needs")}</h2>
        <AnswersTable rows={clauses.filter(({ required }) => required)} caption={t("consent.review_needs")} change={change} />
      </section>
      <section>
        <h2 className="h21">{t("consent.review_optional")}</h2>
        <p className="t15 muted">{t("consent.review_optional_lead")}</p>
        <AnswersTable rows={clauses.filter(({ required }) => !required)} caption={t("consent.review_optional")} change={change} />
      </section>
      <section>
        <h2 className="h21">{t("consent.who_signs")}</h2>
        <SignersList signers={signers} />
      </section>
    </>
  );
}
