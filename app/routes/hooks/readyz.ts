import { readiness } from "~/web/readiness.server";

/** Says whether people can be let in: 200, or 503 with what is missing. */
export async function loader() {
  const state = await readiness();
  return Response.json(state, { status: Object.values(state).every(Boolean) ? 200 : 503 });
}
