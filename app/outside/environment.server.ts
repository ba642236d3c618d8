import type { Checked } from "./environment.rules";

/** What the portal was started with, checked. */
export interface Environment {
  demo: boolean;
  port: number;
  host: string;
  /** Where people reach the portal, without a slash at the end. */
  baseUrl: string;
  /** True exactly when `baseUrl` is https: cookies are `Secure` and `__Host-` then. */
  secure: boolean;
  /** How many proxies stand in front, whose word on the client's address counts. */
  trustProxy: number;
  sessionSecret: string;
  linkSecret: string;
  /** JSON: a private JWK (OKP, Ed25519) or a list of them; the first signs, all are published. */
  certificateSigningKey: string;
  stripe: { secretKey: string; webhookSecret: string; apiBase: string | undefined };
  resend: { apiKey: string; webhookSecret: string; baseUrl: string | undefined };
  bank: { name: string; address: string; email: string; phone: string; licence: string; fin: string };
  /** The one password of every demo person; undefined when this is no demo. */
  demoPassword: string | undefined;
}

let current: Environment | undefined;

/** @throws Error when nothing was started: tests call `setEnvironment` in their setup. */
export function environment(): Environment {
  if (current === undefined) throw new Error("The environment is not settled yet: start the portal, or call setEnvironment first.");
  return current;
}

export function setEnvironment(settled: Environment): void {
  current = settled;
}

/** Puts checked variables into the form that the portal reads; whatever may be left out has its default here. */
export function settle(checked: Checked, demo: boolean, demoPassword?: string): Environment {
  const port = checked.PORT ?? 3000;
  const baseUrl = (checked.BASE_URL ?? `http://localhost:${port}`).replace(/\/$/, "");
  return {
    demo,
    port,
    host: checked.HOST ?? (demo ? "127.0.0.1" : "0.0.0.0"),
    baseUrl,
    secure: baseUrl.startsWith("https:"),
    trustProxy: checked.TRUST_PROXY ?? 0,
    sessionSecret: checked.SESSION_SECRET ?? "",
    linkSecret: checked.LINK_SECRET ?? "",
    certificateSigningKey: checked.CERTIFICATE_SIGNING_KEY ?? "",
    stripe: {
      secretKey: checked.STRIPE_SECRET_KEY ?? "",
      webhookSecret: checked.STRIPE_WEBHOOK_SECRET ?? "",
      apiBase: checked.STRIPE_API_BASE,
    },
    resend: { apiKey: checked.RESEND_API_KEY ?? "", webhookSecret: checked.RESEND_WEBHOOK_SECRET ?? "", baseUrl: checked.RESEND_BASE_URL },
    bank: {
      name: checked.BANK_NAME ?? "Northlight Cell Bank",
      address: checked.BANK_ADDRESS ?? "Via della Dimostrazione 1, 47890 San Marino",
      email: checked.BANK_EMAIL ?? "bank@demo.invalid",
      phone: checked.BANK_PHONE ?? "",
      licence: checked.BANK_LICENCE ?? "DEMO-0000",
      fin: checked.BANK_FIN ?? "A9999",
    },
    demoPassword,
  };
}
