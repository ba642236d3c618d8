import { useLoaderData } from "@remix-run/react";
import { environment } from "~/outside/environment.server";
import { PublicShell } from "~/ui/shells/public";
import { Rich, useT } from "~/web/i18n";
import { titled } from "~/web/title";

export const handle = { i18n: ["public"] };
export const meta = titled("public.privacy_title");

export const loader = () => ({ email: environment().bank.email });

export default function Privacy() {
  const { email } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <PublicShell>
      <div className="wrap reading">
        <header>
          <h1>{t("public.privacy_title")}</h1>
          <p className="lead">{t("public.privacy_lead")}</p>
        </header>
        <div className="prose">
          <h2>{t("public.privacy_what")}</h2>
          <ul>
            {([1, 2, 3] as const).map((line) => (
              <li key={line}>{t(`public.privacy_what_${line}`)}</li>
            ))}
          </ul>
          <h2>{t("public.privacy_long")}</h2>
          <p>{t("public.privacy_long_text")}</p>
          <h2>{t("public.privacy_who")}</h2>
          <ul>
            {([1, 2, 3] as const).map((line) => (
              <li key={line}>{t(`public.privacy_who_${line}`)}</li>
            ))}
          </ul>
          <h2>{t("public.privacy_mail")}</h2>
          <p>{t("public.privacy_mail_text")}</p>
          <h2>{t("public.privacy_cookies")}</h2>
          <p>{t("public.privacy_cookies_text")}</p>
          <h2>{t("public.privacy_rights")}</h2>
          <p>
            <Rich
              message="public.privacy_rights_text"
              values={{ email }}
              parts={{ mail: (inner) => <a href={`mailto:${email}`}>{inner}</a> }}
            />
          </p>
        </div>
      </div>
    </PublicShell>
  );
}
