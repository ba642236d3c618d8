import type { ReactNode } from "react";
import { useT } from "~/web/i18n";
import { StateShape } from "../status-mark";

export interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  /** What is known already; what was typed before it stands first. */
  value?: string | number;
  required?: boolean;
}

type FrameProps = { id: string; label: string; hint?: string | undefined; wrong: string | undefined; width?: Width; children: ReactNode };
export type Width = "s" | "m" | "l" | "full";

/** Label, hint, error, field, in that order. */
export function FieldFrame({ id, label, hint, wrong, width = "m", children }: FrameProps) {
  return (
    <div className={`field w-${width}${wrong ? " has-error" : ""}`}>
      <label htmlFor={id}>{label}</label>
      <HintAndError id={id} hint={hint} wrong={wrong} />
      {children}
    </div>
  );
}

/** The same for several controls that answer one question. */
export function GroupFrame({ id, label, hint, wrong, children }: Omit<FrameProps, "width">) {
  const describedBy = [hint ? `${id}-hint` : "", wrong ? `${id}-wrong` : ""].filter(Boolean).join(" ");
  return (
    <fieldset
      className={`field w-l${wrong ? " has-error" : ""}`}
      id={id}
      tabIndex={-1}
      {...(describedBy ? { "aria-describedby": describedBy } : {})}
    >
      <legend className="legend">{label}</legend>
      <HintAndError id={id} hint={hint} wrong={wrong} />
      {children}
    </fieldset>
  );
}

export function HintAndError({ id, hint, wrong }: { id: string; hint: string | undefined; wrong: string | undefined }) {
  const { t } = useT();
  return (
    <>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {wrong ? (
        <p className="wrong" id={`${id}-wrong`}>
          <StateShape state="stop" />
          <span>
            <span className="vh">{t("ui.error")} </span>
            {wrong}
          </span>
        </p>
      ) : null}
    </>
  );
}
