import { checkCharacter } from "~/bank/collection/isbt.rules";
import { receiveEnquiry } from "~/bank/enquiries/enquiries.server";
import { writeEvidence } from "~/bank/enquiries/evidence.operations.server";
import { readAs, transact } from "~/bank/history/transact.server";
import { openDeviation } from "~/bank/laboratory/holds.server";
import { sessionsOf } from "~/bank/people/account.server";
import { type Duty, type StaffActor, WORKER } from "~/bank/people/actor";
import { grantCase } from "~/bank/release/grants.operations.server";
import { reportReaction } from "~/bank/release/reaction.operations.server";
import { at } from "~/outside/clock.server";
import { EVIDENCE } from "~db/seed/evidence";
import type { Asker, Ids } from "./access/types";
import { cookieOf } from "./asked";
import { givenReleaseCertificate } from "./given/certificates";
import { givenReceived } from "./given/collection";
import { enquiryForm, givenCase } from "./given/enquiries";
import { givenClinic, givenStaff } from "./given/people";
import { day, givenRequest } from "./given/release";
import { vialsOf } from "./given/storage";

const REACTION = {
  reporter: "Dr A. Conti",
  firstKnownAt: day(-6.9),
  onsetAt: day(-6.9),
  grade: 2,
  serious: "no",
  imputability: "1",
  description: "Fever of 38.6 °C one hour after the infusion.",
} as const;

/** One family far along, with an approved request and its certificate; another family and clinic with things of their own. */
export async function givenWalk() {
  const own = await givenReleaseCertificate();
  const other = await givenRequest("with_clinic");
  const spare = await givenClinic();
  const late = await givenReceived({ receipt: { verdict: "deviation" } });
  const child = await givenCase({ family: own.family, tissue: "dental_pulp" });
  const cardId = await writeEvidence(own.coordinator, EVIDENCE[0] as (typeof EVIDENCE)[number]);
  const spareGrantId = await grantCase(own.family, own.caseId, { clinicId: spare.clinicId, days: 30 });
  const reactionId = await at(day(-6.8), () => reportReaction(other.clinic.actor, other.requestId, REACTION));
  const askers = { person: own.family, otherPerson: other.family, clinic: own.clinic.actor, otherClinic: other.clinic.actor };
  await cookieOf(own.family); // a session beside the one of the walk, to be ended by its owner
  const [session] = await sessionsOf(own.family);
  const cookies = new Map<string, Promise<string>>();
  /** The cookie of a session that this asker keeps until everyone is signed out. */
  const cookieFor = (asker: Asker, duty: Duty): Promise<string> => {
    const name = asker === "staff" ? duty : asker;
    const known = cookies.get(name) ?? newCookie(asker, duty);
    cookies.set(name, known);
    return known;
  };
  const newCookie = async (asker: Asker, duty: Duty) =>
    cookieOf(asker === "staff" ? await givenStaff(duty) : asker === "public" ? null : askers[asker]);
  const ids: Ids = {
    ...(await idsOf(own, child.donorId, own.coordinator)),
    caseId: own.caseId,
    donorId: own.donorId,
    childId: child.donorId,
    quoteId: own.quoteId,
    consentId: own.consentId,
    donationId: own.donationId,
    cultureId: own.cultureId,
    lotId: own.lotId,
    requestId: own.requestId,
    personId: own.family.personId,
    clinicId: own.clinic.clinicId,
    accountId: own.coordinator.id,
    certificateNumber: own.certificate.number,
    sessionId: session?.id ?? "",
    cardId,
    grantId: spareGrantId,
    reactionId,
    deviationId: await lotDeviation(other.lotId),
    receiptDeviationId: await deviationOf(late.donationId),
  };
  return { ids, cookieFor, signedOut: () => cookies.clear() };
}

type Own = Awaited<ReturnType<typeof givenReleaseCertificate>>;

/** What was made on the way and has no name there. */
async function idsOf(own: Own, childId: string, coordinator: StaffActor): Promise<Ids> {
  const asked = await receiveEnquiry(enquiryForm("bone_marrow"));
  return readAs(WORKER, async (db) => {
    const id = async (query: { executeTakeFirstOrThrow: () => Promise<{ id: string }> }) => (await query.executeTakeFirstOrThrow()).id;
    const [vial] = (await vialsOf(own.lotId)).filter(({ positionId }) => positionId !== null);
    if (!vial?.positionId) throw new Error("No vial of the walk stands in a tank.");
    const place = await db.selectFrom("positions").select(["boxId", "tankId"]).where("id", "=", vial.positionId).executeTakeFirstOrThrow();
    const quote = await db.selectFrom("quotes").select("enquiryId").where("id", "=", own.quoteId).executeTakeFirstOrThrow();
    return {
      ...place,
      vialId: vial.id,
      label: `${vial.din}${checkCharacter(vial.din)}${vial.division}`,
      enquiryId: quote.enquiryId,
      taskId: await id(db.selectFrom("tasks").select("id").where("subjectId", "=", asked.enquiryId).where("state", "=", "open")),
      sampleId: await id(db.selectFrom("markerSamples").select("id").where("donationId", "=", own.donationId)),
      kitId: await id(db.selectFrom("kits").select("id").where("donationId", "=", own.donationId)),
      consentDocumentId: await id(db.selectFrom("consentDocuments").select("id").where("consentId", "=", own.consentId)),
      paymentId: await id(db.selectFrom("payments").select("id").where("requestId", "=", own.requestId).where("purpose", "=", "release")),
      specificationId: await id(db.selectFrom("specifications").select("id")),
      consentTextId: await id(db.selectFrom("consentTexts").select("id")),
      rightId: await id(db.selectFrom("rights").select("id").where("donorId", "=", childId)),
      dutyId: await id(db.selectFrom("staffDuties").select("id").where("accountId", "=", coordinator.id)),
    };
  });
}

const deviationOf = async (subjectId: string) =>
  (await readAs(WORKER, (db) => db.selectFrom("deviations").select("id").where("subjectId", "=", subjectId).executeTakeFirstOrThrow())).id;

/** A deviation of a lot, as a result that holds it opens one. @returns its id */
async function lotDeviation(lotId: string): Promise<string> {
  await transact(WORKER, async (tx, record) => {
    const lot = await tx.selectFrom("lots").select(["id", "number", "donorId", "caseId"]).where("id", "=", lotId).executeTakeFirstOrThrow();
    const about = await openDeviation(tx, { lot, reason: "contamination", kind: "other", openedBy: null });
    await record({ type: "deviation.opened", about, donorId: lot.donorId, caseId: lot.caseId });
  });
  return deviationOf(lotId);
}
