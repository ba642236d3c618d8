import { z } from "zod";
import { feesDue } from "~/bank/billing/store.server";
import { consentGate } from "~/bank/consent/gate.server";
import { settingAt } from "~/bank/history/settings.server";
import { type Db, readAs } from "~/bank/history/transact.server";
import { markersOf } from "~/bank/laboratory/markers.server";
import { endotoxinThresholds } from "~/bank/laboratory/specifications.server";
import { lotStanding } from "~/bank/laboratory/standing.server";
import { WORKER } from "~/bank/people/actor";
import { isSuspended } from "~/bank/people/clinic-standing.server";
import { dayOfBank } from "~/web/when";
import { type Gate, type GateFacts, gatesFrom } from "./gates.rules";
import { BEFORE_LEAVING } from "./life.rules";
import { RELEASE_CONSENTS } from "./stock.server";
import { type ReleaseRequest, vialsHeldBy } from "./store.server";

/** Every gate of a request, computed from what the database says now. Reads as the bank: who may see them is the caller's affair. */
export async function gatesOf(db: Db, request: ReleaseRequest): Promise<Gate[]> {
  return gatesFrom(await factsOf(db, request));
}

/**
 * The gates as anybody who may see the request sees them: as things stand now while cells may still leave, afterwards as they were when
 * the release was signed.
 */
export function gatesFor(requestId: string): Promise<Gate[]> {
  return readAs(WORKER, async (db) => {
    const request = await db.selectFrom("requests").selectAll().where("id", "=", requestId).executeTakeFirstOrThrow();
    const signed = BEFORE_LEAVING.includes(request.state) ? undefined : await signedGates(db, requestId);
    return signed ?? gatesOf(db, request);
  });
}

async function signedGates(db: Db, requestId: string): Promise<Gate[] | undefined> {
  const row = await db
    .selectFrom("gateSnapshots")
    .select("gates")
    .where("requestId", "=", requestId)
    .where("stage", "=", "approval")
    .orderBy("takenAt", "desc")
    .executeTakeFirst();
  return row?.gates as Gate[] | undefined;
}

async function factsOf(db: Db, request: ReleaseRequest): Promise<GateFacts> {
  const held = await db.selectFrom("cases").select(["tissue"]).where("id", "=", request.caseId).executeTakeFirstOrThrow();
  const lot = request.lotId === null ? null : await lotOf(db, request.lotId);
  const donationId = lot?.donationId ?? (await firstDonation(db, request.caseId));
  const { clear, ...markers } = donationId === null ? NO_MARKERS : { ...(await markersOf(db, donationId)), clear: true };
  const standing = request.lotId === null ? null : await lotStanding(db, request.lotId);
  return {
    consent: { missing: (await consentGate(db, request.caseId, RELEASE_CONSENTS)).shut.map(({ code }) => code) },
    ...(await familyFacts(db, request)),
    relationship: request.relationship,
    markers,
    lot,
    tissue: held.tissue,
    limits: lot && { passageMax: lot.passageMax, cpdlMax: lot.cpdlMax },
    tests: standing,
    endotoxinRequired: standing === null || standing.rows.some(({ test }) => test.test === "endotoxin"),
    endotoxinEuPerMl: standing === null ? null : endotoxinOf(standing),
    use: { weightKg: request.patientWeightKg, volumeMl: request.infusionVolumeMl, hours: request.infusionHours, route: request.route },
    endotoxinThresholds: await endotoxinThresholds(db),
    vials: await vialFacts(db, request),
    feesDue: await feesDue(db, request.id, ["expansion", "release"]),
    plannedOn: usedOn(db, request),
    ...(await permissions(db, request)),
  };
}

const NO_MARKERS = {
  clear: false,
  final: false,
  standings: {},
  positive: [],
  repeatSampleDue: false,
  furtherAssessment: false,
  biohazard: false,
};

const lotOf = (db: Db, id: string) =>
  db
    .selectFrom("lots")
    .innerJoin("specifications", "specifications.id", "lots.specificationId")
    .select([
      "lots.number",
      "lots.state",
      "lots.passage",
      "lots.cumulativePdl",
      "lots.origin",
      "lots.donationId",
      "specifications.passageMax",
      "specifications.cpdlMax",
    ])
    .where("lots.id", "=", id)
    .executeTakeFirstOrThrow();

