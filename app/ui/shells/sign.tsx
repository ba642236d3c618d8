import type { ReactNode } from "react";
import { useT } from "~/web/i18n";
import { Link } from "../link";

type Props = { step?: number; of?: number; label?: string; back?: { label: string; to: string }; side?: ReactNode; children: ReactNode };

/** The frame for reading and signing: nothing but a way back, how far one is, the text, and beside it (`side`) the paper and the pen. */
export function SignShell({ step, of, label, back, side, children }: Props) {
  const { t } = useT();
  const counted = step !== undefined && of !== undefined && of > 0;
  return (
    <div className="consent">
      <header className="ctop">
        <div className="cwrap">
          {back ? (
            <Link className="link" to={back.to}>
              {back.label}
            </Link>
          ) : (
            <span />
          )}
          <p className="t15 muted">{label ?? (counted ? t("ui.step_of", { step, of }) : null)}</p>
        </div>
        {counted ? (
          <div
            className="prog"
            role="progressbar"
            aria-valuemin={0}
            aria-valuemax={of}
            aria-valuenow={step}
            aria-label={t("ui.progress", { step, of })}
          >
            <i style={{ inlineSize: `${(100 * step) / of}%` }} />
          </div>
        ) : null}
      </header>
      <main id="main" tabIndex={-1} className={side ? "cwrap wide2" : "cwrap"}>
        {side ? <div className="reviewcol">{children}</div> : children}
        {side ? <div className="signcol">{side}</div> : null}
      </main>
    </div>
  );
}
