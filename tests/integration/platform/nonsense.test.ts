import type { ComponentType } from "react";
import { beforeAll, describe, expect, test } from "vitest";
import { certifyRelease } from "~/bank/certificates/certify.operations.server";
import { type Db, readAs } from "~/bank/history/transact.server";
import { sampleMarkers } from "~/bank/laboratory/markers.operations.server";
import { type Actor, WORKER } from "~/bank/people/actor";
import { reportReaction } from "~/bank/release/reaction.operations.server";
import { now } from "~/outside/clock.server";
import { ask, post } from "~tests/support/asked";
import { certificateRow, lastEvent } from "~tests/support/given/certificates";
import { givenCulture, givenMaterial, givenTestedLot } from "~tests/support/given/laboratory";
import { givenAdministrator } from "~tests/support/given/people";
import { givenRequest } from "~tests/support/given/release";
import { vialsOf } from "~tests/support/given/storage";
import { rendered } from "~tests/support/rendered";
import { withStandIns } from "~tests/support/stand-ins";

withStandIns();

const NOBODY = "00000000-0000-7000-8000-000000000000";
type Route = { loader?: (args: never) => unknown; action?: Parameters<typeof post>[0]; default?: ComponentType };
const ROUTES = import.meta.glob<Route>("/app/routes/{staff,clinic,family,public}/*.tsx", { eager: true });

/** A row of each other table that pages are about. */
async function someIds(db: Db, donorId: string): Promise<Record<string, string>> {
  const first = (table: "enquiries" | "persons" | "accounts" | "staffDuties" | "consentTexts" | "tasks" | "specifications" | "rights") =>
    db.selectFrom(table).select("id").limit(1).executeTakeFirst();
  const payment = await db.selectFrom("payments").select("id").where("donorId", "=", donorId).executeTakeFirst();
  const rows = {
    ...{ enquiryId: await first("enquiries"), personId: await first("persons"), accountId: await first("accounts") },
    ...{ dutyId: await first("staffDuties"), textId: await first("consentTexts"), taskId: await first("tasks") },
    ...{ specificationId: await first("specifications"), rightId: await first("rights"), paymentId: payment },
  };
  return Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, row?.id ?? NOBODY]));
}

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
  const reaction = { reporter: "R", firstKnownAt: now(), onsetAt: now(), description: "D" };
  const more = { grade: 2, serious: "no", imputability: "1" } as const;
  const reactionId = await reportReaction(clinic.actor, request.requestId, { ...reaction, ...more });
  const certificate = await certificateRow(await certifyRelease(await lastEvent(request.caseId, "release.approved")));
  const found = await readAs(WORKER, async (db) => ({
    deviation: await db.selectFrom("deviations").select("id").where("subjectId", "=", tested.lotId).executeTakeFirstOrThrow(),
    ids: await someIds(db, request.donorId),
  }));
  const [vial] = (await vialsOf(request.lotId)).filter(({ state }) => state === "stored");
  world = {
    actors: {
      staff: await givenAdministrator(),
      clinic: clinic.actor,
      family: request.family,
    },
    ids: {
      ...{ lotId: tested.lotId, cultureId: culture.cultureId, donationId: accepted.donationId, sampleId, number: certificate.number },
      ...{ deviationId: found.deviation.id, requestId: request.requestId, reactionId },
      ...{ vialId: vial?.id ?? "", donorId: request.donorId, caseId: request.caseId, grantId: request.grantId },
      ...{ consentId: request.consentId, quoteId: request.quoteId, kitId: request.kitId, clinicId: clinic.clinicId, ...found.ids },
      ...{ ordinal: "1", code: "release", tissue: "birth", token: "none", file: "none", name: "none" },
    },
  };
}, 180_000);

const FORMS = Object.entries(ROUTES).filter(([, { action, default: Page }]) => action !== undefined && Page !== undefined);
const actorOf = (name: string) => world.actors[name.split("/")[3] ?? ""] ?? null;

/** What somebody, or something, might send in place of a form. */
const NONSENSE: [string, string | string[]][] = [
  ["nothing", ""],
  ["a sign that no text holds", "a\u0000b"],
  ["a number that is no number", "1e400"],
  ["the id of nothing", NOBODY],
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

/** The fields of a route's own page, where it shows one for these ids. */
async function fieldsOn(name: string, { loader, default: Page }: Route): Promise<string[]> {
  if (!loader || !Page) return [];
  try {
    const answer: unknown = await ask(loader as never, actorOf(name), "/here", world.ids);
    const data = answer !== null && typeof answer === "object" && "init" in answer && "data" in answer ? answer.data : answer;
    return fieldsOf(rendered({ Page, data, i18n: [], path: "/here" })).filter((field) => field !== "formToken");
  } catch (thrown) {
    if (thrown instanceof Response) return [];
    throw thrown;
  }
}

describe("a form filled with nonsense is answered with a sentence, never with a fault of ours", () => {
  test("the portal has its forms", () => expect(FORMS.length).toBeGreaterThan(90));

  test.each(FORMS)("%s", async (name, route) => {
    const { action } = route;
    if (!action) return;
    const fields = await fieldsOn(name, route);
    const answers: Record<string, number> = {};
    for (const [what, value] of NONSENSE) {
      const typed = Object.fromEntries(fields.map((field) => [field, value]));
      answers[what] = await statusOf(() => post(action, actorOf(name), "/here", typed, world.ids));
    }
    expect(Object.entries(answers).filter(([, status]) => ![200, 302, 403, 404, 409, 422].includes(status))).toEqual([]);
  });

  test.each(FORMS.filter(([name]) => name.includes("$")))("%s, at an address of nothing", async (name, { action }) => {
    if (!action) return;
    for (const nothing of ["none", "a\u0000b", NOBODY]) {
      const params = Object.fromEntries(Object.keys(world.ids).map((place) => [place, nothing]));
      expect([302, 404, 409, 410, 422]).toContain(await statusOf(() => post(action, actorOf(name), "/here", { password: "x" }, params)));
    }
  });
});
