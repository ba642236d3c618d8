import { Acts, LinkButton } from "~/ui/button";
import { DetailPane } from "~/ui/detail-pane";
import { Notice } from "~/ui/notice";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { Balance } from "./balance";
import { LotDispositions, LotLineage } from "./lot-facts";
import type { lotForPage } from "./lot-page.server";
import { LotPane } from "./lot-pane";
import { LotState } from "./lot-state";
import { LotVials } from "./lot-vials";
import { Material } from "./material";
import { TestTable } from "./test-table";
import { useWords } from "./words";

export type LotPageProps = NonNullable<Awaited<ReturnType<typeof lotForPage>>>;

/** One lot: where it came from, what it is worth, where its vials are, and at the end side what to do next. */
export function LotPage(page: LotPageProps) {
  const { lot, vials, tests, names, balance } = page;
  const { t } = useT();
  const words = useWords();
  const pane = (
    <DetailPane eyebrow={t(`laboratory.kind_${lot.kind}`)} title={words.lotState(lot.state)}>
      <LotPane {...page} />
    </DetailPane>
  );
  return (
    <StaffShell room="laboratory" pane={pane}>
      <PageHead
        title={t("laboratory.lot_title", { number: lot.number })}
        crumbs={[
          { label: t("laboratory.title"), to: "/staff/laboratory" },
          { label: t("laboratory.lots"), to: "/staff/lots" },
          { label: lot.number },
        ]}
        lead={
          <span className="inline-flex flex-wrap items-center gap-6 gap-y-2">
            <Material din={lot.din} tissue={lot.tissue} size={28} />
            <LotState state={lot.state} />
          </span>
        }
      />
      {lot.holdReason && lot.state === "hold" ? (
        <Notice tone="stop" title={t("laboratory.on_hold")}>
          <p>{words.hold(lot.holdReason)}</p>
        </Notice>
      ) : null}
      {lot.biohazard ? (
        <Notice tone="stop" title={t("laboratory.biohazard")}>
          <p>{t("laboratory.biohazard_means")}</p>
        </Notice>
      ) : null}
      <LotLineage {...page} />
      <Section title={t("laboratory.vials_of_lot")}>
        <LotVials vials={vials} />
        {vials.length > 0 ? (
          <Acts>
            <LinkButton to={`/staff/lots/${lot.id}/labels.pdf`} download>
              {t("laboratory.labels_open")}
            </LinkButton>
          </Acts>
        ) : null}
      </Section>
      <Section
        title={t("laboratory.tests")}
        lead={t("laboratory.tests_of", { specification: lot.specificationCode, version: lot.specificationVersion })}
      >
        <TestTable tests={tests} names={names} />
      </Section>
      <LotDispositions {...page} />
      <Section title={t("laboratory.mass_balance")} lead={t("laboratory.mass_balance_lead")}>
        <Balance balance={balance} />
      </Section>
    </StaffShell>
  );
}
