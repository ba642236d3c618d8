import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readAs } from "~/bank/history/transact.server";
import { lotsVisibleTo } from "~/bank/laboratory/store.server";
import { witnessesFor } from "~/bank/people/witnesses.server";
import { placeVials, proposePlaces } from "~/bank/storage/place.operations.server";
import { WitnessField } from "~/bank/storage/witness-field";
import { Code } from "~/ui/code";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { Hidden } from "~/ui/fields/text";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["storage"] };
export const meta = titled("storage.place_title");

const list = z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(z.uuid("storage.nothing_to_place")));
const PlacesForm = z
  .object({ vialId: list, positionId: list, witnessId: z.uuid("storage.witness_needed") })
  .refine(({ vialId, positionId }) => vialId.length === positionId.length, { message: "storage.nothing_to_place", path: ["positionId"] });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const lotId = requireId(params.lotId);
  const { lot, witnesses } = await readAs(actor, async (db) => ({
    lot: found(await lotsVisibleTo(actor, db).where("lots.id", "=", lotId).executeTakeFirst()),
    witnesses: await witnessesFor(actor, db),
  }));
  return { lot, witnesses, places: await proposePlaces(actor, lotId), formToken: newFormToken() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const lotId = requireId(params.lotId);
  found(await readAs(actor, (db) => lotsVisibleTo(actor, db).where("lots.id", "=", lotId).executeTakeFirst()));
  return submit(request, PlacesForm, async (form) => {
    const places = form.vialId.map((vialId, at) => ({ vialId, positionId: form.positionId[at] ?? "" }));
    await placeVials(actor, lotId, { places, witnessId: form.witnessId });
    return redirect(`/staff/lots/${lotId}`);
  });
}

export default function PlaceVials() {
  const { lot, places, witnesses, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <StaffShell room="freezer">
      <PageHead
        title={t("storage.place_title")}
        lead={t("storage.place_lead", { lot: lot.number, count: places.length })}
        crumbs={[{ label: lot.number, to: `/staff/lots/${lot.id}` }]}
      />
      {places.length === 0 ? (
        <EmptyState drawing="tank" title={t("storage.all_placed")}>
          {t("storage.all_placed_why")}
        </EmptyState>
      ) : (
        <PostForm formToken={formToken} answer={answer}>
          <DataTable
            caption={t("storage.place_title")}
            rows={places}
            rowKey={(place) => place.vialId}
            columns={[
              { key: "label", head: t("storage.vial"), cell: (place) => <Code>{place.division}</Code> },
              {
                key: "purpose",
                head: t("storage.purpose"),
                cell: (place) => t(`storage.purpose_${place.purpose}` as "storage.purpose_dose"),
              },
              { key: "place", head: t("storage.place"), cell: (place) => <Code>{place.place}</Code> },
            ]}
          />
          {places.map((place) => (
            <span key={place.vialId} hidden>
              <Hidden name="vialId" value={place.vialId} />
              <Hidden name="positionId" value={place.positionId} />
            </span>
          ))}
          <WitnessField witnesses={witnesses} />
          <Submit>{t("storage.place_act")}</Submit>
        </PostForm>
      )}
    </StaffShell>
  );
}
