import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { shownEvidence, shownPriceBook } from "~/bank/enquiries/shown.server";
import { Closing } from "~/ui/public/closing";
import { CostBand } from "~/ui/public/cost-band";
import { EvidenceRow } from "~/ui/public/evidence-row";
import { evidenceShown } from "~/ui/public/evidence-shown";
import { Hero } from "~/ui/public/hero";
import { Holds } from "~/ui/public/holds";
import { pricesShown } from "~/ui/public/prices";
import { SamplePage } from "~/ui/public/sample-page";
import { SixSteps } from "~/ui/public/six-steps";
import { TissueRow } from "~/ui/public/tissues";
import { PublicShell } from "~/ui/shells/public";
import { useT } from "~/web/i18n";
import { localeOf } from "~/web/i18n.server";
import { actorOf } from "~/web/session.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["public"] };
export const meta = titled("public.home_title");

export async function loader({ request }: LoaderFunctionArgs) {
  const [book, cards, actor] = await Promise.all([shownPriceBook(), shownEvidence(), actorOf(request)]);
  const locale = localeOf(request, "locale" in actor ? actor : null);
  return { prices: pricesShown(book), cards: evidenceShown(cards, locale).slice(0, 2) };
}

export default function Home() {
  const { prices, cards } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <PublicShell>
      <Hero />
      <section className="wrap sec" id="tissues" aria-labelledby="h-tissues">
        <div className="sechead">
          <h2 id="h-tissues">{t("public.tissues_title")}</h2>
          <p className="muted">{t("public.tissues_lead")}</p>
        </div>
        <TissueRow />
        <p className="small muted mt-5">{t("public.tissues_source")}</p>
      </section>
      <section className="wrap sec" aria-labelledby="h-steps">
        <div className="sechead">
          <h2 id="h-steps">{t("public.steps_title")}</h2>
        </div>
        <SixSteps />
      </section>
      <section className="wrap sec seeing" aria-labelledby="h-see">
        <div className="sechead">
          <h2 id="h-see">{t("public.see_title")}</h2>
          <p className="muted">{t("public.see_lead")}</p>
        </div>
        <SamplePage />
      </section>
      <CostBand prices={prices} />
      <EvidenceRow cards={cards} />
      <Holds />
      <Closing />
    </PublicShell>
  );
}
