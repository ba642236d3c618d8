import { sql } from "kysely";
import { transact } from "~/bank/history/transact.server";
import type { Cast } from "../cast.server";
import type { Play } from "../play.server";
import { day } from "../times";
import { cells } from "./cells.sql";
import { tellCrowd } from "./events.server";
import { CROWD, PEOPLE } from "./people.sql";
import { signCrowd } from "./sign.server";
import { markers, RESULTS, results } from "./tests.sql";

/** 400 clients and their 6,000 vials around the stories: one insert-select a table, in one transaction, every row explained. */
export function fillCrowd(play: Play, cast: Cast): Promise<void> {
  return play.at(day(0), () =>
    transact(cast.staff.admin, async (tx) => {
      await sql`create temporary table crowd on commit drop as ${CROWD}`.execute(tx);
      for (const insert of [...PEOPLE, ...cells(cast), ...markers(cast)]) await insert.execute(tx);
      await sql`create temporary table crowd_results on commit drop as ${RESULTS}`.execute(tx);
      await signCrowd(tx, cast);
      for (const insert of results(cast)) await insert.execute(tx);
      await tellCrowd(tx, cast);
    }),
  );
}
