import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AcceptanceForm, acceptQuote } from "~/bank/enquiries/acceptance.server";
import { AcceptanceFields } from "~/bank/enquiries/acceptance-fields";
import { quotePage } from "~/bank/enquiries/quote-page.server";
import { countryOptions } from "~/bank/people/countries";
import { PageHead } from "~/ui/page-head";
import { FamilyShell } from "~/ui/shells/family";
import { SignBox } from "~/ui/sign-box";
import { useT } from "~/web/i18n";
import { requirePerson } from "~/web/session.server";
import { newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["enquiries", "people"] };
export const meta = titled("enquiries.accept_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const page = await quotePage(actor, requireId(params.quoteId));
  if (page.caseId) throw redirect(`/family/quotes/${page.quote.id}`);
  return { ...page, countries: countryOptions(actor.locale), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request);
  return submit(request, AcceptanceForm, async (form) => {
    const { caseId } = await acceptQuote(actor, requireId(params.quoteId), form);
    return redirect(`/family/cases/${caseId}`);
  });
}

export default function AcceptQuote() {
  const { quote, lines, countries, country, expectedOn, formToken } = useLoaderData<typeof loader>();
  const { t, money, date } = useT();
  const price = (item: string) => money(lines.find((line) => line.item === item)?.amountMinor ?? 0, quote.currency);
  const back = `/family/quotes/${quote.id}`;
  return (
    <FamilyShell here="home">
      <PageHead
        title={t("enquiries.accept_title")}
        lead={t("enquiries.accept_lead")}
        crumbs={[{ label: t("enquiries.quote_title"), to: back }]}
      />
      <SignBox
        title={t("enquiries.accept_box")}
        facts={[
          { term: t("enquiries.tissue"), value: t(`ui.tissue_${quote.tissue}`) },
          { term: t("enquiries.item_collection"), value: price("collection") },
          { term: t("enquiries.item_deposit"), value: price("deposit") },
          { term: t("enquiries.valid"), value: date(quote.validUntil) },
        ]}
        meaning={t("enquiries.accept_meaning")}
        meaningValue="approval"
        act={t("enquiries.accept_act")}
        formToken={formToken}
        answer={useActionData<typeof action>()}
      >
        <AcceptanceFields
          tissue={quote.tissue}
          countries={countries}
          country={country}
          expectedOn={expectedOn}
          prices={{ yearly: price("storage_yearly"), prepaid: price("storage_prepaid_20") }}
        />
      </SignBox>
    </FamilyShell>
  );
}
