import { LinkButton } from "~/ui/button";
import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { Section } from "~/ui/page-head";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { FormPage } from "./form-page";
import { useLimit } from "./limit";
import type { specificationForPage } from "./specifications.server";
import { useWords } from "./words";

type Props = { specification: NonNullable<Awaited<ReturnType<typeof specificationForPage>>>; mayPublish: boolean };

/** One version of a specification; what was published is never edited. */
export function SpecificationView({ specification: { tests, ...specification }, mayPublish }: Props) {
  const { t, number, date } = useT();
  const words = useWords();
  const limit = useLimit();
  return (
    <FormPage
      room="quality"
      title={t("laboratory.specification_title", { code: specification.code })}
      lead={t("laboratory.specification_lead")}
      of={{ label: t("laboratory.specifications"), to: "/staff/specifications" }}
    >
      <SummaryList
        items={[
          {
            term: t("laboratory.version"),
            value: number(specification.version),
            note: t("laboratory.in_force_from", { date: date(specification.effectiveFrom) }),
          },
          {
            term: t("laboratory.product"),
            value: <Code>{specification.productCode}</Code>,
            note: t(`laboratory.stage_${specification.stage}`),
          },
          {
            term: t("laboratory.cpdl_max"),
            value: number(specification.cpdlMax),
            note: t(`laboratory.convention_${specification.pdlConvention}`),
          },
          { term: t("laboratory.passage_max"), value: <bdi dir="ltr">P{specification.passageMax}</bdi> },
        ]}
      />
      <Section title={t("laboratory.tests")}>
        <DataTable
          caption={t("laboratory.tests")}
          rows={tests}
          rowKey={(test) => test.id}
          columns={[
            { key: "test", head: t("laboratory.test"), cell: (test) => words.test(test.test) },
            { key: "method", head: t("laboratory.method"), cell: (test) => test.method },
            { key: "limit", head: t("laboratory.limit"), cell: (test) => limit(test) },
            {
              key: "weight",
              head: t("laboratory.weight"),
              cell: (test) =>
                t(
                  test.identity
                    ? "laboratory.weight_identity"
                    : test.required
                      ? "laboratory.weight_required"
                      : "laboratory.weight_informative",
                ),
            },
          ]}
        />
        {mayPublish ? <LinkButton to={`/staff/specifications/${specification.id}/revise`}>{t("laboratory.revise_link")}</LinkButton> : null}
      </Section>
    </FormPage>
  );
}
