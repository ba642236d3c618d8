import type { MessageKey } from "~/locales/namespaces";
import { Rich, useT } from "~/web/i18n";
import { useRootData } from "~/web/root-data";
import { LinkButton } from "./button";
import { Code } from "./code";
import { PublicShell } from "./shells/public";

/** What went wrong, in the words of `errors.json`; what is not named here is a fault of ours. */
const WORDS: Record<number, "not_found" | "forbidden" | "refused" | "invalid" | "too_large" | "unavailable"> = {
  400: "invalid",
  403: "forbidden",
  404: "not_found",
  405: "invalid",
  409: "refused",
  413: "too_large",
  422: "invalid",
  503: "unavailable",
};
export const errorTitle = (status: number): MessageKey => `errors.${WORDS[status] ?? "fault"}_title`;

/** Where the same page is the way on: a form that was not taken can be sent from it again. */
const AGAIN: readonly number[] = [403, 413, 500, 503];

const HOME = { public: "/", person: "/family", clinic: "/clinic", staff: "/staff" } as const;

/** Plain and short, with a way on; a fault of ours has a reference to read out. */
export function ErrorPage({ status, reference }: { status: number; reference?: string }) {
  const { t } = useT();
  const { viewer, path } = useRootData();
  const word = WORDS[status] ?? "fault";
  return (
    <PublicShell narrow>
      <article className="wrong-page">
        <p className="eyebrow fig">{status}</p>
        <h1>{t(errorTitle(status))}</h1>
        <p className="lead">{t(`errors.${word}_text`)}</p>
        {reference ? (
          <p>
            <Rich message="errors.reference" values={{ reference }} parts={{ code: (inner) => <Code>{inner}</Code> }} />
          </p>
        ) : null}
        <p className="acts">
          <LinkButton look="primary" to={HOME[viewer.kind]}>
            {t(viewer.kind === "public" ? "errors.go_front" : "errors.go_home")}
          </LinkButton>
          {AGAIN.includes(status) ? (
            <a className="link" href={path}>
              {t("errors.try_again")}
            </a>
          ) : null}
        </p>
      </article>
    </PublicShell>
  );
}
