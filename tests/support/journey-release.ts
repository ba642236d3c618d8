import type { Page } from "@playwright/test";
import { expect } from "./browser";
import { demoPassword } from "./demo-password";
import { type Asker, payHere } from "./journey";
import { fromNow } from "./journey-calendar";
import { ends, fillIn, follow, followWhenItWaits, openRow, pathOf, pick, send, sign } from "./journey-forms";
import { WITNESS } from "./journey-processing";
import { look } from "./looked";

/** A request by its id, wherever it is read: /clinic/requests, /family/requests, /staff/releases. */
const idOf = (page: Page) => pathOf(page).split("/").at(-1) ?? "";

/** The family opens the case to Clinic X. */
export async function grant(family: Page, name = "Clinic X"): Promise<void> {
  await family.goto("/family");
  await follow(family, '[href^="/family/cases/"]');
  await follow(family, '[href$="/grants"]');
  await pick(family, "clinicId", name);
  await fillIn(family, { days: "365" });
  await send(family, "clinicId", /\/grants$/);
  await expect(family.locator('main a[href^="/family/grants/"]').first()).toBeVisible();
}

/** The clinic sends its renewed licence, and the coordinator enters it. */
export async function renewLicence(coordinator: Page, name = "Clinic X"): Promise<void> {
  await openRow(coordinator, "/staff/clinics", name);
  const clinic = pathOf(coordinator);
  const { on } = await fromNow(coordinator);
  await follow(coordinator, '[href$="/licences/new"]');
  await fillIn(coordinator, { number: "IT-CLINIC-X", scope: "Cell therapies, hospital exemption", validFrom: on(0), validUntil: on(400) });
  await send(coordinator, "validUntil", ends(clinic));
}

export interface Patient {
  name: string;
  bornOn: string;
  number: string;
  weightKg: string;
}

/** Further off, in days, than any other journey moves the clock while a form is filled in; long enough to grow cells. */
const PLANNED_IN = 60;

/** The clinic looks at the forecast for a dose and asks for it; the patient is the donor. @returns the request's id */
export async function ask(clinic: Page, patient: Patient, doseCells: number): Promise<string> {
  await openRow(clinic, "/clinic/cases", patient.name);
  const { on } = await fromNow(clinic);
  const asked = { doseCells: String(doseCells), plannedOn: on(PLANNED_IN) };
  await fillIn(clinic, asked, 'form[method="get"]');
  await clinic.locator('main form[method="get"] button[type="submit"]').click();
  await expect(clinic).toHaveURL(/doseCells=/);
  await fillIn(clinic, {
    patientName: patient.name,
    patientBornOn: patient.bornOn,
    patientNumber: patient.number,
    patientWeightKg: patient.weightKg,
    relationship: "autologous",
    ...asked,
    route: "intravenous",
    infusionVolumeMl: "20",
    infusionHours: "1",
    legalBasis: "hospital_exemption",
    legalBasisReference: "HE-IT-0231",
    legalBasisValidUntil: on(300),
    indication: "ND51.2",
    protocol: "SCI-01 v2",
  });
  await pick(clinic, "prescriberAccountId", "Conti");
  await send(clinic, "patientName", /\/clinic\/requests\/[\w-]+$/);
  return idOf(clinic);
}

/** The account holder accepts the expansion and its price. */
export async function acceptExpansion(family: Page, { password }: Asker): Promise<void> {
  const form = 'form[action$="/expansion"]';
  await expect(async () => {
    await followWhenItWaits(family, "/family", '[href^="/family/requests/"]');
    await expect(family.locator(`main ${form}`)).toBeVisible({ timeout: 300 });
  }).toPass();
  await signAtSecondTry(family, password, "expansion");
}

/** Pays every fee that the request shows as asked for. */
export async function payFees(family: Page, requestId: string, count: number): Promise<void> {
  const fees = family.locator('main a[href^="/family/payments/"]');
  await expect(async () => {
    await family.goto(`/family/requests/${requestId}`);
    await expect(fees).toHaveCount(count, { timeout: 300 });
  }).toPass();
  const addresses = await fees.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const address of addresses) {
    await family.goto(address);
    await payHere(family);
  }
}

