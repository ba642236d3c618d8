import { readAs } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { type AskForm, askForCells } from "~/bank/release/ask.operations.server";
import { quoteFees } from "~/bank/release/expand.operations.server";
import { grantCase } from "~/bank/release/grants.operations.server";
import { receiveShipment, recordEnding } from "~/bank/release/receive.operations.server";
import { type PackForm, packRelease, shipRelease } from "~/bank/release/ship.operations.server";
import { approveRelease, authoriseRelease, reviewRelease } from "~/bank/release/sign.operations.server";
import { vialsHeldBy } from "~/bank/release/store.server";
import { DEMO_ORIGIN } from "~/outside/clock.rules";
import { at } from "~/outside/clock.server";
import { oncePerDatabase } from "../database";
import { payBy } from "./billing";
import { givenBench } from "./laboratory";
import { givenClinic, givenStaff, PASSWORD } from "./people";
import { givenReleasable } from "./storage";

const LONG_AGO = new Date("2020-01-01T09:00:00Z");
const TODAY = DEMO_ORIGIN.getTime();

/** The instant so many days before the day on which the tests' bank begins (negative) or after, and so many hours. */
export const day = (days: number, hours = 0): Date => new Date(TODAY + (days * 24 + hours) * 3_600_000);
export const dateOn = (days: number): string => day(days).toISOString().slice(0, 10);

/** The people who let cells go; the same ones in one file of tests. */
export const givenSigners = oncePerDatabase(() =>
  at(LONG_AGO, async () => ({
    qp: await givenStaff("qualified_person"),
    otherQp: await givenStaff("qualified_person"),
    rp: await givenStaff("responsible_person"),
  })),
);

type Wished = NonNullable<Parameters<typeof givenReleasable>[0]> & { ask?: Partial<AskForm>; clinic?: Parameters<typeof givenClinic>[0] };

/** Usable cells whose family opened the case to a clinic. */
export async function givenGrantedClinic(wished: Wished = {}) {
  const stored = await givenReleasable(wished);
  const clinic = await at(LONG_AGO, () => givenClinic(wished.clinic));
  const grantId = await at(day(-12), () => grantCase(stored.family, stored.caseId, { clinicId: clinic.clinicId, days: 365 }));
  return { ...stored, ...(await givenSigners()), clinic, grantId };
}
export type Granted = Awaited<ReturnType<typeof givenGrantedClinic>>;

/** What a clinic asks for, for a donor who is the patient: ten million cells into a vein, from stock. */
export async function askOf({ clinic, donorId }: Pick<Granted, "clinic" | "donorId">, changes: Partial<AskForm> = {}): Promise<AskForm> {
  const donor = await readAs(WORKER, (db) =>
    db
      .selectFrom("donors")
      .innerJoin("persons", "persons.id", "donors.personId")
      .select(["persons.givenName", "persons.familyName", "persons.bornOn", "donors.medicalNumber"])
      .where("donors.id", "=", donorId)
      .executeTakeFirstOrThrow(),
  );
  return {
    prescriberAccountId: clinic.actor.id,
    legalBasis: "hospital_exemption",
    legalBasisReference: "HE-IT-0231",
    legalBasisValidUntil: dateOn(300),
    indication: "ND51.2",
    protocol: "SCI-01 v2",
    relationship: "autologous",
    patientName: `${donor.givenName} ${donor.familyName}`,
    patientBornOn: donor.bornOn ?? "",
    patientNumber: donor.medicalNumber ?? "",
    patientWeightKg: 78,
    doseCells: 1e7,
    route: "intravenous",
    infusionVolumeMl: 40,
    infusionHours: 1,
    plannedOn: dateOn(14),
    ...changes,
  };
}

export const requestOf = (id: string) =>
  readAs(WORKER, (db) => db.selectFrom("requests").selectAll().where("id", "=", id).executeTakeFirstOrThrow());

/** What is signed is what was read: the revision as it stands now. */
export const signature = async (requestId: string) => ({ password: PASSWORD, revision: (await requestOf(requestId)).revision });

/** Pays what a request costs, as the card company would tell it. */
export async function payFees(requestId: string, purpose: "expansion" | "release"): Promise<void> {
  const { id } = await readAs(WORKER, (db) =>
    db.selectFrom("payments").select("id").where("requestId", "=", requestId).where("purpose", "=", purpose).executeTakeFirstOrThrow(),
  );
  await payBy(id);
}

