import { refuseUnless } from "~/bank/history/refusal";
import { readAs, transact } from "~/bank/history/transact.server";
import { environment } from "~/outside/environment.server";
import { activate } from "./account.server";
import { WORKER } from "./actor";
import type { HomeKind } from "./homes.rules";
import { hashPassword } from "./password.server";
import { lockAccount } from "./store.server";
import { STORIES } from "./stories";

/** The people of the demo bank (domain.md 12). */
const DEMO_NAMES = [
  ...STORIES,
  "clinic-x",
  "clinic-y",
  "coordinator",
  "lab-a",
  "lab-b",
  "quality",
  "qp",
  "rp",
  "director",
  "finance",
  "admin",
];

export interface DemoPerson {
  demoName: string;
  kind: HomeKind;
  givenName: string;
  familyName: string;
  clinic: string | null;
  duties: string[];
}

/** Offers an account of a demo for sign-in by one button, and by the demo's one password. @throws Refusal `not_allowed` where there is no demo */
export async function offerDemoSignIn(accountId: string, demoName: string): Promise<void> {
  const { demo, demoPassword } = environment();
  refuseUnless(demo && demoPassword !== undefined, "not_allowed");
  const hash = await hashPassword(demoPassword);
  await transact(WORKER, async (tx, record) => {
    const account = await lockAccount(tx, accountId);
    await activate(tx, accountId, hash);
    await tx.updateTable("accounts").set({ demoName }).where("id", "=", accountId).execute();
    const clinics = await tx
      .updateTable("clinics")
      .set({ state: "active" })
      .where("id", "=", account.clinicId)
      .where("state", "=", "invited")
      .returning("id")
      .execute();
    await record({ type: "account.opened", about: [accountId, ...clinics.map((clinic) => clinic.id)], data: { accountId } });
  });
}

/** The account behind a demo button; none where there is no demo. */
export async function accountOfDemo(name: string): Promise<{ accountId: string; kind: HomeKind } | undefined> {
  if (!environment().demo) return undefined;
  const row = await readAs(WORKER, (db) =>
    db.selectFrom("accounts").select(["id", "kind"]).where("demoName", "=", name).where("state", "=", "active").executeTakeFirst(),
  );
  return row && { accountId: row.id, kind: row.kind };
}

/** Everyone whom a demo offers to sign in as, in the order in which their stories are told. */
export async function demoPeople(): Promise<DemoPerson[]> {
  if (!environment().demo) return [];
  return readAs(WORKER, async (db) => {
    const rows = await db
      .selectFrom("accounts as a")
      .innerJoin("persons as p", "p.id", "a.personId")
      .leftJoin("clinics as c", "c.id", "a.clinicId")
      .select(["a.id", "a.demoName", "a.kind", "p.givenName", "p.familyName", "c.name as clinic"])
      .where("a.demoName", "is not", null)
      .where("a.state", "=", "active")
      .orderBy("a.demoName")
      .execute();
    const duties = await db.selectFrom("staffDuties").select(["accountId", "duty"]).where("untilAt", "is", null).execute();
    return rows
      .map(({ id, demoName, ...row }) => ({
        ...row,
        demoName: demoName ?? "",
        duties: duties.filter((duty) => duty.accountId === id).map((duty) => duty.duty),
      }))
      .sort((one, other) => placeOf(one.demoName) - placeOf(other.demoName));
  });
}

/** Names that no story knows stand last. */
function placeOf(demoName: string): number {
  const place = DEMO_NAMES.indexOf(demoName);
  return place < 0 ? DEMO_NAMES.length : place;
}
