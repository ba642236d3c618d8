import { z } from "zod";
import { refuse, refuseUnless } from "~/bank/history/refusal";
import { settingAt } from "~/bank/history/settings.server";
import { type Db, readAs, type Tx, transact } from "~/bank/history/transact.server";
import { type Actor, type ClinicActor, WORKER } from "~/bank/people/actor";
import { isSuspended } from "~/bank/people/clinic-standing.server";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { dayOfBank } from "~/web/when";
import { moveVials } from "../storage/leave.operations.server";
import { lockVials } from "../storage/vials.store.server";
import { Needed } from "./fields.server";
import { checkDose } from "./forecast.rules";
import { forecastOfCase, type StockForecast, vialsNeeded } from "./stock.server";
import { liveGrant } from "./store.server";

const text = (key: string, most = 200) => Needed(key, most);
const day = (key: string) => z.iso.date(key);
const positive = (key: string) => z.coerce.number(key).positive(key);

export const AskForm = z.object({
  prescriberAccountId: z.uuid("release.prescriber_needed"),
  legalBasis: z.enum(["marketing_authorisation", "clinical_trial", "hospital_exemption", "named_patient"], "release.legal_basis_needed"),
  legalBasisReference: text("release.legal_reference_needed"),
  legalBasisValidUntil: day("release.legal_until_needed"),
  indication: text("release.indication_needed", 40),
  protocol: text("release.protocol_needed"),
  relationship: z.enum(["autologous", "directed"], "release.relationship_needed"),
  patientName: text("release.patient_name_needed"),
  patientBornOn: day("release.patient_born_needed"),
  patientNumber: text("release.patient_number_needed", 60),
  patientWeightKg: positive("release.weight_needed"),
  doseCells: positive("release.dose_needed"),
  route: z.enum(["intravenous", "intrathecal", "local"], "release.route_needed"),
  infusionVolumeMl: positive("release.volume_needed"),
  infusionHours: positive("release.hours_needed"),
  plannedOn: day("release.planned_needed"),
});
export type AskForm = z.output<typeof AskForm>;

/** What a clinic sees before it asks: the forecast for its dose and day. @throws Refusal `grant_ended`, `nothing_releasable` */
export async function foresee(actor: ClinicActor, caseId: string, asked: { doseCells: number; plannedOn: string }): Promise<StockForecast> {
  const grant = await readAs(actor, (db) => liveGrant(db, actor.clinicId, caseId));
  refuseUnless(grant, "grant_ended");
  const found = await readAs(WORKER, (db) =>
    forecastOfCase(db, caseId, { doseCells: asked.doseCells, neededBy: new Date(`${asked.plannedOn}T12:00:00Z`) }),
  );
  return found ?? refuse("nothing_releasable");
}

/**
 * A clinic asks for cells of a case that its family granted it. Licence, prescriber and legal basis are valid on the planned day or
 * nothing is accepted (rule 35); a dose that cannot be delivered is not either (rule 34); the vials are locked to this request (rule 37).
 * @returns the request's id.
 */
export async function askForCells(actor: Actor, caseId: string, form: AskForm): Promise<string> {
  if (actor.kind !== "clinic") refuse("not_allowed");
  await readAs(actor, (db) => refuseInvalidPermissions(db, actor, caseId, form));
  const found = await foresee(actor, caseId, form);
  checkDose(form.doseCells, found.forecast);
  const yieldShare = await readAs(actor, (db) => settingAt(db, "release.forecast", z.object({ formulationYield: z.number() })));
  return transact(actor, async (tx, record) => {
    const { grant, prescriber } = await refuseInvalidPermissions(tx, actor, caseId, form);
    authorise(actor, "cells.request", grant);
    const lot = await tx.selectFrom("lots").select(["id", "productClass"]).where("id", "=", found.lotId).executeTakeFirstOrThrow();
    const fromStock = found.forecast.verdict === "ready";
    const id = newId();
    const wanted = fromStock ? vialsNeeded(found, form.doseCells, yieldShare.formulationYield) : found.vialIds;
    await tx
      .insertInto("requests")
      .values({
        ...form,
        id,
        number: numberOf(id, tx.now),
        clinicId: actor.clinicId,
        donorId: grant.donorId,
        caseId,
        lotId: fromStock ? lot.id : null,
        state: "submitted",
        path: fromStock ? "stock" : "expand",
        productClass: fromStock ? lot.productClass : "ATMP_351",
        prescriberName: prescriber.name,
        prescriberRegistration: prescriber.registration,
        forecast: JSON.stringify({ ...found.forecast, inputs: found.inputs, lotNumber: found.lotNumber, vialIds: found.vialIds }),
        askedBy: actor.id,
        askedAt: tx.now,
        reviewedBy: null,
        approvedBy: null,
        approvedAt: null,
      })
      .execute();
    const held = await holdVials(tx, {
      requestId: id,
      donorId: grant.donorId,
      vialIds: wanted,
      purpose: fromStock ? "release" : "expansion",
    });
    await record({
      type: "cells.requested",
      about: [id, ...held],
      donorId: grant.donorId,
      caseId,
      clinicId: actor.clinicId,
      data: { requestId: id, path: fromStock ? "stock" : "expand", doseCells: form.doseCells, vials: wanted.length },
    });
    return id;
  });
}

