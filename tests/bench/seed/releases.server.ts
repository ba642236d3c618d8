import { readAs } from "~/bank/history/transact.server";
import type { PersonActor } from "~/bank/people/actor";
import { WORKER } from "~/bank/people/actor";
import { actorFor } from "~/bank/people/actors.server";
import { authoriseRelease, reviewRelease } from "~/bank/release/sign.operations.server";
import { deliver } from "~/demo/seeding.server";
import { startStandIns } from "~/demo/stand-ins.server";
import { now } from "~/outside/clock.server";
import { environment } from "~/outside/environment.server";
import { withCountedIds } from "~/outside/ids.server";
import type { Cast } from "~db/seed/cast.server";
import { type Play, play } from "~db/seed/play.server";
import { ask } from "~db/seed/release.server";
import { storedCase } from "~db/seed/stories/stored.server";
import { day } from "~db/seed/times";

/** How many requests wait for the qualified person: a run of the bench signs some of them, for good. */
const WAITING = 12;
const STAFF = ["admin", "coordinator", "lab-a", "lab-b", "quality", "qp", "rp", "director", "finance"] as const;

/** Families whose clinic asked for cells from stock, authorised and reviewed, so that only the last signature is missing. */
export async function fillReleases(dataFolder: string, say: (sentence: string) => void): Promise<void> {
  const { baseUrl, stripe, resend, demoPassword } = environment();
  const standIns = await startStandIns({
    portalUrl: baseUrl,
    dataDir: `${dataFolder}/stand-ins`,
    now,
    deliver,
    stripeWebhookSecret: stripe.webhookSecret,
    resendWebhookSecret: resend.webhookSecret,
  });
  stripe.apiBase = standIns.stripeBase;
  resend.baseUrl = standIns.resendBase;
  try {
    await withCountedIds("bench releases", () =>
      play(standIns, demoPassword ?? "", async (stage) => {
        const cast = await castOfDemo();
        for (let number = 1; number <= WAITING; number++) await waitForSignature(stage, cast, number);
      }),
    );
    say(`${WAITING} requests wait for the qualified person.`);
  } finally {
    await standIns.stop();
  }
}

async function castOfDemo(): Promise<Cast> {
  const rows = await readAs(WORKER, (db) =>
    db.selectFrom("accounts").select(["id", "demoName"]).where("demoName", "is not", null).execute(),
  );
  const actor = async (name: string) => actorFor(rows.find(({ demoName }) => demoName === name)?.id ?? "");
  const staff = await Promise.all(STAFF.map(async (name) => [name, await actor(name)] as const));
  const clinics = await Promise.all(["clinic-x", "clinic-y"].map(async (name) => [name, await actor(name)] as const));
  return { staff: Object.fromEntries(staff), clinics: Object.fromEntries(clinics) } as unknown as Cast;
}

async function waitForSignature(stage: Play, cast: Cast, number: number): Promise<void> {
  const name = `bench-${number}`;
  const opened = await storedCase(stage, cast, {
    family: {
      name,
      givenName: "Rita",
      familyName: `Bench ${number}`,
      tissue: "bone_marrow",
      country: "IT",
      from: -200 + number,
      acceptance: { donorIs: "self", bornOn: "1980-05-05", medicalNumber: `BENCH-${number}`, storagePlan: "yearly" },
    },
    material: "bone_marrow",
    productCode: "DBM01",
    measured: { volumeMl: 48 },
    after: 6,
    specimenOf: "donor",
    vials: { dose: 6, reserve: 2, qc: 1, retain: 1, cellsPerVial: 1e7 },
    paysStorage: true,
  });
  const patient = { name: `Rita Bench ${number}`, bornOn: "1980-05-05", number: `BENCH-${number}`, weightKg: 70 };
  const requestId = await ask(stage, cast, opened, patient, -20, 20, { doseCells: 1e7 });
  await stage.at(day(-18), async () => authoriseRelease(opened.family as PersonActor, requestId, await signature(stage, requestId)));
  await stage.at(day(-17), async () => reviewRelease(cast.staff.quality, requestId, await signature(stage, requestId)));
}

async function signature({ password }: Play, requestId: string) {
  const { revision } = await readAs(WORKER, (db) =>
    db.selectFrom("requests").select("revision").where("id", "=", requestId).executeTakeFirstOrThrow(),
  );
  return { password, revision };
}
