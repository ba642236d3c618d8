import { expect, test } from "../../support/browser";
import { acceptQuote, enquire, letterLink, quote, someone, takeUpInvitation } from "../../support/journey";
import { fillIn, follow, JOURNEY, openRow, send } from "../../support/journey-forms";
import { look } from "../../support/looked";

test.use(JOURNEY);

test("a quote goes to whoever is first to take it up, and a forgotten password is chosen anew by a mailed link", async ({
  as,
  stranger,
}) => {
  test.slow();
  const vera = someone("Vera", "adipose");
  const family = await stranger();
  await enquire(family, vera);
  await quote(await as("coordinator"), vera);
  const other = await as("kenji");
  await other.goto(await letterLink(other, vera.email, /\/link\/quote\/[\w.~-]+/));
  await acceptQuote(family, vera, { donorIs: "self", bornOn: "1979-11-02" });
  await other.locator('main form[action$="/claim"] button').click();
  await expect(other).toHaveURL(/\/claim$/);
  await expect(other.locator("main [role=alert]")).toBeVisible();
  await look(other);

  const forgetful = await stranger();
  await forgetful.goto("/password");
  await fillIn(forgetful, { email: vera.email });
  await send(forgetful, "email", /\/password\/sent$/);
  await forgetful.goto(await letterLink(forgetful, vera.email, /\/link\/password-reset\/[\w.~-]+/));
  await fillIn(forgetful, { newPassword: `${vera.password}-and-another` });
  await send(forgetful, "newPassword", /\/sign-in$/);
});

test("a clinic's new colleague follows the invitation home", async ({ as, stranger }) => {
  const colleague = someone("Bruna", "adipose");
  const [givenName = "", familyName = ""] = colleague.name.split(" ");
  const coordinator = await as("coordinator");
  await openRow(coordinator, "/staff/clinics", "Clinic Y");
  await follow(coordinator, '[href$="/members/new"]');
  await fillIn(coordinator, { givenName, familyName, email: colleague.email, clinicRole: "coordinator" });
  await send(coordinator, "familyName", /\/staff\/clinics\/[\w-]+$/);
  await takeUpInvitation(await stranger(), colleague, "clinic");
});
