import { useT } from "~/web/i18n";
import { useField } from "./answer";
import { FieldFrame, type FieldProps } from "./frame";

type DateProps = Omit<FieldProps, "value"> & { value?: string; min?: string; max?: string; autoComplete?: "bday" | "off" };

/** A date without a time; posts YYYY-MM-DD. */
export function DateField({ name, label, hint, value, required, ...rest }: DateProps) {
  const field = useField(name, value, hint !== undefined);
  return (
    <FieldFrame id={field.id} label={label} hint={hint} wrong={field.wrong} width="s">
      <input
        className={`input fig${field.wrong ? " bad" : ""}`}
        id={field.id}
        name={name}
        type="date"
        defaultValue={field.value}
        required={required}
        {...field.aria}
        {...rest}
      />
    </FieldFrame>
  );
}

type DateTimeProps = Omit<FieldProps, "value"> & { value?: string; zone: string; min?: string; max?: string };

/** A moment on the clock of one place, whose name stands beside it; posts YYYY-MM-DDTHH:mm of that place. */
export function DateTimeField({ name, label, hint, value, required, zone, ...rest }: DateTimeProps) {
  const { place } = useT();
  const field = useField(name, value, hint !== undefined);
  return (
    <FieldFrame id={field.id} label={label} hint={hint} wrong={field.wrong} width="m">
      <span className="withunit">
        <input
          className={`input fig${field.wrong ? " bad" : ""}`}
          id={field.id}
          name={name}
          type="datetime-local"
          defaultValue={field.value}
          required={required}
          {...field.aria}
          {...rest}
        />
        <span className="unit">{place(zone)}</span>
      </span>
    </FieldFrame>
  );
}
