import { journals } from "~/demo/desks.server";

/** For the browser tests and the curious: how many requests reached the stand-ins, and every one that the provider's schema refuses. */
export async function loader() {
  const { stripe, resend } = await journals();
  return Response.json({
    stripe: { requests: stripe.requests.length, refused: stripe.refused },
    resend: { requests: resend.requests.length, refused: resend.refused },
  });
}
