import { expect, test } from "../../support/browser";
import { demoPassword } from "../../support/demo-password";
import { fromNow } from "../../support/journey-calendar";
import { ends, fillIn, follow, JOURNEY, sign } from "../../support/journey-forms";
import { collectAndReceive, openCase, scan } from "../../support/journey-kit";
import { testDonor } from "../../support/journey-markers";

test.use(JOURNEY);

test("fat that arrives too late, of a donor with a reactive marker, is assessed, rejected and destroyed before a witness", async ({
  as,
}) => {
  test.slow();
  const laboratory = await as("lab-a");
  const quality = await as("quality");
  const held = await openCase(laboratory, "Nadia Conti");
  const now = await fromNow(laboratory);
  // Her kit left four days before the demo began. What was drawn on day 2 of this calendar is taken in now, after 68 hours of 48.
  const since = { at: (days: number, hours = 0) => now.at(days - 5, hours + 4), on: (days: number) => now.on(days - 5) };
  const late = { receivedAt: now.at(0), verdict: "deviation", note: "The courier's van broke down." };
  const donation = await collectAndReceive(laboratory, held, since, { volumeMl: "90" }, late);
  await testDonor({ laboratory, quality }, donation, since, "donor", { anti_hbc: "repeat_reactive" });

  const director = await as("director");
  await director.goto(`${donation}/markers`);
  await follow(director, '[href$="/assessment"]');
  await fillIn(director, { conclusion: "not_acceptable", note: "Hepatitis B cannot be ruled out." });
  await sign(director, demoPassword(), ends(`${donation}/markers`));

  await quality.goto(donation);
  await follow(quality, '[href^="/staff/deviations/"]');
  await fillIn(quality, { decision: "rejected", note: "Four days on the way." });
  await sign(quality, demoPassword(), ends(donation));
  await follow(quality, '[href$="/destroy"]');
  await fillIn(quality, { reason: "Arrived too late." });
  await sign(quality, demoPassword(), ends(donation));

  await laboratory.goto(donation);
  await follow(laboratory, '[href$="/destroyed"]');
  const { at } = await fromNow(laboratory);
  await fillIn(laboratory, { din: scan(held.coi).din, method: "incineration", destroyedAt: at(0) });
  await sign(laboratory, demoPassword(), ends(donation));
  await expect(laboratory.locator('main a[href$="/destroyed"]')).toHaveCount(0);
});
