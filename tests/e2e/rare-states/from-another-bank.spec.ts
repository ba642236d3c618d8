import { expect, test } from "../../support/browser";
import { demoPassword } from "../../support/demo-password";
import { signConsent, someone, takeUpInvitation } from "../../support/journey";
import { fromNow } from "../../support/journey-calendar";
import { ends, fillIn, follow, JOURNEY, pathOf, send, sign } from "../../support/journey-forms";
import { look } from "../../support/looked";

test.use(JOURNEY);

test("cells come over from another bank: their consent is laid open, taken back in part and given again, and a dispute is settled", async ({
  as,
  stranger,
}) => {
  test.slow();
  const lena = someone("Lena", "adipose");
  const [givenName = "", familyName = ""] = lena.name.split(" ");
  const coordinator = await as("coordinator");
  await coordinator.goto("/staff/people/new");
  await fillIn(coordinator, { givenName, familyName, email: lena.email, country: "IT", invite: "yes" });
  await send(coordinator, "familyName", /\/staff\/people\/[\w-]{36}$/);
  const holderPersonId = pathOf(coordinator).split("/").at(-1) ?? "";
  await coordinator.goto("/staff/people/transfer-in");
  const coi = `CHB${lena.email.replace(/\D/g, "").slice(-12)}`;
  const donor = { donorGivenName: givenName, donorFamilyName: familyName, bornOn: "1990-03-03", country: "IT" };
  await fillIn(coordinator, { coi, tissue: "adipose", ...donor, storagePlan: "yearly", holderPersonId });
  await send(coordinator, "coi", /\/staff\/cases\/[\w-]+$/);
  const held = pathOf(coordinator);
  await coordinator.goto(`${held}/consent`); // the bank's own job may be quicker: then the same consent is opened
  await look(coordinator);
  await send(coordinator, "formToken", /\/staff\/consents\/[\w-]+$/);

  const family = await stranger();
  await takeUpInvitation(family, lena);
  await signConsent(family, lena);
  const consent = pathOf(family);
  await follow(family, '[href$="/withdraw"]');
  await follow(family, '[href$="/withdraw/storage"]');
  await fillIn(family, { confirmed: "yes" });
  await send(family, "confirmed", ends(consent));
  await follow(family, '[href$="/again"]');
  await fillIn(family, { confirmed: "yes" });
  await send(family, "confirmed", /\/family\/consents\/[\w-]+$/);

  const laboratory = await as("lab-a");
  await laboratory.goto(held);
  await follow(laboratory, '[href$="/transfer"]');
  const { at } = await fromNow(laboratory);
  await fillIn(laboratory, { material: "lipoaspirate", fromParty: "Bank of Lyon", courier: "Corriere Uno", handedOverAt: at(0) });
  await send(laboratory, "fromParty", /\/staff\/donations\/[\w-]+$/);

  await coordinator.goto(held);
  await follow(coordinator, '[href^="/staff/people/donors/"]');
  const record = pathOf(coordinator);
  await follow(coordinator, '[href$="/dispute"]');
  await fillIn(coordinator, { ground: "ownership" });
  await send(coordinator, "ground", ends(record));
  const responsible = await as("rp");
  await responsible.goto(record);
  await follow(responsible, '[href$="/settle"]');
  await fillIn(responsible, { outcome: "withdrawn", evidence: "Letter of the other bank" });
  await sign(responsible, demoPassword(), ends(record));
  await expect(responsible.locator('main a[href$="/settle"]')).toHaveCount(0);
});
