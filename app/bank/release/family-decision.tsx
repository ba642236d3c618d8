import { Hidden } from "~/ui/fields/text";
import { SignBox } from "~/ui/sign-box";
import { useT } from "~/web/i18n";

interface Props {
  request: { id: string; revision: number; number: string; doseCells: number; plannedOn: string; prescriberName: string };
  clinic: string;
  /** What growing more cells costs by the signed schedule, and how many vials it uses up. */
  expansion: { amountMinor: number; currency: string; vials: number } | null;
  mayAuthorise: boolean;
  mayExpand: boolean;
  tokens: { authorise: string; expand: string };
  answer: unknown;
}

/** What the family is asked to sign: the expansion with its price first, then the release itself. */
export function FamilyDecision({ request, clinic, expansion, mayAuthorise, mayExpand, tokens, answer }: Props) {
  const { t, date, cells, money, number } = useT();
  const facts = [
    { term: t("release.dose"), value: cells(request.doseCells) },
    { term: t("release.clinic"), value: <bdi>{clinic}</bdi> },
    { term: t("release.prescriber"), value: <bdi>{request.prescriberName}</bdi> },
    { term: t("release.planned_on"), value: date(request.plannedOn) },
  ];
  return (
    <>
      {mayExpand && (
        <SignBox
          id="expand"
          title={t("release.expand_title")}
          facts={[
            ...facts,
            ...(expansion
              ? [
                  { term: t("release.price"), value: money(expansion.amountMinor, expansion.currency, "exact") },
                  { term: t("release.thaws"), value: number(expansion.vials) },
                ]
              : []),
          ]}
          meaning={t("release.expand_meaning")}
          meaningValue="authorisation"
          act={t("release.expand_act")}
          formToken={tokens.expand}
          answer={answer}
          action={`/family/requests/${request.id}/expansion`}
        >
          <Hidden name="revision" value={request.revision} />
        </SignBox>
      )}
      {mayAuthorise && !mayExpand && (
        <SignBox
          id="authorise"
          title={t("release.authorise_title")}
          facts={facts}
          meaning={t("release.authorise_meaning")}
          meaningValue="authorisation"
          act={t("release.authorise_act")}
          formToken={tokens.authorise}
          answer={answer}
          action={`/family/requests/${request.id}/authorise`}
        >
          <Hidden name="revision" value={request.revision} />
        </SignBox>
      )}
    </>
  );
}