/** Label of a vial as it is scanned at the tank. */
export const labelsOf = (vials: readonly { din: string; division: string }[]) => vials.map(({ din, division }) => `${din}${division}`);

/** A qualified shipper, a running logger, a seal, every label scanned. */
export async function packing(requestId: string, on: number, changes: Partial<PackForm> = {}): Promise<PackForm> {
  const { witness } = await givenBench();
  const vials = await readAs(WORKER, (db) => vialsHeldBy(db, requestId, "release"));
  return {
    shipperSerial: "DS-0017",
    qualifiedUntil: dateOn(60),
    holdHours: 240,
    plannedTransitHours: 30,
    loggerSerial: "LOG-DS-17",
    loggerStartedAt: day(on, -1),
    seal: "SL-2210",
    witnessId: witness.id,
    labels: labelsOf(vials),
    ...changes,
  };
}

export const arrival = (count: number, on: number) => ({
  sealIntact: "yes" as const,
  labelsMatch: "yes" as const,
  countReceived: count,
  loggerMaxCelsius: -171,
  secondPerson: "L. Bassi",
  receivedAt: day(on),
});

/** Above this the cells of a shipment are not used: the setting of the demo. */
export const COLD_ENOUGH = -135;

export const STAGES = ["submitted", "authorised", "reviewed", "approved", "packed", "in_transit", "with_clinic", "infused"] as const;
export type Stage = (typeof STAGES)[number];

/** Brings a request for vials from stock from one stage to another, each act by whoever does it. */
export async function bring(granted: Granted, requestId: string, to: Stage, from: Stage = "submitted"): Promise<void> {
  const { family, quality, laboratory, qp, clinic } = granted;
  const acts: Record<Exclude<Stage, "submitted">, () => Promise<unknown>> = {
    authorised: () => at(day(-10), async () => authoriseRelease(family as PersonActor, requestId, await signature(requestId))),
    reviewed: () => at(day(-9), async () => reviewRelease(quality, requestId, await signature(requestId))),
    approved: () => at(day(-9, 2), async () => approveRelease(qp, requestId, await signature(requestId))),
    packed: async () => {
      await at(day(-9, 3), () => payFees(requestId, "release"));
      await at(day(-8), async () => packRelease(laboratory, requestId, await packing(requestId, -8)));
    },
    in_transit: () =>
      at(day(-8, 3), () =>
        shipRelease(laboratory, requestId, { courier: "Demo Courier", tracking: "DC-SHIP-1", etaAt: day(-7), shippedAt: day(-8, 3) }),
      ),
    with_clinic: async () => {
      const vials = await readAs(WORKER, (db) => vialsHeldBy(db, requestId, "release"));
      await at(day(-7), () => receiveShipment(clinic.actor, requestId, arrival(vials.length, -7), COLD_ENOUGH));
    },
    infused: async () => {
      const vials = await readAs(WORKER, (db) => vialsHeldBy(db, requestId, "release"));
      const form = { vialIds: vials.map(({ id }) => id), ending: "infused" as const, evidence: "IR-0041", happenedAt: day(-7, 2) };
      await at(day(-7, 3), () => recordEnding(clinic.actor, requestId, form));
    },
  };
  for (const stage of STAGES.slice(STAGES.indexOf(from) + 1, STAGES.indexOf(to) + 1)) await acts[stage as Exclude<Stage, "submitted">]();
}

/** Asks for cells, and the fees are quoted. @returns the request's id */
export async function ask(granted: Granted, changes: Partial<AskForm> = {}): Promise<string> {
  const requestId = await at(day(-11), async () => askForCells(granted.clinic.actor, granted.caseId, await askOf(granted, changes)));
  await at(day(-11), () => quoteFees(requestId));
  return requestId;
}

/** A request for vials from stock, at a stage of its life. */
export async function givenRequest(stage: Stage, wished: Wished = {}) {
  const granted = await givenGrantedClinic(wished);
  const requestId = await ask(granted, wished.ask);
  await bring(granted, requestId, stage);
  return { ...granted, requestId };
}
