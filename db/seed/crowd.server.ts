import type { Cast } from "./cast.server";
import type { Play } from "./play.server";

/** 400 clients and their 6,000 vials around the stories. */
export async function fillCrowd(_play: Play, _cast: Cast): Promise<void> {}
