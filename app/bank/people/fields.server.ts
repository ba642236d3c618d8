import { z } from "zod";
import { COUNTRIES } from "./countries";

/** Control characters that no name holds and PostgreSQL refuses, and marks that turn the direction of the text around them. */
const UNPRINTABLE = /[\p{Cc}\u202A-\u202E\u2066-\u2069\u2028\u2029]/gu;
const KEPT_IN_TEXT = /[\n\t]/;

const tidy = (text: string) => text.replace(UNPRINTABLE, " ").replace(/\s+/g, " ").trim();
const tidyText = (text: string) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(UNPRINTABLE, (sign) => (KEPT_IN_TEXT.test(sign) ? sign : ""))
    .trim();

/** One line of text, at most `most` characters, without what cannot be printed. */
export const Line = (most: number) =>
  z.string("errors.required").transform(tidy).pipe(z.string().min(1, "errors.required").max(most, "errors.too_long"));

/** Several lines of text, at most `most` characters. */
export const Text = (most: number) => z.string("errors.required").transform(tidyText).pipe(z.string().max(most, "errors.too_long"));

export const GivenName = Line(100);
export const FamilyName = Line(100);
export const Email = z.string("errors.required").trim().max(254, "errors.too_long").pipe(z.email("errors.not_an_email"));
export const Phone = Line(40).pipe(z.string().regex(/^[+\d][\d\s().-]{4,}$/, "people.phone_wrong"));
export const Country = z.string("errors.choose_one").refine((code) => COUNTRIES.includes(code), "errors.choose_one");
export const Language = z.enum(["en", "it", "ar"], "errors.choose_one");
/** `YYYY-MM-DD`, a day that exists. */
export const Day = z.string("errors.required").pipe(z.iso.date("errors.not_a_date"));
/** At least 10 characters; everything else is the person's own affair (NIST SP 800-63B 3.1.1.2). */
export const NewPassword = z.string("errors.required").min(10, "people.password_short").max(200, "errors.too_long");
export const Password = z.string("errors.required").max(200, "errors.too_long");

export const Relation = z.enum(["mother", "father", "guardian"], "errors.choose_one");
/** One box ticked posts a text, several post a list. */
export const Several = <S extends z.ZodType>(each: S) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(each));

const LAST_ID = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?\s*$/i;
/** A person of the bank: the address of their page as it is copied from the browser, or the id that it ends with. */
export const PersonId = z
  .string("errors.required")
  .transform((text) => LAST_ID.exec(text)?.[1]?.toLowerCase() ?? text)
  .pipe(z.uuid("people.person_id_wrong"));
/** A person as a colleague names them: by the e-mail address of their account, or as `PersonId`. @returns an address or an id */
export const PersonNamed = z
  .string("errors.required")
  .transform((text) => (Email.safeParse(text).data ?? PersonId.safeParse(text).data)?.toLowerCase() ?? "")
  .pipe(z.string().min(1, "people.person_named_wrong"));
