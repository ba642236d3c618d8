import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deliver } from "~/demo/seeding.server";
import { type StandIns, startStandIns } from "~/demo/stand-ins.server";
import { readAs } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import { environment, setEnvironment } from "~/outside/environment.server";
import { seedDemo } from "~db/seed/index.server";
import { testEnvironment } from "~tests/support/test-environment";

let standIns: StandIns;
const told: string[] = [];

beforeAll(async () => {
  const { stripe, resend } = testEnvironment();
  standIns = await startStandIns({ portalUrl: "http://portal.test", stripeWebhookSecret: stripe.webhookSecret, resendWebhookSecret: resend.webhookSecret, deliver });
  setEnvironment({ ...environment(), stripe: { ...stripe, apiBase: standIns.stripeBase }, resend: { ...resend, baseUrl: standIns.resendBase } });
  await seedDemo((sentence) => void (told.push(sentence), process.stderr.write(`${sentence}\n`)), standIns);
}, 900_000);

afterAll(() => standIns?.stop());

describe("the demo bank", () => {
  test("is filled", () => {
    expect(told.length).toBeGreaterThan(10);
  });
});
void readAs;
void WORKER;
