import type { ReactNode } from "react";
import { useT } from "~/web/i18n";
import { StateShape } from "./status-mark";

export interface Blocker {
  text: ReactNode;
  /** By when, in words. */
  due?: string;
  /** What the reader can do about it, if it is theirs. */
  act?: ReactNode;
}

/** What blocks, on top of the page; nothing is shown when nothing blocks. */
export function BlockerList({ title, blockers }: { title: string; blockers: readonly Blocker[] }) {
  const { t } = useT();
  if (blockers.length === 0) return null;
  return (
    <section className="blocker" aria-labelledby="blockers">
      <StateShape state="stop" />
      <div className="blocks">
        <h2 id="blockers">{title}</h2>
        <ul>
          {blockers.map(({ text, due, act }, index) => (
            <li key={index}>
              <p>
                {text}
                {due ? <b className="nowrap"> {t("ui.due_by", { date: due })}</b> : null}
              </p>
              {act}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
