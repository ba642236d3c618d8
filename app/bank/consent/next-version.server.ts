import { z } from "zod";
import { Text } from "~/bank/people/fields.server";
import type { PublishForm } from "./texts.operations.server";

type Earlier = {
  text: { tissue: "bone_marrow" | "adipose" | "dental_pulp" | "birth"; locale: "en" | "it" | "ar" };
  clauses: readonly { code: string; required: boolean }[];
  nextVersion: number;
};

/** What the page of a next version posts: the title, and three texts for every clause of the version before. */
export function nextVersionForm({ text, clauses, nextVersion }: Earlier) {
  const needed = Text(6000).pipe(z.string().min(1, "consent.text_needed"));
  const fields = Object.fromEntries(
    clauses.flatMap(({ code }) => [
      [`heading_${code}`, needed],
      [`plain_${code}`, needed],
      [`full_${code}`, needed],
    ]),
  );
  return z
    .object({ title: needed, legallyReviewed: z.literal("yes").optional(), ...fields })
    .transform((sent): z.input<typeof PublishForm> => {
      const said = sent as Record<string, string>;
      return {
        tissue: text.tissue,
        locale: text.locale,
        version: nextVersion,
        title: sent.title,
        legallyReviewed: sent.legallyReviewed === "yes",
        clauses: clauses.map(({ code, required }) => ({
          code,
          required,
          heading: said[`heading_${code}`] ?? "",
          plain: said[`plain_${code}`] ?? "",
          fullText: said[`full_${code}`] ?? "",
        })),
      };
    });
}
