import { PlanChart } from "~/ui/charts/plan";
import { useT } from "~/web/i18n";
import type { Plan } from "./plan.rules";

/** When each step has to be done for the infusion to be on its day. */
export function PlanView({ plan: { steps, today, spare } }: { plan: Plan }) {
  const { t, date } = useT();
  return (
    <div className="bp">
      <PlanChart
        title={t("release.plan_title")}
        caption={t("release.plan_lead", { spare })}
        today={today}
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