async function firstDonation(db: Db, caseId: string): Promise<string | null> {
  const row = await db.selectFrom("donations").select("id").where("caseId", "=", caseId).orderBy("createdAt").executeTakeFirst();
  return row?.id ?? null;
}

/** The last final endotoxin result in EU/mL. */
function endotoxinOf(standing: Awaited<ReturnType<typeof lotStanding>>): number | null {
  const row = standing.rows.find(({ test }) => test.test === "endotoxin");
  const result = row?.result;
  return result?.status === "final" && result.approvedAt !== null ? result.valueNumber : null;
}

/** Who instructs, whether the patient of the request is the donor of the cells, and who has authorised it. */
async function familyFacts(db: Db, request: ReleaseRequest) {
  const donor = await db
    .selectFrom("donors")
    .innerJoin("persons", "persons.id", "donors.personId")
    .select([
      "donors.requiredGuardians",
      "donors.medicalNumber",
      "donors.code",
      "donors.disputedSince",
      "persons.givenName",
      "persons.familyName",
      "persons.bornOn",
    ])
    .where("donors.id", "=", request.donorId)
    .executeTakeFirstOrThrow();
  const instructing = await db
    .selectFrom("rights")
    .select("personId")
    .distinct()
    .where("donorId", "=", request.donorId)
    .where("kind", "=", "instruct")
    .where("fromAt", "<=", db.now)
    .where((when) => when.or([when("untilAt", "is", null), when("untilAt", ">", db.now)]))
    .execute();
  const authorised = await db.selectFrom("authorisations").select("personId").where("requestId", "=", request.id).execute();
  const entitled = new Set(instructing.map(({ personId }) => personId));
  const required = Math.max(1, donor.requiredGuardians);
  return {
    authority: { instructing: instructing.length, required },
    patient: {
      nameMatches: sameName(request.patientName, `${donor.givenName} ${donor.familyName}`),
      bornMatches: donor.bornOn === request.patientBornOn,
      numberMatches: [donor.medicalNumber, donor.code].some((number) => number !== null && plain(number) === plain(request.patientNumber)),
    },
    disputed: donor.disputedSince !== null,
    authorisations: { given: authorised.filter(({ personId }) => entitled.has(personId)).length, required },
  };
}

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\s.'’-]/gu, "")
    .toLowerCase();
const sameName = (one: string, other: string) => plain(one) === plain(other);

async function vialFacts(db: Db, request: ReleaseRequest) {
  const vials = await vialsHeldBy(db, request.id, "release");
  const forecast = request.forecast as { inputs?: { recovery?: number } };
  const recovery = forecast.inputs?.recovery ?? 1;
  const { clinicRecovery, formulationYield } = await settingAt(
    db,
    "release.forecast",
    z.object({ clinicRecovery: z.number(), formulationYield: z.number() }),
  );
  const share = request.path === "stock" ? recovery * formulationYield : clinicRecovery;
  return {
    reserved: vials.length,
    held: vials.filter(({ held }) => held).length,
    notForRelease: vials.filter(({ purpose }) => purpose === "qc" || purpose === "retain").length,
    cells: vials.reduce((sum, { cells }) => sum + cells, 0) * share,
    doseCells: request.doseCells,
  };
}

/** The first day on which the cells may be used: the planned one, or today when that has passed. What was valid then may have expired. */
function usedOn(db: Db, { plannedOn }: ReleaseRequest): string {
  const today = dayOfBank(db.now);
  return plannedOn > today ? plannedOn : today;
}

/** What the clinic may do, as it stands for the day of use. */
async function permissions(db: Db, request: ReleaseRequest) {
  const licence = await db
    .selectFrom("clinicLicences")
    .select("validUntil")
    .where("clinicId", "=", request.clinicId)
    .where("validFrom", "<=", usedOn(db, request))
    .orderBy("validUntil", "desc")
    .executeTakeFirst();
  const prescriber = await db
    .selectFrom("accounts")
    .select("prescriberValidUntil")
    .where("id", "=", request.prescriberAccountId)
    .executeTakeFirst();
  return {
    clinicSuspended: await isSuspended(db, request.clinicId),
    licenceUntil: licence?.validUntil ?? null,
    prescriberUntil: prescriber?.prescriberValidUntil ?? null,
    legalBasisUntil: request.legalBasisValidUntil,
  };
}
