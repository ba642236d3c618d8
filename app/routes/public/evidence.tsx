import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { shownEvidence } from "~/bank/enquiries/shown.server";
import { Closing } from "~/ui/public/closing";
import { EvidenceCard } from "~/ui/public/evidence-card";
import { evidenceShown } from "~/ui/public/evidence-shown";
import { PublicShell } from "~/ui/shells/public";
import { useT } from "~/web/i18n";
import { localeOf } from "~/web/i18n.server";
import { actorOf } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["public"] };
export const meta = titled("public.evidence_title");

export async function loader({ request }: LoaderFunctionArgs) {
  const [rows, actor] = await Promise.all([shownEvidence(), actorOf(request)]);
  return { cards: evidenceShown(rows, localeOf(request, "locale" in actor ? actor : null)) };
}

export default function Evidence() {
  const { cards } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <PublicShell here="evidence">
      <div className="wrap reading">
        <header>
          <h1>{t("public.evidence_title")}</h1>
          <p className="lead">{t("public.evidence_lead")}</p>
        </header>
        <div className="prose">
          <h2>{t("public.evidence_how")}</h2>
          <p>{t("public.evidence_how_text")}</p>
          <p className="muted">{t("public.evidence_rule")}</p>
        </div>
        {cards.length === 0 ? <p className="measure strong">{t("public.evidence_none")}</p> : null}
        <div className="evid">
          {cards.map((card) => (
            <EvidenceCard key={card.code} card={card} />
          ))}
        </div>
      </div>
      <Closing />
    </PublicShell>
  );
}
