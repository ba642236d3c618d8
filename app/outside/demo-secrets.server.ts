import { generateKeyPairSync, randomBytes, randomInt } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const DemoSecrets = z.object({
  SESSION_SECRET: z.string(),
  LINK_SECRET: z.string(),
  CERTIFICATE_SIGNING_KEY: z.string(),
  STRIPE_SECRET_KEY: z.string(),
  STRIPE_WEBHOOK_SECRET: z.string(),
  RESEND_API_KEY: z.string(),
  RESEND_WEBHOOK_SECRET: z.string(),
  DEMO_PASSWORD: z.string(),
});
export type DemoSecrets = z.output<typeof DemoSecrets>;

/** The secrets of this demo: made on its first start, kept in its data folder where only its owner reads them. */
export function demoSecrets(dataFolder: string): DemoSecrets {
  const file = join(dataFolder, "demo-secrets.json");
  try {
    return DemoSecrets.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if ((error as { code?: unknown }).code !== "ENOENT")
      throw new Error(`${file} cannot be read as this demo's secrets; mend it, or delete it to make new ones.`);
  }
  const made = make();
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return made;
}

function make(): DemoSecrets {
  const secret = () => randomBytes(48).toString("base64url");
  return {
    SESSION_SECRET: secret(),
    LINK_SECRET: secret(),
    CERTIFICATE_SIGNING_KEY: JSON.stringify(generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" })),
    STRIPE_SECRET_KEY: `sk_test_demo${randomBytes(16).toString("hex")}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString("hex")}`,
    RESEND_API_KEY: `re_demo${randomBytes(16).toString("hex")}`,
    RESEND_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString("base64")}`,
    DEMO_PASSWORD: password(),
  };
}

/** Easy to type and to say: four groups of four letters and digits that are not mistaken for each other (about 79 bits). */
function password(): string {
  const signs = "abcdefghjkmnpqrstuvwxyz23456789";
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}
