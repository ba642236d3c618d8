import { openDemo } from "~/demo-bank.server";
import { demoSecrets } from "~/outside/demo-secrets.server";
import { setEnvironment, settle } from "~/outside/environment.server";
import { prepareDatabase, requireDatabase, requireVariables } from "~/portal.server";
import { closeDatabase, connect, ownerPool } from "~db/client.server";
import { fillCrowd } from "./crowd.server";
import { LIMIT_TABLES } from "./limits.sql";
import { fillReleases } from "./releases.server";

export interface Wished {
  databaseUrl: string;
  /** Where the demo's secrets are kept, for the bench to sign in with. */
  dataFolder: string;
  vials: number;
  say: (sentence: string) => void;
}

/** Fills an empty database: the demo bank by its operations, requests that wait for the last signature, then the crowd. */
export async function fillBank({ databaseUrl, dataFolder, vials, say }: Wished): Promise<void> {
  const checked = requireVariables({ ...process.env, DATABASE_URL: databaseUrl, DEMO: "true" });
  connect(databaseUrl);
  try {
    await requireDatabase();
    const prepared = await prepareDatabase(checked);
    if (!prepared.filling) throw new Error("This database is filled already: give the bench an empty one.");
    const secrets = demoSecrets(dataFolder);
    setEnvironment(settle({ ...secrets, ...checked }, true, secrets.DEMO_PASSWORD));
    const demo = await openDemo({ prepared, dataFolder, say }, () => false);
    try {
      if (!(await demo.fill())) throw new Error("The demo bank could not be filled.");
    } finally {
      prepared.filling.release(true);
      await demo.stop();
    }
    await fillReleases(dataFolder, say);
    await fillCrowd(vials, say);
    await ownerPool().query(LIMIT_TABLES);
    say("Analysing…");
    await ownerPool().query("analyze");
  } finally {
    await closeDatabase();
  }
}
