import type { ComponentType } from "react";
import { beforeAll, describe, expect, test } from "vitest";
import { readAs } from "~/bank/history/transact.server";
import type { Actor, PersonActor } from "~/bank/people/actor";
import { closeAccount } from "~/bank/people/team.server";
import { askForCells } from "~/bank/release/ask.operations.server";
import { grantedCase, grantedCases, prescribersOf } from "~/bank/release/clinic-home.server";
import { familyRequest } from "~/bank/release/family-request.server";
import { grantCase } from "~/bank/release/grants.operations.server";
import { requestPage, requireRequest } from "~/bank/release/request-page.server";
import { at } from "~/outside/clock.server";
import * as clinicHome from "~/routes/clinic/_index";
import * as clinicCases from "~/routes/clinic/cases._index";
import * as askPage from "~/routes/clinic/cases.$caseId.request";
import * as clinicRequest from "~/routes/clinic/requests.$requestId._index";
import * as receivePage from "~/routes/clinic/requests.$requestId.receive";
import * as familyPage from "~/routes/family/requests.$requestId._index";
import * as releases from "~/routes/staff/releases._index";
import * as staffRequest from "~/routes/staff/releases.$requestId._index";
import { localIn } from "~/web/when";
import { ask as asked, post } from "~tests/support/asked";
import { givenEveryone, type Who } from "~tests/support/given/everyone";
import { givenAdministrator, givenClinic, givenFamily } from "~tests/support/given/people";
import { ask, askOf, bring, day, type Granted, givenGrantedClinic, requestOf, type Stage } from "~tests/support/given/release";
import { rendered } from "~tests/support/rendered";
import { linksOf, slipsOf } from "~tests/support/seen";

type Page = { loader: (args: never) => unknown; default: ComponentType };
const LOCALES = ["en", "it", "ar"] as const;

let granted: Granted;
let requestId: string;
let clinicalOther: Actor;
beforeAll(async () => {
  granted = await givenGrantedClinic();
  requestId = await ask(granted);
  clinicalOther = (await givenClinic()).actor;
  await givenEveryone();
}, 120_000);

/** A page as an actor gets it, in English; every language is whole. */
async function page(of: Page, actor: Actor, path: string, params: Record<string, string> = {}): Promise<string> {
  const data = await asked(of.loader as never, actor, path, params);
  const all = LOCALES.map((locale) => rendered({ Page: of.default, data, locale, i18n: ["release", "refusals", "storage"], path }));
  for (const html of all) expect(slipsOf(html)).toEqual([]);
  return all[0] ?? "";
}
/** The acts that a page offers for this request, by the last part of their addresses. */
const actsOn = async (of: Page, actor: Actor, root: string) => {
  const html = await page(of, actor, `${root}/${requestId}`, { requestId });
  return linksOf(html).flatMap(
    ([, to]) =>
      /^(thaw|review|approval|pack|ship|hold|destroy|refuse|receive|ending|outcome|reaction|cancel)$/.exec(
        to.split("/").at(-1) ?? "",
      )?.[0] ?? [],
  );
};
const staffActs = async (who: Who) => actsOn(staffRequest, (await givenEveryone())[who], "/staff/releases");
const clinicActs = () => actsOn(clinicRequest, granted.clinic.actor, "/clinic/requests");

describe("who may know of a request", () => {
  test("is its clinic, its family and the bank; for everyone else it does not exist", async () => {
    for (const actor of [granted.clinic.actor, granted.family, granted.quality])
      expect(await requireRequest(actor, requestId)).toBe(requestId);
    for (const actor of [clinicalOther, await givenFamily()]) {
      await expect(requireRequest(actor, requestId)).rejects.toMatchObject({ status: 404 });
      await expect(requestPage(actor, requestId)).rejects.toMatchObject({ status: 404 });
    }
  });

  test("is told of nothing by an address that is no id", async () => {
    for (const id of [undefined, "none", "00000000-0000-7000-8000-000000000000"])
      await expect(requestPage(granted.quality, id)).rejects.toMatchObject({ status: 404 });
  });

  test("stands in the family's record once the bank or the clinic has read it", async () => {
    await requestPage(granted.quality, requestId);
    const { readings } = await readAs(granted.family, async (db) => {
      const { readingsOf } = await import("~/bank/release/family-record.server");
      return readingsOf(granted.family, db, { donorId: granted.donorId });
    });
    expect(readings.some(({ what, actorKind }) => what === "request" && actorKind === "staff")).toBe(true);
  });
});

