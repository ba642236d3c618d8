/**
 * Markup that is written as text: React draws an element in some ten times the time, which counts where a list has hundreds of them. Whoever
 * writes markup passes every text that is not his own through `escaped`.
 */
export type Markup = string;

const SIGNS: Record<string, string> = { '"': "&quot;", "&": "&amp;", "'": "&#x27;", "<": "&lt;", ">": "&gt;" };

/** A text as it may stand between tags, and in an attribute between double quotes. */
export const escaped = (text: string): Markup => (/["&'<>]/.test(text) ? text.replace(/["&'<>]/g, (sign) => SIGNS[sign] ?? sign) : text);

/** The same letters by their numbers, where Latin-1 lacks them: one Arabic word would make a whole English page take, and cost, twice as much. */
export const withoutFarLetters = (markup: Markup): Markup => markup.replace(/[^\0-\xff]/gu, (sign) => `&#${sign.codePointAt(0)};`);
