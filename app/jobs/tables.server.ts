import PgBoss from "pg-boss";
import { ownerPool } from "~db/client.server";
import { PATIENCE, QUEUE } from "./queue.server";

const TEN_YEARS_SECONDS = 10 * 365 * 24 * 3600;

/** pg-boss on the owner's connections. What failed for good is kept: staff decide about it. */
export function boss(onContact: () => void = () => undefined, supervise = false): PgBoss {
  const made = new PgBoss({
    db: {
      executeSql: async (text, values) => {
        const result = await ownerPool().query(text, values);
        onContact();
        return result;
      },
    },
    schema: "pgboss",
    schedule: false,
    supervise,
    maintenanceIntervalSeconds: 30,
    archiveFailedAfterSeconds: TEN_YEARS_SECONDS,
  });
  made.on("error", () => undefined); // the loop notices a lost database by itself
  return made;
}

/** Makes the job tables and lets each request role put a job beside its event, and nothing else. */
export async function prepareJobTables(): Promise<void> {
  const maker = boss();
  await maker.start();
  await maker.createQueue(QUEUE, { name: QUEUE, ...PATIENCE });
  await ownerPool().query(`
    grant usage on schema pgboss to portal_public, portal_person, portal_clinic, portal_staff, portal_worker;
    grant insert, select on pgboss.job to portal_public, portal_person, portal_clinic, portal_staff, portal_worker;
    grant select on pgboss.queue to portal_public, portal_person, portal_clinic, portal_staff, portal_worker;`);
  await maker.stop({ graceful: false });
}
