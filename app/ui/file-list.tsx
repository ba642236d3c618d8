import type { ReactNode } from "react";
import { useT } from "~/web/i18n";

export interface Paper {
  title: string;
  note?: ReactNode;
  /** Kind and size in words: PDF, 212 kB. */
  kind: string;
  to: string;
}

/** Papers to open or keep. Plain links: the browser fetches the file itself. */
export function FileList({ files }: { files: readonly Paper[] }) {
  const { t } = useT();
  return (
    <ul className="shelf">
      {files.map(({ title, note, kind, to }) => (
        <li key={to}>
          <a href={to} aria-label={`${t("ui.download", { title })}, ${kind}`}>
            <svg
              width="20"
              height="24"
              viewBox="0 0 20 24"
              aria-hidden="true"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.4"
              strokeLinejoin="round"
            >
              <path d="M2 1.5h10.5L18 7v15.5H2zM12.5 1.5V7H18M5.5 12h9M5.5 15.5h9M5.5 19h5" strokeLinecap="round" />
            </svg>
            <span className="dn">
              <b>{title}</b>
              {note ? <span className="t15 muted">{note}</span> : null}
            </span>
            <span className="dm t15 muted fig">{kind}</span>
            <span className="dd">
              <svg
                width="16"
                height="16"
                viewBox="0 0 16 16"
                aria-hidden="true"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.6"
                strokeLinecap="round"
                strokeLinejoin="round"
              >
                <path d="M8 2v8M4.5 7L8 10.5 11.5 7M2.5 13.8h11" />
              </svg>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
