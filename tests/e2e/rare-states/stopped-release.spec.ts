import { test } from "../../support/browser";
import { demoPassword } from "../../support/demo-password";
import { ends, fillIn, follow, JOURNEY, pick, send, sign } from "../../support/journey-forms";
import { WITNESS } from "../../support/journey-processing";
import { ask, authorise, grant, pack, payFees, renewLicence, reviewAndApprove } from "../../support/journey-release";

test.use(JOURNEY);

test("quality stops a release that is packed already, and its vials, which never go back to stock, are destroyed", async ({ as }) => {
  test.slow();
  const family = await as("greta");
  await grant(family);
  await renewLicence(await as("coordinator"));
  const greta = { name: "Greta Hofer", bornOn: "1963-10-05", number: "GH-63", weightKg: "66" };
  const request = await ask(await as("clinic-x"), greta, 5e6);
  await payFees(family, request, 1);
  await authorise(family, { password: demoPassword() });
  const quality = await as("quality");
  await reviewAndApprove(quality, await as("qp"), request);
  await pack(await as("lab-a"), request);

  const release = `/staff/releases/${request}`;
  await quality.goto(release);
  await follow(quality, '[href$="/hold"]');
  await fillIn(quality, { reason: "The dewar's alarm rang." });
  await send(quality, "reason", ends(release));
  await follow(quality, '[href$="/destroy"]');
  await pick(quality, "witnessId", WITNESS);
  await sign(quality, demoPassword(), ends(release));
});
