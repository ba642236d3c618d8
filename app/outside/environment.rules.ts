import { z } from "zod";
import { liveKeys } from "../demo/live-keys.rules";

export type Variables = Record<string, string | undefined>;

const address = (name: string) =>
  z.url({ protocol: /^https?$/, error: `${name} must be an address that begins with http:// or https://.` });
const secret = (name: string) => z.string().min(32, `${name} must have at least 32 characters; make one with: openssl rand -base64 48`);
const text = (name: string) => z.string().max(200, `${name} must have at most 200 characters.`);
const whole = (name: string, least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, `${name} must be a whole number.`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `${name} must be from ${least} to ${most}.`);

const ADMINISTRATOR = "BANK_ADMIN_EMAIL must be an e-mail address, or a name and an address: Ada Rossi <ada@cells.example>.";

/** A name and an address as mail programs write them; of an address alone the name is empty. */
export function mailboxOf(value: string): { name: string; email: string } {
  const [, name = "", email = ""] = /^(?:(.*\s)?<)?([^<>\s]+)>?$/.exec(value.trim()) ?? [];
  return { name: name.trim(), email };
}

/** Every variable that the portal reads, as it must look when it is set. The messages are what the person who starts it reads. */
const SHAPES = {
  PORT: whole("PORT", 1, 65_535),
  HOST: z.string().regex(/^[\w.:-]+$/, "HOST must be the name or address of a network interface, such as 127.0.0.1 or 0.0.0.0."),
  BASE_URL: address("BASE_URL").refine(
    (value) => !URL.canParse(value) || (new URL(value).pathname === "/" && !value.includes("?")),
    "BASE_URL must have no path: only https://name.",
  ),
  DEMO: z.enum(["true", "false"], "DEMO must be true or false."),
  TRUST_PROXY: whole("TRUST_PROXY", 0, 10),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "DATABASE_URL must begin with postgresql://."),
  SESSION_SECRET: secret("SESSION_SECRET"),
  LINK_SECRET: secret("LINK_SECRET"),
  CERTIFICATE_SIGNING_KEY: z
    .string()
    .refine(
      isSigningKey,
      "CERTIFICATE_SIGNING_KEY must be a private JWK (kty OKP, crv Ed25519, with x and d), or a list of JWKs that begins with one.",
    ),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^[sr]k_(test|live)_\w+$/, "STRIPE_SECRET_KEY must begin with sk_test_, sk_live_, rk_test_ or rk_live_."),
  STRIPE_WEBHOOK_SECRET: z.string().regex(/^whsec_\S+$/, "STRIPE_WEBHOOK_SECRET must begin with whsec_."),
  STRIPE_API_BASE: address("STRIPE_API_BASE"),
  RESEND_API_KEY: z.string().regex(/^re_\w+$/, "RESEND_API_KEY must begin with re_."),
  RESEND_WEBHOOK_SECRET: z.string().regex(/^whsec_[A-Za-z0-9+/]+=*$/, "RESEND_WEBHOOK_SECRET must be whsec_ and base64."),
  RESEND_BASE_URL: address("RESEND_BASE_URL"),
  BANK_NAME: text("BANK_NAME"),
  BANK_ADDRESS: text("BANK_ADDRESS"),
  BANK_EMAIL: z.email("BANK_EMAIL must be an e-mail address."),
  BANK_ADMIN_EMAIL: z
    .string()
    .regex(/^([^<>\s][^<>]*\s)?<?[^<>\s]+@[^<>\s]+>?$/, ADMINISTRATOR)
    .refine((value) => z.email().safeParse(mailboxOf(value).email).success, ADMINISTRATOR),
  BANK_PHONE: text("BANK_PHONE"),
  BANK_LICENCE: text("BANK_LICENCE"),
  BANK_FIN: z.string().regex(/^[A-NP-Z1-9]\d{4}$/, "BANK_FIN must be a facility identification number of ISBT 128, such as A9999."),
} as const;

export type VariableName = keyof typeof SHAPES;
export const VARIABLE_NAMES = Object.keys(SHAPES) as VariableName[];
const Shape = z.object(SHAPES).partial();
export type Checked = z.output<typeof Shape>;

/** Reads what is set; an empty variable counts as not set. A sentence for each that is wrong. */
export function checkVariables(variables: Variables): { checked: Checked; problems: string[] } {
  const set = Object.fromEntries(
    VARIABLE_NAMES.map((name) => [name, variables[name]?.trim() || undefined] as const).filter(([, value]) => value),
  );
  const result = Shape.safeParse(set);
  return result.success
    ? { checked: result.data, problems: oneKeyAlone(result.data) }
    : { checked: {}, problems: [...new Set(result.error.issues.map((issue) => issue.message))] };
}

/**
 * Whether the portal runs as a demo. It is a property of the database: an empty one (`recorded` undefined) becomes a demo when
 * neither key is set and `DEMO` is not `false`; afterwards it never changes.
 */
export function decideDemo(recorded: boolean | undefined, checked: Checked): { demo: boolean; problems: string[] } {
  const keys = checked.STRIPE_SECRET_KEY !== undefined || checked.RESEND_API_KEY !== undefined;
  const demo = recorded ?? (checked.DEMO === "true" || (!keys && checked.DEMO !== "false"));
  const problems = [];
  if (recorded === true && checked.DEMO === "false")
    problems.push("DEMO=false, but this database is a demo, and that never changes: use an empty database.");
  if (recorded === false && checked.DEMO === "true")
    problems.push("DEMO=true, but this database is not a demo, and that never changes: use an empty database.");
  if (demo)
    for (const name of liveKeys(checked as Variables))
      problems.push(`${name} is a live key, and a demo must not move money or send mail: unset it.`);
  return { demo, problems };
}

const NEEDED = [
  "BASE_URL",
  "SESSION_SECRET",
  "LINK_SECRET",
  "CERTIFICATE_SIGNING_KEY",
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "RESEND_API_KEY",
  "RESEND_WEBHOOK_SECRET",
  "BANK_NAME",
  "BANK_ADDRESS",
  "BANK_EMAIL",
  "BANK_LICENCE",
  "BANK_FIN",
] as const satisfies readonly VariableName[];

/** What a portal that is no demo lacks; a demo makes its own. */
export function lacking(checked: Checked): string[] {
  return NEEDED.filter((name) => checked[name] === undefined).map((name) => `${name} is not set, and a portal that is no demo needs it.`);
}

function oneKeyAlone(checked: Checked): string[] {
  if ((checked.STRIPE_SECRET_KEY === undefined) === (checked.RESEND_API_KEY === undefined)) return [];
  const [set, missing] = checked.STRIPE_SECRET_KEY ? ["STRIPE_SECRET_KEY", "RESEND_API_KEY"] : ["RESEND_API_KEY", "STRIPE_SECRET_KEY"];
  return [`${set} is set but ${missing} is not: set both for a portal, or neither for a demo.`];
}

function isSigningKey(value: string): boolean {
  try {
    const keys = [JSON.parse(value)].flat() as Record<string, unknown>[];
    const part = (key: Record<string, unknown>, name: string) => typeof key[name] === "string" && /^[\w-]{43}$/.test(key[name]);
    return keys.every((key) => key.kty === "OKP" && key.crv === "Ed25519" && part(key, "x")) && keys[0] !== undefined && part(keys[0], "d");
  } catch {
    return false;
  }
}
