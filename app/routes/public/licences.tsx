import { useLoaderData } from "@remix-run/react";
import { environment } from "~/outside/environment.server";
import { Notice } from "~/ui/notice";
import { PublicShell } from "~/ui/shells/public";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { titled } from "~/web/title";

export const handle = { i18n: ["public"] };
export const meta = titled("public.licences_title");

export async function loader() {
  const { bank, demo } = environment();
  return { bank, demo };
}

export default function Licences() {
  const { bank, demo } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <PublicShell>
      <div className="wrap reading">
        <header>
          <h1>{t("public.licences_title")}</h1>
          <p className="lead">{t("public.licences_lead")}</p>
        </header>
        {demo ? <Notice tone="watch">{t("public.licences_demo", { bank: bank.name })}</Notice> : null}
        <div className="prose">
          <h2>{t("public.licences_who")}</h2>
          <SummaryList
            items={[
              { term: t("public.licence_name"), value: bank.name },
              { term: t("public.licence_address"), value: bank.address },
              { term: t("public.licence_number"), value: <bdi className="mono">{bank.licence}</bdi> },
              { term: t("public.licence_fin"), value: <bdi className="mono">{bank.fin}</bdi> },
              { term: t("public.licence_contact"), value: <a href={`mailto:${bank.email}`}>{bank.email}</a> },
            ]}
          />
          <h2>{t("public.licences_law")}</h2>
          <ul>
            {([1, 2, 3, 4] as const).map((line) => (
              <li key={line}>{t(`public.licences_law_${line}`)}</li>
            ))}
          </ul>
          <h2>{t("public.licences_check")}</h2>
          <p>{t("public.licences_check_text")}</p>
          <p className="acts">
            <a href="/verify">{t("public.holds_verify")}</a>
            <a href="/.well-known/jwks.json">{t("public.licences_keys")}</a>
          </p>
        </div>
      </div>
    </PublicShell>
  );
}
