import { signingKeys } from "~/bank/certificates/signing.server";

/** The public keys of every certificate, the present and the former. */
export async function loader() {
  const { published } = await signingKeys();
  const keys = published.map((key) => ({ ...key, use: "sig", alg: "EdDSA" }));
  return Response.json({ keys }, { headers: { "access-control-allow-origin": "*", "cache-control": "public, max-age=3600" } });
}
