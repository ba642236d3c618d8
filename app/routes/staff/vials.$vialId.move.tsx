import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readAs } from "~/bank/history/transact.server";
import { witnessesFor } from "~/bank/people/witnesses.server";
import { placeOf } from "~/bank/storage/box-grid";
import { moveChoice } from "~/bank/storage/move-choice.store.server";
import { MoveForm, moveVial } from "~/bank/storage/place.operations.server";
import { vialsWithPlace } from "~/bank/storage/vials.store.server";
import { WitnessField } from "~/bank/storage/witness-field";
import { SelectField } from "~/ui/fields/choice";
import { Hidden } from "~/ui/fields/text";
import { Notice } from "~/ui/notice";
import { PageHead } from "~/ui/page-head";
import { PostForm, Submit } from "~/ui/post-form";
import { StaffShell } from "~/ui/shells/staff";
import { TabLinks } from "~/ui/tab-links";
import { useT } from "~/web/i18n";
import { requireStaff } from "~/web/session.server";
import { found, newFormToken, requireId, submit } from "~/web/submit.server";
import { titled } from "~/web/title";

export const handle = { i18n: ["storage"] };
export const meta = titled("storage.move_title");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const vialId = requireId(params.vialId);
  return readAs(actor, async (db) => {
    const vial = found(await vialsWithPlace(actor, db).where("vials.id", "=", vialId).executeTakeFirst());
    const asked = new URL(request.url).searchParams;
    const { places, ...choice } = await moveChoice(db, vial, { tank: asked.get("tank"), rack: asked.get("rack"), box: asked.get("box") });
    return {
      vial,
      choice,
      free: places.map((place) => ({ value: place.id, label: placeOf(place) })),
      witnesses: await witnessesFor(actor, db),
      formToken: newFormToken(),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const vialId = requireId(params.vialId);
  const home = `/staff/vials/${vialId}`;
  return submit(
    request,
    MoveForm,
    async (form) => {
      await moveVial(actor, vialId, form);
      return redirect(home);
    },
    home,
  );
}

export default function MoveVial() {
  const { vial, choice, free, witnesses, formToken } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useT();
  return (
    <StaffShell room="freezer">
      <PageHead
        title={t("storage.move_title")}
        lead={t("storage.move_lead", { label: `${vial.din} ${vial.division}`, place: vial.place ?? "" })}
        crumbs={[{ label: `${vial.din} ${vial.division}`, to: `/staff/vials/${vial.id}` }]}
      />
      <TabLinks
        label={t("storage.tank")}
        tabs={choice.tanks.map(({ id, code }) => ({ label: code, to: `?tank=${id}`, current: id === choice.tankId }))}
      />
      <TabLinks
        tabs={choice.racks.map(({ id, code }) => ({
          label: t("storage.rack", { rack: code }),
          to: `?tank=${choice.tankId}&rack=${id}`,
          current: id === choice.rackId,
        }))}
      />
      <TabLinks
        label={t("storage.boxes_with_room")}
        tabs={choice.boxes.map(({ id, code, free: count }) => ({
          label: t("storage.box", { box: code }),
          count,
          to: `?tank=${choice.tankId}&rack=${choice.rackId}&box=${id}`,
          current: id === choice.boxId,
        }))}
      />
      {free.length === 0 ? (
        <Notice tone="watch">{t("storage.rack_full")}</Notice>
      ) : (
        <PostForm formToken={formToken} answer={answer}>
          <Hidden name="revision" value={String(vial.revision)} />
          <SelectField
            name="positionId"
            label={t("storage.new_position")}
            hint={t("storage.new_position_hint")}
            options={free}
            empty={t("storage.choose_position")}
          />
          <WitnessField witnesses={witnesses} />
          <Submit>{t("storage.move_act")}</Submit>
        </PostForm>
      )}
    </StaffShell>
  );
}
