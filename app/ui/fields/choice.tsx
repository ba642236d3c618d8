import { useField } from "./answer";
import { FieldFrame, type FieldProps, GroupFrame, HintAndError, type Width } from "./frame";

export interface Option {
  value: string;
  label: string;
  /** What follows from this answer. */
  why?: string;
}

type SelectProps = FieldProps & { options: readonly Option[]; empty?: string; width?: Width };

export function SelectField({ name, label, hint, value, required, options, empty, width = "m" }: SelectProps) {
  const field = useField(name, value, hint !== undefined);
  return (
    <FieldFrame id={field.id} label={label} hint={hint} wrong={field.wrong} width={width}>
      <select
        className={`input${field.wrong ? " bad" : ""}`}
        id={field.id}
        name={name}
        defaultValue={field.value ?? ""}
        required={required}
        {...field.aria}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** One answer of a few, each with what follows from it. Nothing is chosen beforehand unless `value` is known. */
export function RadioCards({ name, label, hint, value, required, options }: FieldProps & { options: readonly Option[] }) {
  const field = useField(name, value, hint !== undefined);
  return (
    <GroupFrame id={field.id} label={label} hint={hint} wrong={field.wrong}>
      <div className="choices">
        {options.map((option) => (
          <Card key={option.value} type="radio" name={name} option={option} on={field.value === option.value} required={required} />
        ))}
      </div>
    </GroupFrame>
  );
}

type ManyProps = Omit<FieldProps, "value" | "required"> & { options: readonly Option[]; values?: readonly string[] };

export function CheckboxCards({ name, label, hint, options, values = [] }: ManyProps) {
  const field = useField(name, undefined, hint !== undefined);
  const on = field.typed ?? values;
  return (
    <GroupFrame id={field.id} label={label} hint={hint} wrong={field.wrong}>
      <div className="choices">
        {options.map((option) => (
          <Card key={option.value} type="checkbox" name={name} option={option} on={on.includes(option.value)} />
        ))}
      </div>
    </GroupFrame>
  );
}

type OneProps = { name: string; label: string; why?: string; value?: string; checked?: boolean; required?: boolean };

/** One thing to say yes to; posts `value` ("yes") when it is ticked, nothing otherwise. */
export function Checkbox({ name, label, why, value = "yes", checked = false, required }: OneProps) {
  const field = useField(name, undefined, false);
  const on = field.typed ? field.typed.includes(value) : checked;
  return (
    <div className={`field w-l${field.wrong ? " has-error" : ""}`}>
      <HintAndError id={field.id} hint={undefined} wrong={field.wrong} />
      <Card
        type="checkbox"
        name={name}
        id={field.id}
        option={{ value, label, ...(why ? { why } : {}) }}
        on={on}
        required={required}
        aria={field.aria}
      />
    </div>
  );
}

type CardProps = {
  type: "radio" | "checkbox";
  name: string;
  id?: string;
  option: Option;
  on: boolean;
  required?: boolean | undefined;
  aria?: object;
};

function Card({ type, name, id, option, on, required, aria }: CardProps) {
  return (
    <label className="choice">
      <input type={type} name={name} id={id} value={option.value} defaultChecked={on} required={required} {...aria} />
      <span className="med">{option.label}</span>
      {option.why ? <span className="why">{option.why}</span> : null}
    </label>
  );
}
