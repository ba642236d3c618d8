import { beforeAll, describe, expect, test } from "vitest";
import { checkCharacter } from "~/bank/collection/isbt.rules";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { at, now } from "~/outside/clock.server";
import * as casePage from "~/routes/staff/cases.$caseId._index";
import * as packing from "~/routes/staff/cases.$caseId.kit";
import * as deviationPage from "~/routes/staff/deviations.$deviationId";
import * as donationPage from "~/routes/staff/donations.$donationId._index";
import * as receiving from "~/routes/staff/donations.$donationId.receive";
import * as kitList from "~/routes/staff/kits._index";
import * as checking from "~/routes/staff/kits.$kitId.check";
import * as labels from "~/routes/staff/kits.$kitId.labels[.]pdf";
import { localIn } from "~/web/when";
import { ask, post } from "~tests/support/asked";
import { givenCrew, givenInTransit, givenKit, givenPaidCase } from "~tests/support/given/collection";
import { givenConsentTexts } from "~tests/support/given/consent";
import { PASSWORD } from "~tests/support/given/people";

beforeAll(givenConsentTexts);

const typed = (din: string) => `${din}${checkCharacter(din)}`;
/** Collected and handed over an hour ago: the page's clock counts minutes. */
const collectedEarlier = () => at(new Date(now().getTime() - 3_600_000), () => givenInTransit());
const notFound = expect.objectContaining({ status: 404 });

describe("a kit, page by page", () => {
  test("packed from its case with the lot and expiry of every part", async () => {
    const { caseId, coi } = await givenPaidCase();
    const { laboratory } = await givenCrew();
    const { materials, parts } = await ask(packing.loader, laboratory, "/", { caseId });
    expect(materials).toEqual(["bone_marrow"]);
    const filled = Object.fromEntries(
      parts.flatMap((part) => [
        [`lot_${part}`, "L-1"],
        [`expires_${part}`, "2099-01-01"],
      ]),
    );
    const lacking = await post(packing.action, laboratory, "/", { material: "bone_marrow", loggerSerial: "LOG-1" }, { caseId });
    expect(lacking.status).toBe(422);
    const packed = await post(packing.action, laboratory, "/", { ...filled, material: "bone_marrow", loggerSerial: "LOG-1" }, { caseId });
    expect(packed.location).toMatch(/^\/staff\/kits\//);
    const page = await ask(casePage.loader, laboratory, "/", { caseId });
    expect(page.donations.map(({ din }) => `CH${din}`)).toEqual([coi]);
    expect(page.toPack).toEqual([]);
  });

  test("rule 3: a DIN typed with another check character is answered beside its field", async () => {
    const { kitId, din, coi, colleague } = await givenKit();
    const wrong = await post(checking.action, colleague, "/", { din: `${din}*`, coi }, { kitId });
    expect(wrong).toMatchObject({ status: 422, answer: { problems: { din: "collection.din_wrong" } } });
    expect(await post(checking.action, colleague, "/", { din: typed(din), coi }, { kitId })).toMatchObject({ status: 302 });
  });

  test("its labels come as a PDF, the list finds it, and a family finds neither", async () => {
    const { kitId, laboratory, family } = await givenKit();
    const sheet = await ask(labels.loader, laboratory, "/", { kitId });
    expect(sheet.headers.get("content-type")).toBe("application/pdf");
    const list = await ask(kitList.loader, laboratory, "/staff/kits?show=here");
    expect(list.rows.map(({ id }) => id)).toContain(kitId);
    await expect(ask(labels.loader, family, "/", { kitId })).rejects.toEqual(notFound);
  });
});

describe("a receipt, page by page", () => {
  test("what was found is refused as accepted, kept as typed, and decided by quality on its own page", async () => {
    const { donationId, din, coi, laboratory, quality } = await collectedEarlier();
    const receivedAt = localIn(now(), laboratory.timeZone);
    const shown = await ask(receiving.loader, laboratory, "/", { donationId });
    expect(shown.transit?.limits).toEqual({ hoursMax: 48, celsiusMin: 2, celsiusMax: 25 });
    const common = { din: typed(din), coi, sealIntact: "yes", nameMatches: "yes", receivedAt, celsiusMin: "4", celsiusMax: "31,5" };
    const refused = await post(receiving.action, laboratory, "/", { ...common, verdict: "accepted" }, { donationId });
    expect(refused).toMatchObject({ status: 409, answer: { refusal: { code: "findings_need_deviation" }, typed: { celsiusMax: "31,5" } } });
    expect(await post(receiving.action, laboratory, "/", { ...common, verdict: "deviation" }, { donationId })).toMatchObject({
      status: 302,
    });
    const { id } = await readAs(WORKER, (db) =>
      db.selectFrom("deviations").select("id").where("subjectId", "=", donationId).executeTakeFirstOrThrow(),
    );
    expect((await ask(deviationPage.loader, laboratory, "/", { deviationId: id })).mayDecide).toBe(false);
    const decided = { decision: "accepted", note: "Cells bear it.", meaning: "approval", password: PASSWORD };
    expect(await post(deviationPage.action, quality, "/", decided, { deviationId: id })).toMatchObject({ status: 302 });
    expect((await ask(donationPage.loader, laboratory, "/", { donationId })).donation.state).toBe("accepted");
  });

  test("an address that is none, and a donation that is none, are not there", async () => {
    const { laboratory } = await givenCrew();
    await expect(ask(donationPage.loader, laboratory, "/", { donationId: "x" })).rejects.toEqual(notFound);
    await expect(ask(deviationPage.loader, laboratory, "/", { deviationId: "00000000-0000-7000-8000-000000000000" })).rejects.toEqual(
      notFound,
    );
  });

  test("opening a donation is written down for the family", async () => {
    const { donationId, donorId, laboratory } = await givenInTransit();
    await ask(donationPage.loader, laboratory, "/", { donationId });
    const read = await readAs(WORKER, (db) => db.selectFrom("accessLog").select("page").where("donorId", "=", donorId).execute());
    expect(read).toContainEqual({ page: "donation.page" });
  });
});
