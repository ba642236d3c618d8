import type { HTMLInputAutoCompleteAttribute } from "react";
import { useT } from "~/web/i18n";
import { useField } from "./answer";
import { FieldFrame, type FieldProps, type Width } from "./frame";

/** The language that an answer is written in, where it is not the page's own; else the direction follows what is typed. */
type Written = { lang?: "en" | "it" | "ar" };
const written = (lang: Written["lang"]) => (lang ? { lang, dir: lang === "ar" ? ("rtl" as const) : ("ltr" as const) } : {});

type TextProps = FieldProps &
  Written & {
    type?: "text" | "email" | "tel" | "search" | "url";
    width?: Width;
    mono?: boolean;
    inputMode?: "text" | "numeric" | "decimal" | "tel" | "email";
    autoComplete?: HTMLInputAutoCompleteAttribute;
    maxLength?: number;
  };

export function TextField({ name, label, hint, value, required, type = "text", width = "m", mono = false, lang, ...rest }: TextProps) {
  const field = useField(name, value, hint !== undefined);
  const latin = mono || type === "email" || type === "tel" || type === "url";
  const words = type === "text" && !mono; // in whatever script the person writes
  return (
    <FieldFrame id={field.id} label={label} hint={hint} wrong={field.wrong} width={width}>
      <input
        className={`input${mono ? " mono" : ""}${field.wrong ? " bad" : ""}`}
        id={field.id}
        name={name}
        type={type}
        defaultValue={field.value}
        required={required}
        {...(latin ? { dir: "ltr" as const } : words && field.value ? { dir: "auto" as const } : {})}
        {...written(lang)}
        {...field.aria}
        {...rest}
      />
    </FieldFrame>
  );
}

type PasswordProps = Omit<FieldProps, "value"> & { autoComplete?: "current-password" | "new-password" };

/** A password is never written back into the page. */
export function PasswordField({ name, label, hint, required, autoComplete = "current-password" }: PasswordProps) {
  const field = useField(name, undefined, hint !== undefined);
  return (
    <FieldFrame id={field.id} label={label} hint={hint} wrong={field.wrong}>
      <input
        className={`input${field.wrong ? " bad" : ""}`}
        id={field.id}
        name={name}
        type="password"
        autoComplete={autoComplete}
        required={required}
        dir="ltr"
        {...field.aria}
      />
    </FieldFrame>
  );
}

type NumberProps = FieldProps & { unit?: string; step?: string | number; min?: number; max?: number };

/** A number with its unit beside it. Text with a numeric keyboard: a wheel or an arrow key must not change a measured value. */
export function NumberField({ name, label, hint, value, required, unit, step, min, max }: NumberProps) {
  const field = useField(name, value, hint !== undefined);
  const whole = step === undefined || Number.isInteger(Number(step));
  return (
    <FieldFrame id={field.id} label={label} hint={hint} wrong={field.wrong} width="s">
      <span className="withunit">
        <input
          className={`input fig${field.wrong ? " bad" : ""}`}
          id={field.id}
          name={name}
          inputMode={min !== undefined && min < 0 ? "text" : whole ? "numeric" : "decimal"}
          autoComplete="off"
          defaultValue={field.value}
          required={required}
          dir="ltr"
          data-min={min}
          data-max={max}
          {...field.aria}
        />
        {unit ? (
          <bdi className="unit" dir="ltr">
            {unit}
          </bdi>
        ) : null}
      </span>
    </FieldFrame>
  );
}

type AreaProps = FieldProps & Written & { rows?: number; maxLength?: number };

export function TextArea({ name, label, hint, value, required, rows = 4, maxLength, lang }: AreaProps) {
  const field = useField(name, value, hint !== undefined);
  return (
    <FieldFrame id={field.id} label={label} hint={hint} wrong={field.wrong} width="l">
      <textarea
        className={`input${field.wrong ? " bad" : ""}`}
        id={field.id}
        name={name}
        rows={rows}
        defaultValue={field.value}
        required={required}
        maxLength={maxLength}
        {...(field.value ? { dir: "auto" as const } : {})}
        {...written(lang)}
        {...field.aria}
      />
    </FieldFrame>
  );
}

/** For what a scanner types: a DIN, a vial, a position. A scanner ends with Enter, which sends the form. */
export function ScanField({ name, label, hint, value, required, first = false }: FieldProps & { first?: boolean }) {
  const { t } = useT();
  const field = useField(name, value, true);
  return (
    <FieldFrame id={field.id} label={label} hint={hint ?? t("ui.scan_hint")} wrong={field.wrong}>
      <input
        className={`input mono${field.wrong ? " bad" : ""}`}
        id={field.id}
        name={name}
        defaultValue={field.value}
        required={required}
        dir="ltr"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        {...(first ? { autoFocus: true } : {})}
        {...field.aria}
      />
    </FieldFrame>
  );
}

export function Hidden({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={value} />;
}