describe("a clinic's own pages", () => {
  test("list its requests and the cases that are open to it, and no other clinic's", async () => {
    expect(await page(clinicHome, granted.clinic.actor, "/clinic")).toContain(`/clinic/requests/${requestId}`);
    expect(await page(clinicCases, granted.clinic.actor, "/clinic/cases")).toContain(granted.coi);
    expect(await page(clinicHome, clinicalOther, "/clinic")).not.toContain(requestId);
    expect(await page(clinicCases, clinicalOther, "/clinic/cases")).not.toContain(granted.coi);
  });

  test("name a case once, however often its family opened it, with the end that it chose last", async () => {
    const { clinic, family, caseId } = granted;
    await at(day(-11), () => grantCase(family, caseId, { clinicId: clinic.clinicId, days: 30 }));
    const cases = await readAs(clinic.actor, (db) => grantedCases(clinic.actor, db));
    expect(cases.map(({ id }) => id)).toEqual([caseId]);
    expect(cases[0]?.untilAt).toEqual(day(19));
  });

  test("hold no case that was not opened to it", async () => {
    const found = (actor: typeof granted.clinic.actor, id: string | undefined) => readAs(actor, (db) => grantedCase(actor, db, id));
    expect(await found(granted.clinic.actor, granted.caseId)).toMatchObject({ coi: granted.coi });
    expect(await found(granted.clinic.actor, undefined)).toBeUndefined();
    expect(await found((await givenClinic()).actor, granted.caseId)).toBeUndefined();
  });

  test.each([
    ["doseCells=10000000&plannedOn=2026-99-99", false],
    ["doseCells=Infinity&plannedOn=2099-01-01", false],
    ["doseCells=-5&plannedOn=2099-01-01", false],
    ["doseCells=many&plannedOn=2099-01-01", false],
    ["doseCells=10000000&plannedOn=2099-01-01", true],
  ])("foresee %s: %s", async (search, seen) => {
    const data = await asked(askPage.loader, granted.clinic.actor, `/clinic/cases/x/request?${search}`, { caseId: granted.caseId });
    expect(data.forecast !== null).toBe(seen);
  });

  test("say beside the field what a request lacks, and send nothing", async () => {
    const { clinic, caseId } = granted;
    const sent = await post(askPage.action, clinic.actor, "/c", { doseCells: "0", patientName: "Lina" }, { caseId });
    expect(sent).toMatchObject({ status: 422, answer: { problems: { doseCells: "release.dose_needed" }, typed: { patientName: "Lina" } } });
  });

  test("offer the clinic's prescribers who still work there, and accept no other", async () => {
    const { clinic, caseId } = granted;
    const second = await givenClinic();
    expect(await readAs(clinic.actor, (db) => prescribersOf(clinic.actor, db))).toMatchObject([{ value: clinic.actor.id }]);
    await closeAccount(await givenAdministrator(), second.actor.id);
    expect(await readAs(second.actor, (db) => prescribersOf(second.actor, db))).toEqual([]);
    await grantCase(granted.family, caseId, { clinicId: second.clinicId, days: 30 });
    const form = await askOf({ clinic: second, donorId: granted.donorId });
    await expect(askForCells(second.actor, caseId, form)).rejects.toMatchObject({ code: "prescriber_not_valid" });
  });

  test("answer a receipt that comes before any shipment with a refusal", async () => {
    const form = { sealIntact: "yes", labelsMatch: "yes", countReceived: "3", loggerMaxCelsius: "-170", secondPerson: "L. Bassi" };
    const { actor } = granted.clinic;
    const sent = await post(receivePage.action, actor, "/c", { ...form, receivedAt: localIn(day(-7), actor.timeZone) }, { requestId });
    expect(sent).toMatchObject({ status: 409, answer: { refusal: { code: "wrong_state" } } });
  });
});

describe("what each may do next, stage by stage", () => {
  const STAGES: [Stage, Partial<Record<Who, string[]>>, string[]][] = [
    ["submitted", { coordinator: ["refuse"], quality: ["refuse"] }, ["cancel"]],
    ["authorised", { quality: ["review", "refuse"], coordinator: ["refuse"] }, ["cancel"]],
    [
      "reviewed",
      { qualified_person: ["approval"], quality: ["hold", "refuse"], medical_director: ["hold"], coordinator: ["refuse"] },
      ["cancel"],
    ],
    ["approved", { laboratory: ["pack"], quality: ["hold"], medical_director: ["hold"] }, ["cancel"]],
    ["packed", { laboratory: ["ship"], quality: ["hold"], medical_director: ["hold"] }, []],
    ["in_transit", {}, ["receive"]],
    ["with_clinic", {}, ["ending", "reaction"]],
    ["infused", {}, ["outcome", "reaction"]],
  ];
  const STAFF = ["coordinator", "laboratory", "quality", "qualified_person", "responsible_person", "medical_director", "finance"] as const;

  test.each(STAGES)("a request that is %s", async (stage, may, clinic) => {
    const before = STAGES[STAGES.findIndex(([each]) => each === stage) - 1]?.[0];
    if (before) await bring(granted, requestId, stage, before);
    expect((await requestOf(requestId)).state).toBe(stage);
    for (const who of STAFF) expect({ who, acts: await staffActs(who) }).toEqual({ who, acts: may[who] ?? [] });
    expect(await clinicActs()).toEqual(clinic);
    await page(familyPage, granted.family, `/family/requests/${requestId}`, { requestId });
  });

  test("the family signs once, and is asked for nothing afterwards", async () => {
    const seen = await familyRequest(granted.family as PersonActor, requestId);
    expect(seen).toMatchObject({ mayAuthorise: false, mayExpand: false, othersToSign: 0 });
    expect(seen.fees.map(({ purpose, state }) => [purpose, state])).toEqual([["release", "paid"]]);
  });
});

describe("the bank's list of releases", () => {
  const list = (search = "") => asked(releases.loader, granted.quality, `/staff/releases${search}`);

  test("has what is over apart from what is open", async () => {
    expect((await list()).requests.map(({ id }) => id)).not.toContain(requestId);
    expect((await list("?show=over")).requests.map(({ id }) => id)).toContain(requestId);
  });

  test("goes on after an id, and begins anew after what is none", async () => {
    expect((await list(`?show=over&after=${requestId}`)).requests).toEqual([]);
    for (const after of ["-".repeat(36), "none", ""]) expect((await list(`?show=over&after=${after}`)).requests).toHaveLength(1);
  });
});
