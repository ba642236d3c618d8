import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { shownPriceBook } from "~/bank/enquiries/shown.server";
import { Link } from "~/ui/link";
import { Closing } from "~/ui/public/closing";
import { pricesShown } from "~/ui/public/prices";
import { TissueFacts } from "~/ui/public/tissue-facts";
import { TISSUE_ADDRESS, TISSUES } from "~/ui/public/tissues";
import { PublicShell } from "~/ui/shells/public";
import { type Tissue, TissueMark } from "~/ui/tissue-mark";
import { useT } from "~/web/i18n";
import { found } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["public"] };
const TITLES = Object.fromEntries(TISSUES.map((tissue) => [tissue, titled(`public.${tissue}_title`)])) as Record<Tissue, MetaFunction>;
export const meta: MetaFunction<typeof loader> = (args) => (args.data ? TITLES[args.data.tissue](args as never) : []);

export async function loader({ params }: LoaderFunctionArgs) {
  const tissue = found(TISSUES.find((each) => TISSUE_ADDRESS[each] === params.tissue));
  return { tissue, prices: pricesShown(await shownPriceBook()) };
}

export default function TissuePage() {
  const { tissue, prices } = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <PublicShell here="bank">
      <article className="wrap reading">
        <header>
          <div className="th">
            <TissueMark tissue={tissue} size={56} silent />
            <h1>{t(`public.${tissue}_title`)}</h1>
          </div>
          <p className="lead">{t(`public.${tissue}_lead`)}</p>
        </header>
        <div className="two-sides">
          <div className="prose">
            <h2>{t("public.tissue_collect")}</h2>
            <p>{t(`public.${tissue}_collect`)}</p>
            <h2>{t("public.tissue_grow")}</h2>
            <p>{t(`public.${tissue}_grow`)}</p>
            <h2>{t("public.tissue_test")}</h2>
            <p>{t("public.tissue_test_text")}</p>
            <h2>{t("public.tissue_fail")}</h2>
            <p>{t(`public.${tissue}_fail`)}</p>
            <h2>{t("public.tissue_known")}</h2>
            <p>{t("public.tissue_known_text")}</p>
            <p>
              <Link to="/evidence">{t("public.tissue_evidence_link")}</Link>
            </p>
            <p className="small muted">{t(`public.${tissue}_sources`)}</p>
          </div>
          <TissueFacts tissue={tissue} prices={prices} />
        </div>
      </article>
      <Closing />
    </PublicShell>
  );
}
