import { useField } from "./answer";
import { FieldFrame, type FieldProps } from "./frame";

type FileProps = Omit<FieldProps, "value"> & {
  /** Kinds that the browser offers, as `.csv,text/csv`. */
  accept?: string;
  /** In words: kinds and largest size. */
  limit: string;
};

/** One file; the form needs `encType="multipart/form-data"`. A browser never fills it again, so an error asks to choose it once more. */
export function FileField({ name, label, hint, required, accept, limit }: FileProps) {
  const field = useField(name, undefined, true);
  return (
    <FieldFrame id={field.id} label={label} hint={hint ? `${hint} ${limit}` : limit} wrong={field.wrong} width="l">
      <input
        className={`drop${field.wrong ? " bad" : ""}`}
        id={field.id}
        name={name}
        type="file"
        accept={accept}
        required={required}
        {...field.aria}
      />
    </FieldFrame>
  );
}
