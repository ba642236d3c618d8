import type { Db } from "~/bank/history/transact.server";
import { type EndotoxinUse, type EndotoxinVerdict, endotoxinVerdict } from "./endotoxin.rules";
import { judgeLot, lastOf, type TestResult } from "./specification.rules";
import { endotoxinThresholds, testsOfLot } from "./specifications.server";

interface LotOfTests {
  id: string;
  specificationId: string;
  requestId: string | null;
}

/** Every result of a lot, first to last. */
export const resultsOfLot = (db: Db, lotId: string) =>
  db.selectFrom("testResults").selectAll().where("lotId", "=", lotId).orderBy("enteredAt").orderBy("id").execute();

type ResultRow = Awaited<ReturnType<typeof resultsOfLot>>[number];

export type SignedResult = Pick<
  ResultRow,
  "id" | "lotId" | "specificationTestId" | "valueNumber" | "valueText" | "verdict" | "status" | "retestOf" | "approvedBy"
>;

/** What the approval of a result signs. */
export const approvalRecord = ({ id, lotId, specificationTestId, valueNumber, valueText, verdict, status, retestOf }: SignedResult) => ({
  id,
  lotId,
  specificationTestId,
  value: valueNumber ?? valueText,
  verdict,
  status,
  retestOf,
});

export const asResult = (row: ResultRow): TestResult => ({
  id: row.id,
  testId: row.specificationTestId,
  verdict: row.verdict,
  status: row.status,
  enteredBy: row.enteredBy,
  approvedBy: row.approvedBy,
  retestOf: row.retestOf,
});

/** Where a lot stands against the specification it was made under: each test with its last result, all results, and the verdict on the whole. */
export async function standingOfLot(db: Db, lot: LotOfTests) {
  const tests = await testsOfLot(db, lot);
  const results = await resultsOfLot(db, lot.id);
  const plain = results.map(asResult);
  const verdict = judgeLot(tests, plain);
  const rows = tests.map((test) => {
    const last = lastOf(plain, test.id);
    return {
      test,
      standing: verdict.standings[test.test] ?? ("missing" as const),
      result: results.find((row) => row.id === last?.id) ?? null,
      earlier: results.filter((row) => row.specificationTestId === test.id && row.id !== last?.id),
    };
  });
  return { ...verdict, rows, results };
}

export async function lotStanding(db: Db, lotId: string) {
  const lot = await db.selectFrom("lots").select(["id", "specificationId", "requestId"]).where("id", "=", lotId).executeTakeFirstOrThrow();
  return standingOfLot(db, lot);
}

/** What a lot's last approved endotoxin result means for one use (rule 33); null before there is one. */
export async function endotoxinFor(db: Db, lotId: string, use: EndotoxinUse): Promise<EndotoxinVerdict | null> {
  const { rows } = await lotStanding(db, lotId);
  const result = rows.find(({ test }) => test.test === "endotoxin")?.result;
  if (!result || result.valueNumber === null || result.approvedAt === null) return null;
  return endotoxinVerdict(result.valueNumber, use, await endotoxinThresholds(db));
}
