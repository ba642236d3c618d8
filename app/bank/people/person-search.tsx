import { Form } from "@remix-run/react";
import { TextField } from "~/ui/fields/text";
import { useT } from "~/web/i18n";

/** Asks for people by name, e-mail or donor number; the page then shows who was found. */
export function PersonSearch({ search }: { search: string }) {
  const { t } = useT();
  return (
    <Form role="search" className="flex items-end gap-3">
      <TextField name="name" type="search" label={t("people.search")} value={search} />
      <button type="submit" className="btn">
        {t("people.search_act")}
      </button>
    </Form>
  );
}
