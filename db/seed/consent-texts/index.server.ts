import type { z } from "zod";
import { CLAUSES } from "~/bank/consent/clauses.rules";
import type { PublishForm } from "~/bank/consent/texts.operations.server";
import type { Locale, Tissue } from "~db/schema/columns";
import ar from "./ar.json";
import en from "./en.json";
import it from "./it.json";

type Published = z.input<typeof PublishForm>;
type Words = { heading: string; plain: string; full: string };
type Book = Record<Tissue | "common", Record<string, Words>> & { titles: Record<Tissue, string> };

/** Demo texts that no lawyer reviewed: the items of domain.md 6.1 in three languages, those of a tissue before those of all. */
const BOOKS: Record<Locale, Book> = { en, it, ar };
const TISSUES: readonly Tissue[] = ["bone_marrow", "adipose", "dental_pulp", "birth"];

export function consentText(tissue: Tissue, locale: Locale, version = 1): Published {
  const book = BOOKS[locale];
  const clauses = CLAUSES.map(({ code, required }) => {
    const words = (version > 1 ? CHANGED[locale][code] : undefined) ?? book[tissue][code] ?? book.common[code];
    if (words === undefined) throw new Error(`The ${locale} consent text of ${tissue} lacks ${code}.`);
    return { code, required, heading: words.heading, plain: words.plain, fullText: words.full };
  });
  return { tissue, locale, version, title: book.titles[tissue], legallyReviewed: false, clauses };
}

/** What version 2 of the bone marrow text says otherwise: a notice of twelve months became one of eighteen. */
const CHANGED: Record<Locale, Partial<Record<string, Words>>> = {
  en: {
    insolvency: {
      heading: "If the bank closes or is sold",
      plain:
        "If we ever stop, a successor bank takes over your cells, your data and your price. You are told eighteen months ahead and can move them elsewhere instead, at our expense.",
      full: "In the event of insolvency, sale or closure the Bank gives notice eighteen months before, or as early as it can, names the successor, hands over Material, records and the price schedule, and offers transfer to another bank of the Donor's choice at the Bank's expense. The complete record of the cells may be exported at any time, in a form that can be read without the Bank.",
    },
  },
  it: {
    insolvency: {
      heading: "Se la banca chiude o viene venduta",
      plain:
        "Se un giorno smettiamo, un’altra banca prende in carico le sue cellule, i suoi dati e il suo prezzo. Lo sa diciotto mesi prima e può invece portarle altrove, a nostre spese.",
      full: "In caso di insolvenza, vendita o chiusura la Banca avvisa diciotto mesi prima, o appena può, nomina chi subentra, consegna Materiale, registri e piano dei prezzi e offre il trasferimento a un’altra banca scelta dal Donatore a spese della Banca. La documentazione completa delle cellule si può esportare in ogni momento, in una forma leggibile senza la Banca.",
    },
  },
  ar: {
    insolvency: {
      heading: "إذا أُغلق البنك أو بيع",
      plain:
        "إذا توقفنا يومًا يتولى بنك آخر خلاياك وبياناتك وسعرك. تُبلَّغ قبل ثمانية عشر شهرًا، ويمكنك بدلًا من ذلك نقلها إلى مكان آخر على نفقتنا.",
      full: "في حال الإعسار أو البيع أو الإغلاق يُشعر البنك قبل ثمانية عشر شهرًا أو في أبكر وقت ممكن، ويسمي الخلف، ويسلّم المادة والسجلات وجدول الأسعار، ويعرض النقل إلى بنك آخر يختاره المتبرع على نفقة البنك. يمكن تصدير السجل الكامل للخلايا في أي وقت بصيغة تُقرأ دون البنك.",
    },
  },
};

/** Version 1 of every tissue's text, in every language. */
export const CONSENT_TEXTS: readonly Published[] = TISSUES.flatMap((tissue) =>
  (["en", "it", "ar"] as const).map((locale) => consentText(tissue, locale)),
);

/** The change that every bank meets one day: a second version, asked for anew. */
export const BONE_MARROW_V2: readonly Published[] = (["en", "it", "ar"] as const).map((locale) => consentText("bone_marrow", locale, 2));
