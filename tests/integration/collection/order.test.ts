import { beforeAll, describe, expect, test } from "vitest";
import { destroyDonation, orderDestruction } from "~/bank/collection/destruction.operations.server";
import { dispatchKit } from "~/bank/collection/dispatch.operations.server";
import { checkKitLabels, prepareKit } from "~/bank/collection/kits.operations.server";
import { at, now } from "~/outside/clock.server";
import { givenCrew, givenReceived, kitForm, payDeposit } from "~tests/support/given/collection";
import { givenConsentTexts, givenSignedConsent } from "~tests/support/given/consent";
import { PASSWORD } from "~tests/support/given/people";

const refusal = (code: string) => expect.objectContaining({ code });
const START = now();
const inHours = (hours: number) => new Date(START.getTime() + hours * 3_600_000);

beforeAll(givenConsentTexts);

describe("a kit is not said to have left", () => {
  const givenKit = async () => {
    const { laboratory, colleague } = await givenCrew();
    const { caseId, coi } = await givenSignedConsent();
    const { kitId, din } = await at(inHours(1), () => prepareKit(laboratory, caseId, kitForm("bone_marrow")));
    const check = (hours: number) => at(inHours(hours), () => checkKitLabels(colleague, kitId, { din, coi }));
    const pay = (hours: number) => at(inHours(hours), () => payDeposit(caseId));
    const dispatch = (hours: number) => {
      const form = { din, coi, courier: "Demo Courier", tracking: "DC-1", dispatchedAt: inHours(hours) };
      return at(inHours(6), () => dispatchKit(laboratory, kitId, form));
    };
    return { check, pay, dispatch };
  };

  test("before it was packed, nor before its labels were checked", async () => {
    const kit = await givenKit();
    await kit.check(3);
    await kit.pay(3);
    for (const early of [0, 2]) await expect(kit.dispatch(early)).rejects.toThrow(refusal("before_prepared"));
    await expect(kit.dispatch(3)).resolves.toBeUndefined();
  });

  test("before the deposit was paid", async () => {
    const kit = await givenKit();
    await kit.check(2);
    await kit.pay(4);
    await expect(kit.dispatch(3)).rejects.toThrow(refusal("before_deposit"));
    await expect(kit.dispatch(4)).resolves.toBeUndefined();
  });
});

test("nothing is said to have been destroyed before quality ordered it", async () => {
  const { donationId, quality, colleague, din } = await givenReceived({ receipt: { verdict: "rejected", reason: "clotted" } });
  const order = { reason: "Clotted.", meaning: "approval", password: PASSWORD } as const;
  await at(inHours(2), () => orderDestruction(quality, donationId, order));
  const destroy = (hours: number) => {
    const form = { din, method: "autoclave", destroyedAt: inHours(hours), meaning: "witness", password: PASSWORD } as const;
    return at(inHours(4), () => destroyDonation(colleague, donationId, form));
  };
  await expect(destroy(1)).rejects.toThrow(refusal("before_order"));
  await expect(destroy(2)).resolves.toBeUndefined();
});