/** Reserves stored vials for one request; a second request for one of them is refused (rule 37). @returns every row that changed, for the event. */
export async function holdVials(
  tx: Tx,
  held: { requestId: string; donorId: string; vialIds: readonly string[]; purpose: "expansion" | "release" },
): Promise<string[]> {
  const vials = await lockVials(tx, held.vialIds);
  refuseUnless(
    vials.every(({ state, held: onHold }) => state === "stored" && !onHold),
    "vial_reserved",
  );
  refuseUnless(
    vials.every(({ purpose }) => purpose === "dose" || purpose === "reserve"),
    "vial_not_for_release",
  );
  await moveVials(tx, vials, "reserve");
  const rows = vials.map((vial) => ({
    id: newId(),
    requestId: held.requestId,
    vialId: vial.id,
    donorId: held.donorId,
    purpose: held.purpose,
    active: true,
    reservedAt: tx.now,
  }));
  await tx.insertInto("requestVials").values(rows).execute();
  return [...vials.map(({ id }) => id), ...rows.map(({ id }) => id)];
}

async function refuseInvalidPermissions(db: Db, actor: ClinicActor, caseId: string, form: AskForm) {
  const grant = await liveGrant(db, actor.clinicId, caseId);
  refuseUnless(grant, "grant_ended");
  refuseUnless(!(await isSuspended(db, actor.clinicId)), "clinic_suspended");
  const licence = await db
    .selectFrom("clinicLicences")
    .select(["id", "country"])
    .where("clinicId", "=", actor.clinicId)
    .where("validFrom", "<=", form.plannedOn)
    .where("validUntil", ">=", form.plannedOn)
    .executeTakeFirst();
  const clinic = await db.selectFrom("clinics").select("country").where("id", "=", actor.clinicId).executeTakeFirstOrThrow();
  refuseUnless(licence !== undefined && licence.country === clinic.country, "licence_not_valid", { on: form.plannedOn });
  const prescriber = await db
    .selectFrom("accounts")
    .innerJoin("persons", "persons.id", "accounts.personId")
    .select(["accounts.prescriberRegistration", "accounts.prescriberValidUntil", "persons.givenName", "persons.familyName"])
    .where("accounts.id", "=", form.prescriberAccountId)
    .where("accounts.clinicId", "=", actor.clinicId)
    .where("accounts.clinicRole", "=", "prescriber")
    .where("accounts.state", "<>", "closed")
    .executeTakeFirst();
  const registered =
    prescriber?.prescriberRegistration && prescriber.prescriberValidUntil && prescriber.prescriberValidUntil >= form.plannedOn;
  refuseUnless(prescriber && registered, "prescriber_not_valid", { on: form.plannedOn });
  refuseUnless(form.legalBasisValidUntil >= form.plannedOn, "legal_basis_not_valid", { on: form.plannedOn });
  refuseUnless(form.plannedOn >= dayOfBank(db.now), "planned_in_the_past");
  return {
    grant,
    prescriber: { name: `${prescriber.givenName} ${prescriber.familyName}`, registration: prescriber.prescriberRegistration ?? "" },
  };
}

/** Request numbers tell nothing of how many there are: year, and the random end of the id. */
const numberOf = (id: string, now: Date) => `RQ-${now.toISOString().slice(2, 4)}-${id.slice(-6).toUpperCase()}`;
