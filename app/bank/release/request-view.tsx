import { checkCharacter } from "~/bank/collection/isbt.rules";
import { BlockerList } from "~/ui/blocker-list";
import { DinPlate } from "~/ui/din-plate";
import { Section } from "~/ui/page-head";
import { StageRibbon } from "~/ui/stage-ribbon";
import { useT } from "~/web/i18n";
import { type CertificateOfRequest, CertificatePapers } from "./certificate-papers";
import { ForecastView, type KeptForecast } from "./forecast-view";
import type { Gate } from "./gates.rules";
import { Evidence, GatesView } from "./gates-view";
import { isOver } from "./life.rules";
import type { Plan } from "./plan.rules";
import { PlanView } from "./plan-view";
import { type FactsOfRequest, RequestFacts } from "./request-facts";
import { stagesOf } from "./stages";

interface Props {
  request: FactsOfRequest & { state: string; path: string; expansion: string; forecast: unknown };
  plan: Plan | null;
  gates: readonly Gate[];
  vials: readonly { id: string; din: string; division: string; cells: number }[];
  certificates: readonly CertificateOfRequest[];
  /** Whose page it is: their blockers stand on top. */
  reader: Gate["whose"];
}

/** One request as everybody reads it: where it stands, what blocks, the gates, the forecast, what is asked, the papers. */
export function RequestView({ request, plan, gates, vials, certificates, reader }: Props) {
  const { t, cells } = useT();
  const over = isOver(request.state);
  const mine = gates.filter(({ state, whose }) => state === "shut" && whose === reader);
  return (
    <>
      <StageRibbon stages={stagesOf(request).map(({ name, state }) => ({ label: t(`release.stage_${name}`), state }))} />
      {!over && (
        <BlockerList
          title={t("release.blocks_you", { count: mine.length })}
          blockers={mine.map((gate) => ({ text: <Evidence gate={gate} /> }))}
        />
      )}
      <div className="grid gap-10 lg:grid-cols-2 mt-8">
        <Section title={t("release.gates_title")} lead={t("release.gates_lead")}>
          <GatesView gates={gates} />
        </Section>
        <div>
          <Section title={t("release.forecast_title")}>
            <ForecastView forecast={request.forecast as KeptForecast} plannedOn={request.plannedOn} />
          </Section>
          <Section title={t("release.asked_title")}>
            <RequestFacts request={request} />
          </Section>
        </div>
      </div>
      {plan && <PlanView plan={plan} />}
      <Section title={t("release.vials_title")} lead={vials.length === 0 ? t("release.no_vials_yet") : undefined}>
        <ul className="rows">
          {vials.map((vial) => (
            <li key={vial.id}>
              <DinPlate din={vial.din} check={checkCharacter(vial.din)} division={vial.division} /> {cells(vial.cells)}
            </li>
          ))}
        </ul>
      </Section>
      <CertificatePapers certificates={certificates} />
    </>
  );
}
