import { expect, test } from "../../support/browser";
import { ends, fillIn, follow, JOURNEY, openRow, pathOf, send } from "../../support/journey-forms";

test.use(JOURNEY);

test("the responsible person suspends a clinic, which reads so on its own page, and takes it back", async ({ as }) => {
  const responsible = await as("rp");
  await openRow(responsible, "/staff/clinics", "Clinic Y");
  const clinic = pathOf(responsible);
  await follow(responsible, '[href$="/suspend"]');
  await fillIn(responsible, { reason: "reports" });
  await send(responsible, "reason", ends(clinic));

  const member = await as("clinic-y");
  await expect(member.getByText("This clinic is suspended since")).toBeVisible();

  await follow(responsible, '[href$="/reinstate"]');
  await fillIn(responsible, { reason: "settled" });
  await send(responsible, "reason", ends(clinic));
  await member.reload();
  await expect(member.getByText("This clinic is suspended since")).toHaveCount(0);
});
