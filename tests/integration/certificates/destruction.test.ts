import { expect, test } from "vitest";
import { published } from "~/bank/certificates/published.server";
import { judge, openPublished } from "~/bank/certificates/verdict.rules";
import { destroyDonation, orderDestruction } from "~/bank/collection/destruction.operations.server";
import { now } from "~/outside/clock.server";
import { certifiedDestruction } from "~tests/support/given/certificates";
import { givenAccepted } from "~tests/support/given/collection";
import { PASSWORD } from "~tests/support/given/people";
import { textOf } from "~tests/support/pdf-text";

test("tissue that two people destroyed is certified with both their signatures, and with no product that it never became", async () => {
  const given = await givenAccepted({ tissue: "dental_pulp" });
  const { quality, colleague, donationId, din, caseId } = given;
  await orderDestruction(quality, donationId, { reason: "Contaminated in two samples.", meaning: "approval", password: PASSWORD });
  await destroyDonation(colleague, donationId, { din, method: "autoclave", destroyedAt: now(), meaning: "witness", password: PASSWORD });
  const certificate = await certifiedDestruction(caseId, "donation.destroyed");
  const content = JSON.parse(certificate.canonicalJson);
  expect(content).toMatchObject({ material: "Tooth", method: "Autoclave", reason: "Contaminated in two samples.", dins: [din] });
  expect(content.signers).toMatchObject([
    { name: quality.displayName, meaning: "ordered" },
    { name: colleague.displayName, capacity: "laboratory", meaning: "destroyed" },
  ]);
  expect(content.recordHashes).toHaveLength(2);
  const [page = ""] = await textOf(certificate.pdf);
  for (const word of ["Certificate of destruction", "Tooth", "Autoclave", quality.displayName, colleague.displayName])
    expect(page).toContain(word);
  const verdict = judge(certificate.code, openPublished(await published()));
  expect(verdict).toMatchObject({
    answer: "authentic",
    facts: { kind: "destruction", productCode: null, vials: 0, dins: [din], verdict: "destroyed" },
  });
});
