import { beforeAll, describe, expect, test } from "vitest";
import { CLAUSES } from "~/bank/consent/clauses.rules";
import { listTexts, textPage } from "~/bank/consent/staff-pages.server";
import { draftConsentText, publishConsentText } from "~/bank/consent/texts.operations.server";
import { readAs } from "~/bank/history/transact.server";
import { DUTIES, type StaffActor } from "~/bank/people/actor";
import * as textsRoute from "~/routes/staff/consents.texts._index";
import * as textRoute from "~/routes/staff/consents.texts.$textId._index";
import { ask } from "~tests/support/asked";
import { givenConsentTexts } from "~tests/support/given/consent";
import { givenFamily, givenStaff } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const notFound = expect.objectContaining({ status: 404 });
const UNKNOWN = "01980000-0000-7000-8000-000000000000";
let coordinator: StaffActor;
beforeAll(async () => {
  await givenConsentTexts();
  coordinator = await givenStaff("coordinator");
});
const asStaff = <T>(read: Parameters<typeof readAs<T>>[1]) => readAs(coordinator, read);

describe("the bank's texts", () => {
  const text = (version: number, locale: "en" | "it" = "en") => ({
    ...{ tissue: "adipose" as const, locale, version, title: `Version ${version}` },
    clauses: CLAUSES.map(({ code, required }) => ({ code, required, heading: code, plain: "Plainly.", fullText: "In full." })),
  });

  test("are listed by tissue, the newest version first; each has a page with the version that could follow", async () => {
    const known = await asStaff(listTexts);
    expect(await ask(textsRoute.loader, coordinator, "/")).toEqual(expect.objectContaining({ texts: known }));
    const tissues = known.map(({ tissue }) => tissue);
    expect([...tissues].sort()).toEqual(tissues);
    const [one] = known.filter(({ tissue, locale }) => tissue === "adipose" && locale === "en");
    const page = await asStaff((db) => textPage(db, one?.id ?? ""));
    expect([page?.clauses.length, page?.nextVersion]).toEqual([CLAUSES.length, (one?.version ?? 0) + 1]);
    await expect(ask(textRoute.loader, coordinator, "/", { textId: UNKNOWN })).rejects.toEqual(notFound);
  });

  test("that follow in one language are followed in the others: the same version again in a language that has it is the next", async () => {
    const director = await givenStaff("medical_director");
    const english = await publishConsentText(director, text(2));
    const italian = (await asStaff(listTexts)).find(
      ({ tissue, locale, version }) => tissue === "adipose" && locale === "it" && version === 1,
    );
    expect((await asStaff((db) => textPage(db, english)))?.nextVersion).toBe(3);
    expect((await asStaff((db) => textPage(db, italian?.id ?? "")))?.nextVersion).toBe(2);
    await publishConsentText(director, text(2, "it"));
    expect((await asStaff((db) => textPage(db, italian?.id ?? "")))?.nextVersion).toBe(3);
    await expect(publishConsentText(director, text(5))).rejects.toThrow(refusal("text_version"));
    await expect(publishConsentText(director, text(1))).rejects.toThrow(refusal("text_version"));
  });

  test("that are drafted are read by nobody until they are published, and then are one text", async () => {
    const director = await givenStaff("medical_director");
    const draft = await draftConsentText(director, { ...text(3), title: "A draft" });
    expect((await asStaff((db) => textPage(db, draft)))?.nextVersion).toBe(3);
    const family = await givenFamily();
    expect(await readAs(family, (db) => db.selectFrom("consentTexts").select("id").where("id", "=", draft).execute())).toEqual([]);
    expect(await publishConsentText(director, { ...text(3), title: "The text" })).toBe(draft);
    const page = await asStaff((db) => textPage(db, draft));
    expect(page?.text).toMatchObject({ state: "published", title: "The text", publishedBy: director.id });
    expect(page?.clauses).toHaveLength(CLAUSES.length);
  });

  test.each(DUTIES.filter((duty) => duty !== "medical_director" && duty !== "administrator"))(
    "the duty %s publishes none",
    async (duty) => {
      await expect(publishConsentText(await givenStaff(duty), text(9))).rejects.toThrow(refusal("not_allowed"));
    },
  );
});
