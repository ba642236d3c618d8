import { z } from "zod";
import { advanceCase } from "~/bank/collection/cases-along.server";
import { moveDonation, requireProcessable } from "~/bank/collection/donations.server";
import { requireConsent } from "~/bank/consent/gate.server";
import { refuseBefore } from "~/bank/history/order.server";
import { refuseUnless } from "~/bank/history/refusal";
import { type Tx, transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { Count, Measure, Millions, Moment, Name } from "./fields.server";
import { makeLot } from "./lot-making.server";
import { PRODUCTS_OF } from "./lots.rules";
import { specificationAt } from "./specifications.server";

/** What was measured of the starting tissue, by name with its unit; all may be blank. */
const MEASURED = {
  mncMillionPerMl: Measure(0, 1000).optional(),
  svfMillionPerMl: Measure(0, 1000).optional(),
  viabilityPercent: Measure(0, 100).optional(),
  pulpMg: Measure(0, 1000).optional(),
};

const Start = z.object({
  productCode: z.string("errors.choose_one"),
  protocol: Name,
  seededMillions: Millions.optional(),
  areaCm2: Measure(0.1, 1e6).optional(),
  colonies: Count(1e6).optional(),
});

/** The form: measured values stand beside the rest; cells are typed in millions. */
export const processingForm = (zone: string) =>
  Start.extend({ startedAt: Moment(zone), ...MEASURED }).transform(
    ({ seededMillions, mncMillionPerMl, svfMillionPerMl, viabilityPercent, pulpMg, ...rest }) => ({
      ...rest,
      seededCells: seededMillions,
      measured: { mncMillionPerMl, svfMillionPerMl, viabilityPercent, pulpMg },
    }),
  );

export interface ProcessingForm {
  productCode: string;
  startedAt: Date;
  /** Culture protocol with its version. */
  protocol: string;
  /** Cells plated for P0, where they were counted. */
  seededCells?: number | undefined;
  areaCm2?: number | undefined;
  /** Colony-forming cells seeded, where the doublings are counted from them. */
  colonies?: number | undefined;
  measured?: Record<string, number | undefined>;
}

/**
 * Begins a culture from an accepted collection: P0 is plated. A collection with a deviation waits for quality (rule 20); a second
 * culture of the same collection is possible while it is being processed. @returns the culture's id
 */
export async function startProcessing(actor: Actor, donationId: string, form: ProcessingForm): Promise<string> {
  return transact(actor, async (tx, record) => {
    const donation = await beginProcessing(tx, actor, donationId, form.startedAt);
    refuseUnless(PRODUCTS_OF[donation.material]?.cells.includes(form.productCode), "product_of_another_tissue");
    const specification = await specificationAt(tx, form.productCode, "bank", form.startedAt);
    refuseUnless(specification, "no_specification", { product: form.productCode });
    const [id, passageId] = [newId(), newId()];
    const { donorId, caseId } = donation;
    const measured = Object.fromEntries(
      Object.entries({ ...form.measured, colonies: form.colonies }).filter(([, value]) => value !== undefined),
    );
    await tx
      .insertInto("cultures")
      .values({
        id,
        donorId,
        donationId,
        parentLotId: null,
        requestId: null,
        productCode: form.productCode,
        protocol: form.protocol,
        state: "growing",
        pdlConvention: specification.pdlConvention,
        startingPassage: 0,
        startingCpdl: 0,
        startedAt: form.startedAt,
        startedBy: staffId(actor),
        measured: JSON.stringify(measured),
      })
      .execute();
    await tx
      .insertInto("passages")
      .values({
        id: passageId,
        cultureId: id,
        donorId,
        number: 0,
        seededAt: form.startedAt,
        seededCells: form.seededCells ?? null,
        areaCm2: form.areaCm2 ?? null,
        seededBy: staffId(actor),
      })
      .execute();
    await record({
      type: "processing.started",
      about: [id, passageId, donationId, caseId],
      donorId,
      caseId,
      happenedAt: form.startedAt,
      data: { donationId, cultureId: id, productCode: form.productCode },
    });
    return id;
  });
}

export const tissueForm = (zone: string) =>
  z.object({ productCode: z.string("errors.choose_one"), harvestedAt: Moment(zone), viabilityPercent: Measure(0, 100).optional() });
export interface TissueForm {
  productCode: string;
  harvestedAt: Date;
  viabilityPercent?: number | undefined;
}

/** Makes a tissue product, minimally processed and never cultured, from an accepted collection. @returns the lot's id */
export async function makeTissueLot(actor: Actor, donationId: string, form: TissueForm): Promise<string> {
  return transact(actor, async (tx, record) => {
    const donation = await beginProcessing(tx, actor, donationId, form.harvestedAt);
    refuseUnless(PRODUCTS_OF[donation.material]?.tissue.includes(form.productCode), "product_of_another_tissue");
    const { donorId, caseId } = donation;
    const lot = await makeLot(tx, donation, {
      kind: "tissue",
      productCode: form.productCode,
      harvestedAt: form.harvestedAt,
      viabilityPercent: form.viabilityPercent ?? null,
    });
    await record({
      type: "lot.harvested",
      about: [lot.id, donationId, caseId],
      donorId,
      caseId,
      happenedAt: form.harvestedAt,
      data: { lotId: lot.id, number: lot.number, kind: "tissue", requestId: null },
    });
    return lot.id;
  });
}

/** The collection, held until commit and moved to processing with its case, unless both are there already. */
async function beginProcessing(tx: Tx, actor: Actor, donationId: string, at: Date) {
  const found = await tx.selectFrom("donations").selectAll().where("id", "=", donationId).forNoKeyUpdate().executeTakeFirstOrThrow();
  authorise(actor, "culture.work", found);
  await requireConsent(tx, found.caseId, "processing");
  refuseBefore("before_receipt", at, found.receivedAt);
  const deviations = await tx.selectFrom("deviations").select("decidedAt").where("subjectId", "=", donationId).execute();
  refuseBefore("before_decision", at, ...deviations.map(({ decidedAt }) => decidedAt));
  if (found.state === "processing") return found;
  await requireProcessable(tx, donationId);
  await moveDonation(tx, donationId, "process");
  await advanceCase(tx, found.caseId, "process");
  return found;
}

const staffId = (actor: Actor): string | null => (actor.kind === "staff" ? actor.id : null);
