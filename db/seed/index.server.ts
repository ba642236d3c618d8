import { transact } from "~/bank/history/transact.server";
import { WORKER } from "~/bank/people/actor";
import type { StandIns } from "~/demo/stand-ins.server";
import { environment } from "~/outside/environment.server";
import { withCountedIds } from "~/outside/ids.server";
import { type Cast, hireCast } from "./cast.server";
import { fillCrowd } from "./crowd/index.server";
import { layFoundation } from "./foundation.server";
import { type Play, play } from "./play.server";
import { settleSettings } from "./settle.server";
import { marco } from "./stories/01-marco.server";
import { lina } from "./stories/02-lina.server";
import { tom } from "./stories/03-tom.server";
import { elena } from "./stories/04-elena.server";
import { david } from "./stories/05-david.server";
import { twins } from "./stories/06-twins.server";
import { priya } from "./stories/07-priya.server";
import { jonas } from "./stories/08-jonas.server";
import { ng } from "./stories/09-ng.server";
import { sara } from "./stories/10-sara.server";
import { kenji } from "./stories/11-kenji.server";
import { greta } from "./stories/12-greta.server";
import { enquiries, lostKit } from "./stories/extras.server";
import { moving } from "./stories/moving.server";
import { day } from "./times";

/** In this order: the numbers of donations follow it. */
const STORIES = { marco, lina, tom, elena, david, twins, priya, lostKit, jonas, ng, sara, kenji, greta, moving, enquiries };

/** Fills the demo bank: what its people did, by the operations that they would have used, then the crowd around them. */
export function seedDemo(report: (sentence: string) => void, standIns: StandIns): Promise<void> {
  return withCountedIds("demo bank", () =>
    play(standIns, environment().demoPassword ?? "", async (stage) => {
      const cast = await openBank(stage);
      for (const [name, tell] of Object.entries(STORIES)) {
        const started = performance.now();
        await tell(stage, cast);
        report(`The story of ${name} is told (${Math.round(performance.now() - started)} ms).`);
      }
      await fillCrowd(stage, cast);
      await stage.at(day(0), () => transact(WORKER, (_tx, record) => record({ type: "demo.filled", about: [] })));
    }),
  );
}

/** Opens the demo bank: its settings, the people who work in it, and what the stories stand on. */
export async function openBank(stage: Play): Promise<Cast> {
  await stage.at(day(-1100), () => settleSettings(new Date("2006-01-01T00:00:00Z")));
  const cast = await hireCast(stage);
  await layFoundation(stage, cast);
  return cast;
}
