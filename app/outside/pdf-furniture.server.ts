import type { Translator } from "~/web/translate";
import type { Furniture } from "./pdf.server";
import { type Inline, isolated } from "./pdf-runs.server";

/** Who issues: settings of the bank. */
export interface BankIdentity {
  name: string;
  /** Name in law, street and town, one a line. */
  address: readonly string[];
  licence: string;
  demo: boolean;
}

/** The head and foot of the bank's documents. @param number what the foot names: a certificate, a receipt */
export function furnitureOf({ t }: Translator, bank: BankIdentity, number: string, running: Inline = ""): Furniture {
  return {
    bank: bank.name,
    address: [...bank.address, t("documents.licence_line", { licence: bank.licence })],
    running,
    footStart: bank.demo ? t("documents.demo_line") : bank.name,
    footMiddle: number,
    page: (page, of) => t("documents.page", { page, of }),
  };
}

/** The translator of a document: each word or number set into a sentence keeps its own direction. */
export function documentWords(translator: Translator): Translator {
  if (translator.dir === "ltr") return translator;
  const guarded: Translator["t"] = (key, values) => {
    const entries = Object.entries(values ?? {}).map(
      ([name, value]) => [name, typeof value === "string" ? isolated(value) : value] as const,
    );
    return translator.t(key, Object.fromEntries(entries));
  };
  return { ...translator, t: guarded };
}

/** 1.0 × 10⁸; the power is raised by layout. */
export function power(count: number, { number }: Pick<Translator, "number">): string {
  const exponent = Math.floor(Math.log10(count) + 1e-12);
  const digits = String(exponent).replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(Number(digit)));
  return `${number(count / 10 ** exponent, 1)}\u00a0×\u00a010${digits}`;
}
