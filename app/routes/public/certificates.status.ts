import { published } from "~/bank/certificates/published.server";

/** The signed, dated list of what no longer stands. Any page, a saved verifier too, may fetch it. */
export async function loader() {
  const { statusList } = await published();
  const headers = { "content-type": "application/jose", "access-control-allow-origin": "*", "cache-control": "public, max-age=60" };
  return new Response(statusList, { headers });
}
