import { PlanChart } from "~/ui/charts/plan";
import { useT } from "~/web/i18n";
import type { KeptForecast } from "./forecast-view";
import { type PlanFacts, planOf, spareDays } from "./plan.rules";

type Props = { forecast: KeptForecast; facts: Omit<PlanFacts, "totalDays" | "cultureDays" | "service"> };

/** When each step has to be done for the infusion to be on its day. Forecasts that were kept without their days of service have no plan. */
export function PlanView({ forecast, facts }: Props) {
  const { t, date } = useT();
  const { service } = forecast.inputs;
  if (service === undefined || facts.path === "infeasible") return null;
  const steps = planOf({ ...facts, service, totalDays: forecast.totalDays, cultureDays: forecast.cultureDays });
  return (
    <div className="bp">
      <PlanChart
        title={t("release.plan_title")}
        caption={t("release.plan_lead", { spare: spareDays(facts.plannedOn, new Date(forecast.p90At)) })}
        today={facts.today}
        steps={steps.map(({ name, whose, ...step }) => ({
          ...step,
          label: t(`release.plan_${name}`),
          whose: t(`release.plan_whose_${whose}`),
          ...(step.state === "open" || step.state === "blocks" ? { note: t("release.plan_latest", { date: date(step.to) }) } : {}),
        }))}
      />
    </div>
  );
}
