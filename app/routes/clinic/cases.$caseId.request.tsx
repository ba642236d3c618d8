import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { noteReading } from "~/bank/history/access.server";
import { Refusal } from "~/bank/history/refusal";
import { readAs } from "~/bank/history/transact.server";
import { suspensionOf } from "~/bank/people/clinic-standing.server";
import { SuspensionNotice } from "~/bank/people/suspension-notice";
import { AskForm, askForCells, foresee } from "~/bank/release/ask.operations.server";
import { AskFields, ForecastFields } from "~/bank/release/ask-fields";
import { grantedCase, prescribersOf } from "~/bank/release/clinic-home.server";
import { ForecastView } from "~/bank/release/forecast-view";
import type { MessageKey } from "~/locales/namespaces";
import { Notice } from "~/ui/notice";
import { PageHead, Section } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { ClinicShell } from "~/ui/shells/clinic";
import { useT } from "~/web/i18n";
import { requireClinic } from "~/web/session.server";
import { found, newFormToken, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["release", "refusals", "standing"] };
export const meta = titled("release.ask_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireClinic(request);
  const { held, prescribers, suspension } = await readAs(actor, async (db) => ({
    held: found(await grantedCase(actor, db, params.caseId)),
    prescribers: await prescribersOf(actor, db),
    suspension: await suspensionOf(db, actor.clinicId),
  }));
  await noteReading(actor, held.donorId, "release.ask");
  const search = new URL(request.url).searchParams;
  const asked = { doseCells: Number(search.get("doseCells")), plannedOn: search.get("plannedOn") ?? "" };
  return { held, prescribers, suspension, asked, ...(await preview(actor, held.id, asked)), formToken: newFormToken() };
}

const FORESEEN = z.object({ doseCells: z.number().positive(), plannedOn: z.iso.date() });

async function preview(actor: Parameters<typeof foresee>[0], caseId: string, asked: { doseCells: number; plannedOn: string }) {
  if (!FORESEEN.safeParse(asked).success) return { forecast: null, refusal: null };
  try {
    const { forecast, inputs } = await foresee(actor, caseId, asked);
    return { forecast: { ...forecast, inputs }, refusal: null };
  } catch (error) {
    if (error instanceof Refusal) return { forecast: null, refusal: error.code };
    throw error;
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireClinic(request);
  const { id: caseId } = found(await readAs(actor, (db) => grantedCase(actor, db, params.caseId)));
  return submit(request, AskForm, async (form) => redirect(`/clinic/requests/${await askForCells(actor, caseId, form)}`));
}

export default function AskForCells() {
  const { held, prescribers, suspension, asked, forecast, refusal, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <ClinicShell here="cases">
      <PageHead
        title={t("release.ask_title")}
        lead={t("release.ask_lead", { patient: `${held.givenName} ${held.familyName}` })}
        crumbs={[{ label: t("release.cases_title"), to: "/clinic/cases" }]}
      />
      <SuspensionNotice suspension={suspension} />
      <Section title={t("release.forecast_title")} lead={t("release.forecast_lead")}>
        <ForecastFields asked={asked} />
        {forecast && <ForecastView forecast={forecast} plannedOn={asked.plannedOn} />}
        {refusal && <Notice tone="stop">{t(`refusals.${refusal}` as MessageKey)}</Notice>}
      </Section>
      <Section title={t("release.ask_form_title")}>
        <PostForm formToken={formToken} answer={answer}>
          <AskFields prescribers={prescribers} asked={asked} />
          <Submit>{t("release.send_request")}</Submit>
        </PostForm>
      </Section>
    </ClinicShell>
  );
}
