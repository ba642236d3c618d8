import type { Db } from "~/bank/history/transact.server";
import { dayIn } from "~/web/when";
import type { ReleaseFacts } from "./release-certificate.pdf.server";

/** A lot as its release certificate tells it: how it was grown, frozen, and of what it was made. */
export async function releasedLot(db: Db, lotId: string, zone: string) {
  const lot = await db
    .selectFrom("lots")
    .innerJoin("specifications", "specifications.id", "lots.specificationId")
    .innerJoin("donations", "donations.id", "lots.donationId")
    .selectAll("lots")
    .select(["specifications.pdlConvention", "donations.receivedAt"])
    .where("lots.id", "=", lotId)
    .executeTakeFirstOrThrow();
  const run = await db
    .selectFrom("freezingRuns")
    .select(["cryoprotectant", "programme"])
    .where("lotId", "=", lotId)
    .executeTakeFirstOrThrow();
  const culture =
    lot.cultureId === null
      ? undefined
      : await db.selectFrom("cultures").select(["protocol", "startedAt"]).where("id", "=", lot.cultureId).executeTakeFirstOrThrow();
  const { id, number, donationId, specificationId, productCode, biohazard, expiresOn } = lot;
  const fromOn = dayIn(culture?.startedAt ?? lot.receivedAt ?? lot.harvestedAt, zone);
  return {
    ...{ id, number, donationId, specificationId, productCode, biohazard, expiresOn },
    cryoprotectant: run.cryoprotectant,
    made: { fromOn, toOn: dayIn(lot.frozenAt ?? lot.harvestedAt, zone), record: culture?.protocol ?? run.programme },
    course: await courseOf(db, lot),
  };
}

export type ReleasedLot = Awaited<ReturnType<typeof releasedLot>>;

interface Grown {
  passage: number | null;
  cumulativePdl: number | null;
  parentLotId: string | null;
  pdlConvention: "P0_HARVEST_ZERO" | "CFUF_ORIGIN";
}

/** Passage and doublings, and those of the lot from whose thawed vials it was grown: they carry on (rule 14). */
async function courseOf(db: Db, lot: Grown): Promise<Pick<ReleaseFacts, "growth" | "grownFrom">> {
  const { passage, cumulativePdl, pdlConvention: convention } = lot;
  const growth = passage === null ? null : { passage, cumulativePdl: cumulativePdl ?? 0, convention };
  if (lot.parentLotId === null) return { growth, grownFrom: null };
  const parent = await db
    .selectFrom("lots")
    .select(["number", "passage", "cumulativePdl"])
    .where("id", "=", lot.parentLotId)
    .executeTakeFirstOrThrow();
  return { growth, grownFrom: { lot: parent.number, passage: parent.passage ?? 0, cumulativePdl: parent.cumulativePdl ?? 0 } };
}
