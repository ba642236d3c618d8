import type { ComponentType } from "react";
import { beforeAll, describe, expect, test } from "vitest";
import { certifyRelease } from "~/bank/certificates/certify.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { sampleMarkers } from "~/bank/laboratory/markers.operations.server";
import { type Actor, WORKER } from "~/bank/people/actor";
import { reportReaction } from "~/bank/release/reaction.operations.server";
import { ask, post } from "~tests/support/asked";
import { certificateRow, lastEvent } from "~tests/support/given/certificates";
import { givenCulture, givenMaterial, givenTestedLot } from "~tests/support/given/laboratory";
import { givenStaff } from "~tests/support/given/people";
import { givenRequest } from "~tests/support/given/release";
import { vialsOf } from "~tests/support/given/storage";
import { rendered } from "~tests/support/rendered";

type Route = { loader?: (args: never) => unknown; action?: Parameters<typeof post>[0]; default?: ComponentType };
const ROUTES = import.meta.glob<Route>(
  [
    "/app/routes/staff/{lots,cultures,quality,specifications,releases,reactions,vials,certificates}.*.tsx",
    "/app/routes/staff/donations.$donationId.{processing,markers}*.tsx",
    "/app/routes/staff/people.donors.$donorId.{dispute,settle}.tsx",
    "/app/routes/clinic/{cases,requests}.*.tsx",
    "/app/routes/family/{requests,grants}.*.tsx",
    "/app/routes/family/cases.$caseId.grants.tsx",
  ],
  { eager: true },
);

interface World {
  ids: Record<string, string>;
  actors: Record<string, Actor>;
}
let world: World;
beforeAll(async () => {
  const request = await givenRequest("with_clinic");
  const accepted = await givenMaterial();
  const culture = await givenCulture();
  const tested = await givenTestedLot({}, { sterility: "growth" });
  const { laboratory, onDay, day, clinic } = request;
  const taken = { specimenOf: "donor" as const, takenAt: day(1), laboratory: "Demo", laboratoryLicence: "L-1" };
  const sampleId = await onDay(2, () => sampleMarkers(laboratory, accepted.donationId, taken));
  const reaction = { reporter: "R", firstKnownAt: new Date(Date.now() - 60_000), onsetAt: new Date(Date.now() - 60_000), description: "D" };
  const more = { grade: 2, serious: "no", imputability: "1" } as const;
  const reactionId = await reportReaction(clinic.actor, request.requestId, { ...reaction, ...more });
  const certificate = await certificateRow(await certifyRelease(await lastEvent(request.caseId, "release.approved")));
  const found = await readAs(WORKER, async (db) => ({
    deviation: await db.selectFrom("deviations").select("id").where("subjectId", "=", tested.lotId).executeTakeFirstOrThrow(),
    specification: await db.selectFrom("specifications").select("id").executeTakeFirstOrThrow(),
  }));
  const [vial] = (await vialsOf(request.lotId)).filter(({ state }) => state === "stored");
  world = {
    actors: {
      staff: await givenStaff("laboratory", "quality", "medical_director", "qualified_person", "responsible_person", "coordinator"),
      clinic: clinic.actor,
      family: request.family,
    },
    ids: {
      ...{ lotId: tested.lotId, cultureId: culture.cultureId, donationId: accepted.donationId, sampleId, number: certificate.number },
      ...{ deviationId: found.deviation.id, specificationId: found.specification.id, requestId: request.requestId, reactionId },
      ...{ vialId: vial?.id ?? "", donorId: request.donorId, caseId: request.caseId, grantId: request.grantId },
    },
  };
}, 180_000);

const FORMS = Object.entries(ROUTES).filter(([, { action, default: Page }]) => action !== undefined && Page !== undefined);
const actorOf = (name: string) => world.actors[name.split("/")[3] ?? ""] ?? null;

/** What somebody, or something, might send in place of a form. */
const NONSENSE: [string, string | string[]][] = [
  ["nothing", ""],
  ["a sign that no text holds", "a\u0000b"],
  ["far too much", "x".repeat(6000)],
  ["less than nothing", "-1"],
  ["more than everything", "1e400"],
  ["a day that does not exist", "2026-02-30T25:61"],
  ["the id of nothing", "00000000-0000-7000-8000-000000000000"],
  ["everything twice", ["yes", "no"]],
];

const fieldsOf = (html: string) => [
  ...new Set([...html.matchAll(/<(?:input|select|textarea)\b[^>]*\sname="([^"]+)"/g)].map(([, name = ""]) => name)),
];

async function statusOf(work: () => Promise<{ status: number }>): Promise<number> {
  try {
    return (await work()).status;
  } catch (error) {
    if (error instanceof Response) return error.status;
    throw error;
  }
}

describe("a form filled with nonsense is answered with a sentence, never with a fault of ours", () => {
  test("the rooms have their forms", () => expect(FORMS.length).toBeGreaterThan(40));

  test.each(FORMS)("%s", async (name, { action, loader, default: Page }) => {
    if (!action || !loader || !Page) throw new Error(`${name} has a form and no page.`);
    const { ids } = world;
    const data = await ask(loader as never, actorOf(name), "/here", ids);
    const html = rendered({ Page, data, i18n: ["laboratory", "release", "storage", "certificates", "people"], path: "/here" });
    const fields = fieldsOf(html).filter((field) => field !== "formToken");
    const answers: Record<string, number> = {};
    for (const [what, value] of NONSENSE) {
      const typed = Object.fromEntries(fields.map((field) => [field, value]));
      answers[what] = await statusOf(() => post(action, actorOf(name), "/here", typed, ids));
    }
    expect(Object.entries(answers).filter(([, status]) => ![302, 404, 409, 422].includes(status))).toEqual([]);
  });
});
