import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { noteReading } from "~/bank/history/access.server";
import { readAs } from "~/bank/history/transact.server";
import { cultureForPage } from "~/bank/laboratory/culture-page.server";
import { FormPage } from "~/bank/laboratory/form-page";
import { harvestLot, LotForm } from "~/bank/laboratory/lots.operations.server";
import { culturesVisibleTo } from "~/bank/laboratory/store.server";
import { Cells } from "~/ui/code";
import { NumberField } from "~/ui/fields/text";
import { PostForm, Submit } from "~/ui/post-form";
import { SummaryList } from "~/ui/summary-list";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["laboratory"] };
export const meta = titled("laboratory.lot_new_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.cultureId);
  const culture = await readAs(actor, async (db) => found(await cultureForPage(actor, db, id)));
  await noteReading(actor, culture.donorId, "culture.lot");
  const harvested = culture.passages.at(-1)?.harvestedCells ?? 0;
  const left = harvested - culture.lots.reduce((sum, lot) => sum + (lot.cellsHarvested ?? 0), 0);
  return { id, productCode: culture.productCode, harvested, left, formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = requireId(params.cultureId);
  found(await readAs(actor, (db) => culturesVisibleTo(actor, db).where("cultures.id", "=", id).executeTakeFirst()));
  return submit(request, LotForm, async (form) => redirect(`/staff/lots/${await harvestLot(actor, id, form)}`));
}

export default function NewLot() {
  const { id, productCode, harvested, left, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <FormPage
      title={t("laboratory.lot_new_title")}
      lead={t("laboratory.lot_new_lead")}
      of={{ label: productCode, to: `/staff/cultures/${id}` }}
    >
      <SummaryList
        keep
        items={[
          { term: t("laboratory.cells_harvested"), value: <Cells n={harvested} /> },
          { term: t("laboratory.cells_in_no_lot"), value: <Cells n={left} /> },
        ]}
      />
      <PostForm formToken={formToken} answer={answer}>
        <NumberField
          name="cellsHarvestedMillions"
          label={t("laboratory.cells_of_lot")}
          hint={t("laboratory.cells_of_lot_hint")}
          unit={t("laboratory.million")}
          step="0.01"
        />
        <NumberField
          name="cellsTestedMillions"
          label={t("laboratory.cells_tested")}
          hint={t("laboratory.cells_tested_hint")}
          unit={t("laboratory.million")}
          step="0.01"
          value={0}
        />
        <Submit>{t("laboratory.make_lot")}</Submit>
      </PostForm>
    </FormPage>
  );
}
