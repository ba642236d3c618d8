import { useLoaderData } from "@remix-run/react";
import { DEMO_REFUND_TABLE } from "~/bank/billing/refund.rules";
import { LinkButton } from "~/ui/button";
import { Link } from "~/ui/link";
import { RefundTable } from "~/ui/public/refund-table";
import { PublicShell } from "~/ui/shells/public";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { titled } from "~/web/title";

export const handle = { i18n: ["public"] };
export const meta = titled("public.leave_title");

export const loader = () => ({ ...DEMO_REFUND_TABLE.keptMinor, currency: DEMO_REFUND_TABLE.currency });

export default function Leave() {
  const kept = useLoaderData<typeof loader>();
  const { t } = useT();
  return (
    <PublicShell>
      <div className="wrap reading">
        <header>
          <h1>{t("public.leave_title")}</h1>
          <p className="lead">{t("public.leave_lead")}</p>
        </header>
        <div className="prose">
          <h2>{t("public.leave_ways")}</h2>
          <SummaryList
            items={(["stop", "withdraw", "transfer", "destroy"] as const).map((way) => ({
              term: t(`public.leave_${way}`),
              value: t(`public.leave_${way}_text`),
            }))}
          />
          <h2>{t("public.leave_money")}</h2>
          <RefundTable
            currency={kept.currency}
            rows={[
              { stage: "before_dispatch", keptMinor: kept.before_dispatch },
              { stage: "not_collected", keptMinor: kept.not_collected },
              { stage: "rejected", keptMinor: kept.rejected_without_fault },
              { stage: "stored", keptMinor: kept.stored },
            ]}
          />
          <p>
            <Link to="/prices">{t("ui.nav_cost")}</Link>
          </p>
          <h2>{t("public.leave_stays")}</h2>
          <p>{t("public.leave_stays_text")}</p>
          <h2>{t("public.leave_us_first")}</h2>
          <p>{t("public.leave_us_first_text")}</p>
          <p className="acts mt-4">
            <LinkButton look="primary" to="/family">
              {t("public.leave_act")}
            </LinkButton>
          </p>
        </div>
      </div>
    </PublicShell>
  );
}
