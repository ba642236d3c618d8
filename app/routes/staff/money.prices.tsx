import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { KEPT_FIELDS, PRICE_FIELDS, PricePage } from "~/bank/enquiries/price-form.server";
import { publishPrices } from "~/bank/enquiries/prices.server";
import { shownPriceBook } from "~/bank/enquiries/shown.server";
import { NumberField, TextField } from "~/ui/fields/text";
import { DateField } from "~/ui/fields/when";
import { Notice } from "~/ui/notice";
import { PageHead, Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["enquiries", "billing"] };
export const meta = titled("enquiries.prices_new");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const book = await shownPriceBook();
  const fields = PRICE_FIELDS.map(({ name, item, tissue }) => {
    const price = book?.prices.find((one) => one.item === item && one.tissue === tissue);
    return { name, item, tissue, amountMinor: price?.amountMinor ?? null };
  });
  return {
    book: book && { code: book.code, currency: book.currency, effectiveFrom: book.effectiveFrom },
    fields,
    kept: KEPT_FIELDS,
    formToken: newFormToken(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  return submit(request, PricePage, async (form) => {
    await publishPrices(actor, form);
    return redirect("/staff/money/prices");
  });
}

/** The price book in force, and the next one: what families are quoted from a day on, and what of it is paid back. */
export default function Prices() {
  const { book, fields, kept, formToken } = useLoaderData<typeof loader>();
  const { t, date } = useT();
  const major = (minor: number | null) => (minor === null ? {} : { value: String(minor / 100) });
  return (
    <StaffShell room="money">
      <PageHead
        title={t("enquiries.prices_new")}
        lead={t("enquiries.prices_lead")}
        crumbs={[{ label: t("billing.desk_title"), to: "/staff/money" }]}
      />
      <Notice tone={book ? "note" : "stop"}>
        {book ? t("enquiries.prices_now", { code: book.code, date: date(book.effectiveFrom) }) : t("enquiries.prices_none")}
      </Notice>
      <PostForm formToken={formToken} answer={useActionData<typeof action>()}>
        <TextField name="code" label={t("enquiries.prices_code")} width="m" required />
        <TextField name="currency" label={t("enquiries.prices_currency")} width="s" value={book?.currency ?? "EUR"} required />
        <DateField name="effectiveOn" label={t("enquiries.prices_from")} required />
        <Section title={t("enquiries.prices_amounts")}>
          {fields.map(({ name, item, tissue, amountMinor }) => (
            <NumberField
              key={name}
              name={name}
              label={`${t(`enquiries.item_${item}`)}${tissue ? ` · ${t(`ui.tissue_${tissue}`)}` : ""}`}
              step="0.01"
              min={0}
              required
              {...major(amountMinor)}
            />
          ))}
        </Section>
        <Section title={t("enquiries.prices_kept")} lead={t("enquiries.prices_kept_lead")}>
          {kept.map((stage) => (
            <NumberField key={stage} name={`kept.${stage}`} label={t(`enquiries.kept_${stage}`)} step="0.01" min={0} required />
          ))}
        </Section>
        <Submit>{t("enquiries.prices_act")}</Submit>
      </PostForm>
    </StaffShell>
  );
}
