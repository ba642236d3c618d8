import { expect, test } from "../../support/browser";
import { demoPassword } from "../../support/demo-password";
import { fromNow } from "../../support/journey-calendar";
import { ends, fillIn, follow, JOURNEY, openRow, pathOf, send, sign } from "../../support/journey-forms";
import { look, visit } from "../../support/looked";
import { firstLink, withoutReload } from "../../support/walk";

test.use(JOURNEY);

test("a family changes its card at the payment provider, and comes back", async ({ as }) => {
  const family = await as("david");
  await family.goto("/family/payments/card");
  await family.locator('main form[method="post"] button').click();
  await expect(family).toHaveURL(/\/demo\/billing\//);
  const portal = pathOf(family);
  await fillIn(family, { card: "works" });
  await send(family, "card", ends(portal));
  await family.locator('header a[href*="/family/payments"]').first().click();
  await expect(family).toHaveURL(/\/family\/payments/);
});

test("a payment that waits is asked for again where its button led", async ({ as }) => {
  const family = await as("priya");
  await family.goto("/family/payments");
  await family.locator('main a[href^="/family/payments/"]').first().click();
  await expect(family.locator('main form[action$="/pay"]')).toBeVisible();
  await visit(family, `${pathOf(family)}/pay`);
});

test("a clinic reports a suspected reaction, and quality closes it", async ({ as }) => {
  const clinic = await as("clinic-x");
  await openRow(clinic, "/clinic", "Elena Vitale");
  const request = pathOf(clinic);
  await follow(clinic, '[href$="/reaction"]');
  const { at } = await fromNow(clinic);
  const when = { onsetAt: at(-2), firstKnownAt: at(-1) };
  await fillIn(clinic, {
    reporter: "Dr A. Conti",
    ...when,
    grade: "2",
    serious: "no",
    imputability: "1",
    description: "Fever for a night.",
  });
  await send(clinic, "reporter", ends(request));
  const quality = await as("quality");
  await quality.goto(request.replace("/clinic/requests/", "/staff/releases/"));
  await follow(quality, '[href^="/staff/reactions/"]');
  await fillIn(quality, { outcome: "complete_recovery" });
  await send(quality, "outcome", /\/staff\/releases\/[\w-]+$/);
});

test("quality revokes a certificate, and whoever looks it up is told", async ({ as, page }) => {
  const family = await as("jonas");
  await family.goto("/family/documents");
  const number = /[A-Z]{2}-\d\d-[\dA-Z]{8}/.exec(await firstLink(family, /^\/certificates\/.*\.pdf$/))?.[0] ?? "";
  const quality = await as("quality");
  await quality.goto("/staff/quality");
  await follow(quality, '[href="/staff/certificates"]');
  await fillIn(quality, { number }, "form");
  await send(quality, "number", /number=/, "form");
  await follow(quality, `[href$="${number}/revoke"]`);
  await fillIn(quality, { reason: "key_compromised" });
  await sign(quality, demoPassword(), /\/staff\/certificates\?number=/);
  await page.goto(`/verify/${number}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Revoked/);
});

test("a task that no act of the portal ends is ticked off by hand", async ({ as }) => {
  const coordinator = await as("coordinator");
  await withoutReload(coordinator, () => coordinator.locator("[data-row] a[href*='task=']").first().click(), /task=/);
  await coordinator.locator('a[href^="/staff/tasks/"]').click();
  await expect(coordinator).toHaveURL(/\/staff\/tasks\//);
  await look(coordinator);
});
