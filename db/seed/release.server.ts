import { readAs } from "~/bank/history/transact.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { type AskForm, askForCells } from "~/bank/release/ask.operations.server";
import { grantCase } from "~/bank/release/grants.operations.server";
import { receiveShipment, recordEnding } from "~/bank/release/receive.operations.server";
import { packRelease, shipRelease } from "~/bank/release/ship.operations.server";
import { approveRelease, authoriseRelease, reviewRelease } from "~/bank/release/sign.operations.server";
import { vialsHeldBy } from "~/bank/release/store.server";
import type { Cast } from "./cast.server";
import type { Opened } from "./family.server";
import { pay } from "./family.server";
import type { Play } from "./play.server";
import { dateOn, day } from "./times";

export interface Patient {
  name: string;
  bornOn: string;
  number: string;
  weightKg: number;
}

/** The family lets the clinic see the case, and the clinic asks. @returns the request's id */
export async function ask(
  play: Play,
  { clinics }: Cast,
  opened: Opened,
  patient: Patient,
  on: number,
  plannedOn: number,
  changes: Partial<AskForm>,
  clinic: keyof Cast["clinics"] = "clinic-x",
): Promise<string> {
  const actor = clinics[clinic];
  await play.at(day(on), () => grantCase(opened.family, opened.caseId, { clinicId: actor.clinicId, days: 365 }));
  return play.at(day(on, 2), () =>
    askForCells(actor, opened.caseId, {
      prescriberAccountId: actor.id,
      legalBasis: "hospital_exemption",
      legalBasisReference: "HE-IT-0231",
      legalBasisValidUntil: dateOn(plannedOn + 300),
      indication: "ND51.2",
      protocol: "SCI-01 v2",
      relationship: "autologous",
      patientName: patient.name,
      patientBornOn: patient.bornOn,
      patientNumber: patient.number,
      patientWeightKg: patient.weightKg,
      doseCells: 1e8,
      route: "intravenous",
      infusionVolumeMl: 40,
      infusionHours: 1,
      plannedOn: dateOn(plannedOn),
      ...changes,
    }),
  );
}

/** The revision of a request that whoever signs has read. */
export const revisionOf = async (requestId: string) =>
  (await readAs(WORKER, (db) => db.selectFrom("requests").select("revision").where("id", "=", requestId).executeTakeFirstOrThrow()))
    .revision;

/** The family signs, quality reviews, the releasing person releases. */
export async function release(
  play: Play,
  { staff }: Cast,
  requestId: string,
  family: readonly PersonActor[],
  at: Date,
  by: "qp" | "rp",
): Promise<void> {
  const hours = (count: number) => new Date(at.getTime() + count * 3_600_000);
  for (const [index, person] of family.entries()) {
    await play.at(hours(index), async () =>
      authoriseRelease(person, requestId, { password: play.password, revision: await revisionOf(requestId) }),
    );
  }
  await play.at(hours(24), async () =>
    reviewRelease(staff.quality, requestId, { password: play.password, revision: await revisionOf(requestId) }),
  );
  await play.at(hours(26), async () =>
    approveRelease(staff[by], requestId, { password: play.password, revision: await revisionOf(requestId) }),
  );
}

/** Packed by two people, shipped, received with its logger. */
export async function ship(
  play: Play,
  { staff, clinics }: Cast,
  opened: Opened,
  requestId: string,
  on: number,
  clinic: keyof Cast["clinics"] = "clinic-x",
): Promise<void> {
  await pay(play, day(on, -2), opened.family, opened.caseId, "release");
  const vials = await readAs(WORKER, (db) => vialsHeldBy(db, requestId, "release"));
  await play.at(day(on), () =>
    packRelease(staff["lab-a"], requestId, {
      shipperSerial: "DS-0017",
      qualifiedUntil: dateOn(on + 30),
      holdHours: 240,
      plannedTransitHours: 30,
      loggerSerial: "LOG-DS-17",
      loggerStartedAt: day(on, -1),
      seal: "SL-2210",
      witnessId: staff["lab-b"].id,
      labels: vials.map((vial) => `${vial.din}${vial.division}`),
    }),
  );
  await play.at(day(on, 3), () =>
    shipRelease(staff["lab-a"], requestId, {
      courier: "Demo Courier",
      tracking: "DC-SHIP-1",
      etaAt: day(on + 1, 3),
      shippedAt: day(on, 3),
    }),
  );
  await play.at(day(on + 1), () =>
    receiveShipment(
      clinics[clinic],
      requestId,
      {
        sealIntact: "yes",
        labelsMatch: "yes",
        countReceived: vials.length,
        loggerMaxCelsius: -171,
        secondPerson: "L. Bassi",
        receivedAt: day(on + 1),
      },
      -135,
    ),
  );
}

/** What became of vials at the clinic. */
export async function end(
  play: Play,
  { clinics }: Cast,
  requestId: string,
  at: Date,
  vialIds: readonly string[],
  ending: "infused" | "destroyed",
  evidence: string,
): Promise<void> {
  await play.at(at, () =>
    recordEnding(clinics["clinic-x"], requestId, {
      vialIds: [...vialIds],
      ending,
      evidence,
      happenedAt: at,
      ...(ending === "infused" ? { postThawViabilityPercent: 87.2 } : {}),
    }),
  );
}
