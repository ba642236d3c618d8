import type { ReactNode } from "react";
import { useT } from "~/web/i18n";

interface Props {
  /** Whose cells, which tissue, the number. */
  who?: ReactNode;
  title: string;
  happened: ReactNode;
  means: ReactNode;
  canDo: ReactNode;
  /** The one act, and at most one more way on. */
  acts?: ReactNode;
}

/** The beginning of a family's page: what happened, what it means, what you can do. */
export function AnswerFirst({ who, title, happened, means, canDo, acts }: Props) {
  const { t } = useT();
  return (
    <header className="answer">
      {who ? <div className="who">{who}</div> : null}
      <h1>{title}</h1>
      <div className="three">
        <section>
          <h2>{t("ui.what_happened")}</h2>
          <div>{happened}</div>
        </section>
        <section>
          <h2>{t("ui.what_it_means")}</h2>
          <div>{means}</div>
        </section>
        <section>
          <h2>{t("ui.what_you_can_do")}</h2>
          <div>
            {canDo}
            {acts ? <div className="acts">{acts}</div> : null}
          </div>
        </section>
      </div>
    </header>
  );
}
