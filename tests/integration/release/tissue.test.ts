import { expect, test } from "vitest";
import { published } from "~/bank/certificates/published.server";
import { judge, openPublished } from "~/bank/certificates/verdict.rules";
import { readAs } from "~/bank/history/transact.server";
import { disposeLot } from "~/bank/laboratory/disposition.operations.server";
import { freezeLot } from "~/bank/laboratory/freezing.operations.server";
import { holdLot, liftHold } from "~/bank/laboratory/holds.operations.server";
import { makeTissueLot } from "~/bank/laboratory/processing.operations.server";
import { type PersonActor, WORKER } from "~/bank/people/actor";
import { registerBirth } from "~/bank/people/family.server";
import { quoteFees } from "~/bank/release/expand.operations.server";
import { shut } from "~/bank/release/gates.rules";
import { gatesFor } from "~/bank/release/gates.server";
import { grantCase } from "~/bank/release/grants.operations.server";
import { receiveShipment, recordEnding } from "~/bank/release/receive.operations.server";
import { packRelease, shipRelease } from "~/bank/release/ship.operations.server";
import { approveRelease, authoriseRelease, reviewRelease } from "~/bank/release/sign.operations.server";
import { vialsHeldBy } from "~/bank/release/store.server";
import { at } from "~/outside/clock.server";
import { follow } from "~tests/support/given/jobs";
import { dispositionOf, freezingOf, givenMarkers, givenMaterial, givenResults } from "~tests/support/given/laboratory";
import { givenClinic, PASSWORD } from "~tests/support/given/people";
import { arrival, ask, COLD_ENOUGH, dateOn, day, givenSigners, packing, payFees, requestOf, signature } from "~tests/support/given/release";
import { givenStore, place } from "~tests/support/given/storage";

const certificatesOf = (requestId: string) =>
  readAs(WORKER, (db) => db.selectFrom("certificates").selectAll().where("requestId", "=", requestId).orderBy("issuedAt").execute());

test.each([
  ["a child's tooth, its pulp frozen as it is", { tissue: "dental_pulp" as const, donor: "child" as const }, "DTH01"],
  ["a newborn's cord, frozen as it is", { tissue: "birth" as const, donor: "unborn" as const }, "DCT01"],
])(
  "%s: from the bench to the clinic by operations; the responsible person releases, and the certificate says so, before packing and anew after it",
  async (_what, wished, productCode) => {
    await givenStore();
    const material = await givenMaterial(wished);
    const { donationId, caseId, donorId, laboratory, quality, onDay } = material;
    const family = material.family as PersonActor;
    const lotId = await onDay(1, () => makeTissueLot(laboratory, donationId, { productCode, harvestedAt: material.day(1) }));
    await givenMarkers(material);
    const vials = { dose: 4, reserve: 2, qc: 1, retain: 1, cellsPerVial: 5e6 };
    const hours = (n: number) => new Date(material.day(1).getTime() + n * 3_600_000);
    await onDay(2, () => freezeLot(laboratory, lotId, { ...freezingOf(material, vials), startedAt: hours(1), endedAt: hours(3) }));
    await place(lotId, material.day(4));
    await givenResults({ ...material, lotId }, {}, [4, 20]);
    await onDay(43, async () => disposeLot(quality, lotId, await dispositionOf(lotId, "releasable")));

    const clinic = await at(new Date("2020-01-01T09:00:00Z"), () => givenClinic());
    await at(day(-12), () => grantCase(family, caseId, { clinicId: clinic.clinicId, days: 365 }));
    const { qp, rp } = await givenSigners();
    if (wished.donor === "unborn")
      await at(day(-60), () => registerBirth(family, donorId, { givenName: "Lina", familyName: "Family", bornOn: dateOn(-69) }));
    const { code } = await readAs(WORKER, (db) =>
      db.selectFrom("donors").select("code").where("id", "=", donorId).executeTakeFirstOrThrow(),
    );
    const requestId = await ask({ ...material, lotId, clinic } as never, { doseCells: 3e6, patientNumber: code });
    await at(day(-11), () => quoteFees(requestId));
    expect(await requestOf(requestId)).toMatchObject({ path: "stock", productClass: "TISSUE_361", lotId });

    await at(day(-10), async () => authoriseRelease(family, requestId, await signature(requestId)));
    expect(shut(await at(day(-9), () => gatesFor(requestId)))).toEqual(["fees"]);
    await at(day(-9), async () => reviewRelease(quality, requestId, await signature(requestId)));
    await expect(at(day(-9, 1), async () => approveRelease(qp, requestId, await signature(requestId)))).rejects.toMatchObject({
      code: "not_allowed",
    });
    await at(day(-9, 2), async () => approveRelease(rp, requestId, await signature(requestId)));
    await at(day(-9, 2), () => follow(donorId, "release.approved"));
    const [certificate] = await certificatesOf(requestId);
    if (certificate === undefined) throw new Error("No certificate followed from the approval.");
    expect(judge(certificate.code, openPublished(await published()))).toMatchObject({ answer: "authentic", facts: { kind: "release" } });
    expect(certificate.canonicalJson).toContain("TISSUE_361");
    expect(certificate.canonicalJson).toContain("responsible_person");
    expect(certificate.canonicalJson).not.toContain("qualified_person");

    await at(day(-9, 3), () => payFees(requestId, "release"));
    await at(day(-8), async () => packRelease(laboratory, requestId, await packing(requestId, -8)));
    await at(day(-8, 1), () => holdLot(quality, lotId, { reason: "other" }));
    await at(day(-8, 1), () => follow(donorId, "lot.held"));
    await at(day(-8, 1), () => follow(donorId, "release.held"));
    await at(day(-8, 2), () => liftHold(quality, lotId, { reason: "Looked at.", meaning: "approval", password: PASSWORD }));
    await at(day(-8, 2), async () => approveRelease(rp, requestId, await signature(requestId)));
    await at(day(-8, 2), () => follow(donorId, "release.approved"));
    const [first, anew] = (await certificatesOf(requestId)).map(({ canonicalJson }) => JSON.parse(canonicalJson));
    expect(first.sec).toMatch(/^SEC: (AE|SM)/);
    expect(first.analysis.tanks).not.toEqual([]);
    expect({ sec: anew.sec, tanks: anew.analysis.tanks, made: anew.made }).toEqual({
      sec: first.sec,
      tanks: first.analysis.tanks,
      made: first.made,
    });

    const dispatch = { courier: "Demo Courier", tracking: "DC-1", etaAt: day(-7), shippedAt: day(-8, 3) };
    await at(day(-8, 3), () => shipRelease(laboratory, requestId, dispatch));
    const vialIds = (await readAs(WORKER, (db) => vialsHeldBy(db, requestId, "release"))).map(({ id }) => id);
    await at(day(-7), () => receiveShipment(clinic.actor, requestId, arrival(vialIds.length, -7), COLD_ENOUGH));
    await at(day(-6), () => recordEnding(clinic.actor, requestId, { vialIds, ending: "infused", evidence: "IR-1", happenedAt: day(-6) }));
    expect((await requestOf(requestId)).state).toBe("infused");
  },
);
