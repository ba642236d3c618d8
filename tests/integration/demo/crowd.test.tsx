import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stillSigned } from "~/bank/history/signature.server";
import { readAs } from "~/bank/history/transact.server";
import { dispositionRecord, proposeDisposition, standingDisposition } from "~/bank/laboratory/disposition.server";
import { LotPage } from "~/bank/laboratory/lot-page";
import { lotForPage } from "~/bank/laboratory/lot-page.server";
import { markersOf } from "~/bank/laboratory/markers.server";
import { judgeValue } from "~/bank/laboratory/specification.rules";
import { approvalRecord, standingOfLot } from "~/bank/laboratory/standing.server";
import { type StaffActor, WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import type { StandIns } from "~/demo/stand-ins.server";
import { ownerPool } from "~db/client.server";
import { D0 } from "~db/seed/times";
import { crowdAlone } from "~tests/support/seeded-demo";
import { told } from "~tests/support/seen";

interface CrowdLot {
  id: string;
  tissue: string;
  state: "releasable" | "quarantine";
}
const TISSUES = ["bone_marrow", "adipose", "dental_pulp", "birth"] as const;

let standIns: StandIns;
let crowd: CrowdLot[];

beforeAll(async () => {
  standIns = await crowdAlone();
  crowd = await rows<CrowdLot>(
    "select l.id, d.tissue, l.state from lots l join donations d on d.id = l.donation_id where l.number like 'C-%' order by l.number",
  );
}, 120_000);

afterAll(() => standIns?.stop());

async function rows<T>(text: string): Promise<T[]> {
  return (await ownerPool().query(text)).rows as T[];
}
/** A few of the crowd's lots of a tissue in a state. */
const some = (tissue: string, state: CrowdLot["state"], most = 3) =>
  crowd.filter((lot) => lot.tissue === tissue && lot.state === state).slice(0, most);
const EVERY_KIND = TISSUES.flatMap((tissue) => (["releasable", "quarantine"] as const).map((state) => ({ tissue, state })));

async function laboratoryStaff(): Promise<StaffActor> {
  const [account] = await rows<{ id: string }>("select id from accounts where demo_name = 'lab-a'");
  return (await actorFor(account?.id ?? "")) as StaffActor;
}

describe("the crowd of the demo bank", () => {
  test.each(EVERY_KIND)("lots of $tissue in $state are what their facts recommend", async ({ tissue, state }) => {
    const lots = some(tissue, state);
    expect(lots).toHaveLength(3);
    for (const { id } of lots) expect((await readAs(WORKER, (db) => proposeDisposition(db, id))).disposition).toBe(state);
  });

  test("a lot in quarantine waits for identity and karyotype alone, and nobody has decided about it", async () => {
    for (const { id } of TISSUES.flatMap((tissue) => some(tissue, "quarantine"))) {
      const { reasons, markers } = await readAs(WORKER, (db) => proposeDisposition(db, id));
      expect(reasons.filter(({ code }) => code === "test_pending").map(({ about }) => about)).toEqual(["identity_str", "karyotype"]);
      expect(markers.final).toBe(true);
      expect(await readAs(WORKER, (db) => standingDisposition(db, id))).toBeUndefined();
    }
    const decided =
      "select count(*)::int as n from dispositions d join lots l on l.id = d.lot_id where l.number like 'C-%' and l.state = 'quarantine'";
    expect(await rows(decided)).toEqual([{ n: 0 }]);
  });

  test("every value stands inside the limit of its test, and lots differ in theirs", async () => {
    const values = new Set<string>();
    for (const { id } of TISSUES.flatMap((tissue) => some(tissue, "releasable"))) {
      const [lot] = await readAs(WORKER, (db) => db.selectFrom("lots").selectAll().where("id", "=", id).execute());
      const standing = await readAs(WORKER, (db) =>
        standingOfLot(db, { id, specificationId: lot?.specificationId ?? "", requestId: null }),
      );
      for (const { test: asked, result } of standing.rows) {
        const value = result?.valueNumber == null ? { text: result?.valueText ?? "" } : { number: result.valueNumber };
        expect(judgeValue(asked, value)).toBe(result?.verdict);
      }
      const read = (name: string) => standing.rows.find(({ test: asked }) => asked.test === name)?.result?.valueNumber ?? 0;
      expect(read("viability_pre_freeze")).toBe(lot?.viabilityPercent);
      expect(read("viability_post_thaw")).toBeLessThan(read("viability_pre_freeze"));
      values.add(standing.rows.map(({ result }) => result?.valueNumber).join());
    }
    expect(values.size).toBe(4 * 3);
  });

  test("every signature is over the record that stands, so that nothing about the lot reopens it", async () => {
    for (const { id } of TISSUES.flatMap((tissue) => some(tissue, "releasable"))) {
      await readAs(WORKER, async (db) => {
        const standing = await standingDisposition(db, id);
        const { disposition = "", reason = "", signatureId = "" } = standing ?? {};
        expect(await stillSigned(db, signatureId, await dispositionRecord(db, id, { disposition, reason }))).toBe(true);
        const results = await db.selectFrom("testResults").selectAll().where("lotId", "=", id).execute();
        for (const result of results) expect(await stillSigned(db, result.signatureId ?? "", approvalRecord(result))).toBe(true);
      });
    }
  });

  test("what one person entered another approved, in the order of a real case, and nothing after D0", async () => {
    const wrong = `select l.number from lots l join donations d on d.id = l.donation_id join marker_samples s on s.donation_id = d.id join marker_results m on m.sample_id = s.id
        join freezing_runs f on f.lot_id = l.id join test_results r on r.lot_id = l.id left join dispositions q on q.lot_id = l.id
      where l.number like 'C-%' and not (d.collected_at <= s.taken_at and s.taken_at < s.entered_at and s.entered_at < m.entered_at and m.entered_at < m.approved_at and m.approved_at < l.harvested_at
        and l.harvested_at < f.started_at and f.ended_at = l.frozen_at and l.frozen_at < r.sampled_at and r.sampled_at < r.entered_at and r.entered_at < r.approved_at
        and coalesce(q.decided_at > r.approved_at, true) and coalesce(q.decided_at, r.approved_at) < '${D0.toISOString()}' and m.entered_by <> m.approved_by and r.entered_by <> r.approved_by)`;
    expect(await rows(wrong)).toEqual([]);
    const waiting = crowd.filter(({ state }) => state === "quarantine");
    expect(waiting.length).toBeGreaterThan(20);
    expect(waiting.length).toBeLessThan(60);
  });

  test.each(TISSUES)(
    "the page of a released lot of %s shows its results, who approved them and who signed the decision",
    async (tissue) => {
      const actor = await laboratoryStaff();
      const [lot] = some(tissue, "releasable", 1);
      const page = await readAs(actor, (db) => lotForPage(actor, db, lot?.id ?? ""));
      if (page === undefined) throw new Error("A lot of the crowd has no page.");
      const words = told(<LotPage {...page} />, ["laboratory"]);
      expect(page.recommended).toEqual({ disposition: "releasable", reasons: [] });
      expect(page.tests.every(({ result }) => result !== null && page.names[result.approvedBy ?? ""] === "Elif Qadri")).toBe(true);
      expect(page.standing?.printedName).toBe("Elif Qadri");
      expect(words).toContain("Elif Qadri");
      expect(words).toContain("Marta Said");
      expect(words).toContain("the signature stands");
    },
  );

  test("the markers of every donor of the crowd are final and approved", async () => {
    for (const { id } of TISSUES.flatMap((tissue) => some(tissue, "releasable"))) {
      const markers = await readAs(WORKER, async (db) => {
        const { donationId } = await db.selectFrom("lots").select("donationId").where("id", "=", id).executeTakeFirstOrThrow();
        return markersOf(db, donationId);
      });
      expect(markers).toMatchObject({ final: true, positive: [], biohazard: false, furtherAssessment: false });
    }
  });
});
