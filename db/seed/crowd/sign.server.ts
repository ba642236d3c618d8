import { sql } from "kysely";
import { recordHash } from "~/bank/history/signature.server";
import type { Tx } from "~/bank/history/transact.server";
import { decidedRecord } from "~/bank/laboratory/disposition.server";
import { approvalRecord, type SignedResult } from "~/bank/laboratory/standing.server";
import type { Cast } from "../cast.server";
import { MARKERS } from "../laboratory.server";
import { signatures } from "./tests.sql";

type Result = Omit<SignedResult, "status" | "retestOf" | "approvedBy">;

const NEGATIVE = {
  standings: Object.fromEntries(MARKERS.map((marker) => [marker, "negative" as const])),
  final: true,
  biohazard: false,
  assessed: false,
};
const DECIDED = { disposition: "releasable", reason: "" };

/** Signs what quality approved and decided, over the same records as its operations do: a signature that hashes nothing true would be forged. */
export async function signCrowd(tx: Tx, cast: Cast): Promise<void> {
  const found =
    await sql<Result>`select id, lot_id, specification_test_id, value_number, value_text, verdict from crowd_results order by id`.execute(
      tx,
    );
  const approvedBy = cast.staff.quality.id;
  const results = found.rows.map((row): SignedResult => ({ ...row, status: "final", retestOf: null, approvedBy }));
  const lots = await tx
    .selectFrom("lots")
    .selectAll()
    .where("id", "in", sql<string>`(select lot_id from crowd where lot_state = 'releasable')`)
    .execute();
  const limits = await tx.selectFrom("specifications").select(["id", "code", "version"]).execute();
  const signed = [
    ...results.map((result) => ({ id: result.id, hash: recordHash(approvalRecord(result)) })),
    ...lots.map((lot) => {
      const of = limits.find(({ id }) => id === lot.specificationId) ?? { code: "", version: 0 };
      const grounds = {
        limits: of,
        standing: { results: results.filter(({ lotId }) => lotId === lot.id) },
        markers: NEGATIVE,
        deviations: [],
      };
      return { id: lot.id, hash: recordHash(decidedRecord(lot, grounds, DECIDED)) };
    }),
  ];
  await signatures(
    cast,
    signed.map(({ id }) => id),
    signed.map(({ hash }) => hash),
  ).execute(tx);
}