/** One of those who instruct for the donor agrees that the cells leave. */
export async function authorise(family: Page, { password }: Pick<Asker, "password">): Promise<void> {
  await followWhenItWaits(family, "/family", '[href^="/family/requests/"]');
  await signAtSecondTry(family, password, "authorise");
}

/** A mistyped password is answered on a page of the form's own, where one signs again. */
async function signAtSecondTry(family: Page, password: string, act: "expansion" | "authorise"): Promise<void> {
  const form = `form[action$="/${act}"]`;
  await sign(family, "a-slip-of-the-finger", new RegExp(`/${act}$`), form);
  await look(family);
  await sign(family, password, /\/family\/requests\/[\w-]+$/, form);
  await expect(family.locator(`main ${form}`)).toHaveCount(0);
}

/** Quality reviews once the request has its vials; whoever is named to release signs: a qualified person for expanded cells, the responsible person for tissue (rule 27). */
export async function reviewAndApprove(quality: Page, releaser: Page, requestId: string): Promise<void> {
  const request = `/staff/releases/${requestId}`;
  await expect(async () => {
    await quality.goto(request);
    await expect(quality.locator("main ul.rows li").first(), "vials are set aside").toBeVisible({ timeout: 300 });
  }).toPass();
  await quality.goto(`${request}/review`);
  await sign(quality, demoPassword(), ends(request));
  await releaser.goto(`${request}/approval`);
  await sign(releaser, demoPassword(), ends(request));
}

/** Thaws the reserved vials for their expansion, with a witness. @returns the address of the culture */
export async function thaw(staff: Page, requestId: string): Promise<string> {
  await staff.goto(`/staff/releases/${requestId}/thaw`);
  await pick(staff, "witnessId", WITNESS);
  await send(staff, "witnessId", /\/staff\/cultures\/[\w-]+$/);
  return pathOf(staff);
}

/** Packs the vials with a witness, every label scanned. @returns how many vials */
export async function pack(staff: Page, requestId: string): Promise<number> {
  const request = `/staff/releases/${requestId}`;
  const { on } = await fromNow(staff);
  await staff.goto(`${request}/pack`);
  const plates = await staff.getByRole("main").locator(".din").allInnerTexts();
  const labels = plates.map((plate) => plate.replace(/\s/g, ""));
  await fillIn(staff, {
    labels: labels.join("\n"),
    shipperSerial: "DS-0017",
    qualifiedUntil: on(60),
    holdHours: "240",
    plannedTransitHours: "30",
    loggerSerial: "LOG-DS-17",
    seal: "SL-2210",
  });
  await pick(staff, "witnessId", WITNESS);
  await send(staff, "witnessId", ends(request));
  return labels.length;
}

/** Packs the vials and gives them to the courier. @returns how many vials */
export async function packAndShip(staff: Page, requestId: string): Promise<number> {
  const vials = await pack(staff, requestId);
  const request = `/staff/releases/${requestId}`;
  await staff.goto(`${request}/ship`);
  await look(staff);
  const { at } = await fromNow(staff);
  await fillIn(staff, { courier: "Demo Courier", tracking: "DC-SHIP-1", etaAt: at(30) }); // other journeys let days pass meanwhile
  await send(staff, "courier", ends(request));
  return vials;
}

/** The clinic takes the shipment in, and gives the cells to the patient. */
export async function receiveAndInfuse(clinic: Page, requestId: string, vials: number): Promise<void> {
  const request = `/clinic/requests/${requestId}`;
  await clinic.goto(`${request}/receive`);
  await fillIn(clinic, { sealIntact: "yes", labelsMatch: "yes", countReceived: String(vials), loggerMaxCelsius: "-171" });
  await fillIn(clinic, { secondPerson: "L. Bassi" });
  await send(clinic, "sealIntact", ends(request));
  await clinic.goto(`${request}/ending`);
  const each = clinic.locator('main input[name="vialIds"]');
  await expect(each).toHaveCount(vials);
  for (const vial of await each.all()) await vial.check();
  await fillIn(clinic, { ending: "infused", evidence: "IR-0041", postThawViabilityPercent: "87" });
  await send(clinic, "evidence", ends(request));
}
