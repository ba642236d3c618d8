import { Hidden } from "~/ui/fields/text";
import { PageHead, Section } from "~/ui/page-head";
import { StaffShell } from "~/ui/shells/staff";
import { SignBox } from "~/ui/sign-box";
import { useT } from "~/web/i18n";
import { GatesView } from "./gates-view";
import { RequestFacts } from "./request-facts";
import type { requestPage } from "./request-page.server";

type Page = Pick<Awaited<ReturnType<typeof requestPage>>, "request" | "gates"> & { formToken: string };
const MEANING = { review: "review", approve: "approval" } as const;

/** Both signatures of the bank on a release stand under the same facts: what is asked, and every gate with its evidence. */
export function SignRelease({
  step,
  page: { request, gates, formToken },
  answer,
}: {
  step: keyof typeof MEANING;
  page: Page;
  answer: unknown;
}) {
  const { t, cells } = useT();
  return (
    <StaffShell room="release">
      <PageHead
        title={t(`release.${step}_title`)}
        lead={t(`release.${step}_lead`)}
        crumbs={[{ label: request.number, to: `/staff/releases/${request.id}` }]}
      />
      <Section title={t("release.gates_title")}>
        <GatesView gates={gates} waiting={["fees"]} />
      </Section>
      <Section title={t("release.asked_title")}>
        <RequestFacts request={request} />
      </Section>
      <SignBox
        title={t(`release.${step}_title`)}
        facts={[
          { term: t("release.patient"), value: request.patientName },
          { term: t("release.dose"), value: cells(request.doseCells) },
        ]}
        meaning={t(`release.${step}_meaning`)}
        meaningValue={MEANING[step]}
        act={t(`release.${step}_act`)}
        formToken={formToken}
        answer={answer}
      >
        <Hidden name="revision" value={request.revision} />
      </SignBox>
    </StaffShell>
  );
}
