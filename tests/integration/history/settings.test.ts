import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { receiveEnquiry } from "~/bank/enquiries/enquiries.server";
import { sendQuote } from "~/bank/enquiries/quotes.server";
import { changeSetting } from "~/bank/history/settings.operations.server";
import { settingAt } from "~/bank/history/settings.server";
import { settingPage } from "~/bank/history/settings-page.server";
import { readAs } from "~/bank/history/transact.server";
import { DUTIES, STRANGER, type StaffActor, WORKER } from "~/bank/people/actor";
import { at, now } from "~/outside/clock.server";
import * as list from "~/routes/staff/settings._index";
import * as page from "~/routes/staff/settings.$key";
import { ownerPool } from "~db/client.server";
import { ask, post } from "~tests/support/asked";
import { enquiryForm, givenBank } from "~tests/support/given/enquiries";
import { givenClinic, givenFamily, givenStaff } from "~tests/support/given/people";
import { rendered, wordsOf } from "~tests/support/rendered";
import { slipsOf } from "~tests/support/seen";

const LAG = "laboratory.lag_hours";
const MONTH = 30 * 86_400_000;
let responsible: StaffActor;
let bank: StaffActor;
let coordinator: StaffActor;

beforeAll(async () => {
  bank = await givenBank();
  coordinator = await givenStaff("coordinator");
  responsible = await givenStaff("responsible_person");
}, 60_000);

const seenOf = async (key: string) => (await settingPage(responsible, key))?.seen ?? 0;
const change = async (key: string, numbers: Record<string, number>, effectiveAt: Date | null = null, by = responsible) =>
  changeSetting(by, key, { numbers, effectiveAt, reason: "Validation VAL-7.", seen: await seenOf(key) });
const numberAt = (key: string, when: Date) => readAs(WORKER, (db) => settingAt(db, key, z.number(), when));
const open = (key: string, actor = responsible) => ask(page.loader, actor, `/staff/settings/${key}`, { key });

test("a value counts from its instant on and not before, and what came before it stays", async () => {
  const from = new Date(now().getTime() + MONTH);
  await change("enquiries.quote_valid_days", { value: 10 }, from);
  const validDays = (when: Date) =>
    at(when, async () => {
      const { quoteId } = await sendQuote(bank, (await receiveEnquiry(enquiryForm("adipose"))).enquiryId, {});
      const { validUntil } = await readAs(WORKER, (db) =>
        db.selectFrom("quotes").select("validUntil").where("id", "=", quoteId).executeTakeFirstOrThrow(),
      );
      return (validUntil.getTime() - when.getTime()) / 86_400_000;
    });
  expect(await validDays(new Date(from.getTime() - 1))).toBe(30);
  expect(await validDays(from)).toBe(10);
  const { setting } = await open("enquiries.quote_valid_days");
  expect(setting).toMatchObject({
    inForce: { numbers: { value: 30 } },
    planned: [{ numbers: { value: 10 }, source: "Validation VAL-7." }],
  });
});

test("without a time it is in force at once, with its reason as its source; the earlier value is read for what was judged before", async () => {
  const before = now();
  await change(LAG, { value: 30 });
  expect([await numberAt(LAG, before), await numberAt(LAG, now())]).toEqual([24, 30]);
  const { setting } = await open(LAG);
  expect(setting.inForce).toMatchObject({ numbers: { value: 30 }, source: "Validation VAL-7." });
  expect(setting.earlier).toMatchObject([{ numbers: { value: 24 } }]);
});

test("a value with several numbers keeps what is none of them, such as which markers are asked for", async () => {
  const key = "markers.requirement.birth";
  const markersOf = async () =>
    readAs(WORKER, (db) => settingAt(db, key, z.looseObject({ markers: z.array(z.string()), specimenOf: z.string() })));
  const before = await markersOf();
  await change(key, { daysBefore: 5, daysAfter: 7, "repeat.afterDays": 200 });
  expect(await markersOf()).toMatchObject({ ...before, daysBefore: 5, repeat: { ...(before.repeat as object), afterDays: 200 } });
});

test("every change is an event of whoever entered it, with the setting and the instant", async () => {
  const id = await change("release.ending_days", { value: 28 });
  const event = await readAs(WORKER, (db) =>
    db
      .selectFrom("eventSubjects")
      .innerJoin("events", "events.id", "eventSubjects.eventId")
      .select(["type", "actorId", "data"])
      .where("subjectId", "=", id)
      .executeTakeFirstOrThrow(),
  );
  expect(event).toMatchObject({ type: "settings.changed", actorId: responsible.id, data: { key: "release.ending_days" } });
});

