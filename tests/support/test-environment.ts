import { type Environment, settle } from "~/outside/environment.server";

/** RFC 8037, appendix A: a key that everyone knows, for tests only. */
const PUBLIC_TEST_KEY = JSON.stringify({
  kty: "OKP",
  crv: "Ed25519",
  d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
});

/** The environment of a demo with fixed secrets. The stand-ins' addresses are set by the tests that start them. */
export function testEnvironment(changes: Partial<Environment> = {}): Environment {
  const secrets = {
    BASE_URL: "http://portal.test",
    SESSION_SECRET: "session-secret-of-the-tests-0123456789abcdef",
    LINK_SECRET: "link-secret-of-the-tests-0123456789abcdef012",
    CERTIFICATE_SIGNING_KEY: PUBLIC_TEST_KEY,
    STRIPE_SECRET_KEY: "sk_test_demo0123456789abcdef",
    STRIPE_WEBHOOK_SECRET: "whsec_0123456789abcdef0123456789abcdef",
    RESEND_API_KEY: "re_demo0123456789abcdef",
    RESEND_WEBHOOK_SECRET: "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3",
  };
  return { ...settle(secrets, true, "aaaa-bbbb-cccc-dddd"), ...changes };
}