test("even the owner of the database writes no value over, and takes none away", async () => {
  for (const statement of ["update settings set value = '1'", "delete from settings", "truncate settings"])
    await expect(ownerPool().query(statement)).rejects.toThrow(/is refused/);
});

describe("it is refused", () => {
  const later = (days: number) => new Date(now().getTime() + days * 86_400_000);

  test("to everybody but the responsible person", async () => {
    for (const duty of DUTIES.filter((one) => one !== "responsible_person"))
      await expect(change(LAG, { value: 20 }, null, await givenStaff(duty))).rejects.toMatchObject({ code: "not_allowed" });
  });

  test("for an instant that is past, and for one that has a value already", async () => {
    await expect(change(LAG, { value: 20 }, later(-1))).rejects.toMatchObject({ code: "setting_in_the_past" });
    const then = later(3);
    await change(LAG, { value: 20 }, then);
    await expect(change(LAG, { value: 21 }, then)).rejects.toMatchObject({ code: "setting_entered_then" });
  });

  test("when somebody entered another value since the page was read; of two at once one is told so", async () => {
    const seen = await seenOf(LAG);
    const form = { effectiveAt: null, reason: "Two at once.", seen };
    const both = await Promise.allSettled([
      changeSetting(responsible, LAG, { ...form, numbers: { value: 26 } }),
      changeSetting(responsible, LAG, { ...form, numbers: { value: 27 } }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "moved_on" } });
  });

  test("outside the bounds of the law, also without a page", async () => {
    await expect(change("laboratory.endotoxin_k", { intravenous: 6, intrathecal: 0.2 })).rejects.toThrow(z.ZodError);
  });
});

describe("on its pages", () => {
  test("all staff read every number with its source; a stranger, a family and a clinic do not", async () => {
    const { settings } = await ask(list.loader, await givenStaff("finance"), "/staff/settings");
    expect(settings.every(({ inForce }) => inForce !== null && inForce.source !== "")).toBe(true);
    for (const actor of [await givenFamily(), (await givenClinic()).actor])
      await expect(ask(list.loader, actor, "/staff/settings")).rejects.toMatchObject({ status: 404 });
    await expect(ask(list.loader, STRANGER, "/staff/settings")).rejects.toMatchObject({ status: 302 });
  });

  test("the form stands there for the responsible person alone; whoever posts it otherwise is refused, and what was typed comes back", async () => {
    expect([(await open(LAG)).mayChange, (await open(LAG, coordinator)).mayChange]).toEqual([true, false]);
    const typed = { value: "25", reason: "A study.", seen: String(await seenOf(LAG)) };
    const params = { key: LAG };
    const refused = await post(page.action, coordinator, `/staff/settings/${LAG}`, typed, params);
    expect([refused.status, refused.answer?.refusal?.code, refused.answer?.typed.value]).toEqual([409, "not_allowed", "25"]);
    const wrong = await post(page.action, responsible, `/staff/settings/${LAG}`, { ...typed, value: "500", reason: "" }, params);
    expect([wrong.status, wrong.answer?.problems]).toEqual([422, { value: "settings.too_high", reason: "errors.required" }]);
    const entered = await post(page.action, responsible, `/staff/settings/${LAG}`, typed, params);
    expect([entered.status, entered.location]).toEqual([302, `/staff/settings/${LAG}`]);
    expect((await open(LAG)).setting.inForce).toMatchObject({ numbers: { value: 25 }, source: "A study." });
  });

  test("what is no number of the bank is a 404, so are prices and refunds, which have their own page", async () => {
    for (const key of ["nonsense", "billing.refund_table", "laboratory.protocols"])
      await expect(open(key)).rejects.toMatchObject({ status: 404 });
  });

  test.each(["en", "it", "ar"] as const)("every sentence of both pages is written in %s", async (locale) => {
    const i18n = ["settings", "evidence"];
    const all = rendered({
      Page: list.default,
      data: await ask(list.loader, responsible, "/staff/settings"),
      locale,
      i18n,
      path: "/staff/settings",
    });
    const one = rendered({ Page: page.default, data: await open("release.forecast"), locale, i18n, path: "/staff/settings" });
    const other = rendered({ Page: page.default, data: await open(LAG, coordinator), locale, i18n, path: "/staff/settings" });
    expect([...slipsOf(all), ...slipsOf(one), ...slipsOf(other)].filter((slip) => !slip.startsWith("release."))).toEqual([]);
    if (locale === "en") {
      expect(wordsOf(all)).toContain("Viability at harvest, at least");
      expect(wordsOf(one)).toContain("From 0.1 to 1");
      expect(wordsOf(other)).toContain("The responsible person enters the next value.");
    }
  });
});
