import { z } from "zod";
import { Country, Day, Email, FamilyName, GivenName, Line, Password, Relation } from "~/bank/people/fields.server";

const needs = (condition: boolean, path: string, error = "errors.required") => (condition ? [] : [{ path, error }]);

/** What a family answers when it accepts: who the donor is, who else speaks for the child, how storage is paid. */
export const AcceptanceForm = z
  .object({
    donorIs: z.enum(["self", "child", "unborn"], "errors.choose_one"),
    donorGivenName: GivenName.optional(),
    donorFamilyName: FamilyName.optional(),
    bornOn: Day.optional(),
    expectedOn: Day.optional(),
    medicalNumber: Line(60).optional(),
    relation: Relation.optional(),
    otherGivenName: GivenName.optional(),
    otherFamilyName: FamilyName.optional(),
    otherEmail: Email.optional(),
    otherRelation: Relation.optional(),
    soleGuardian: z.literal("yes").optional(),
    storagePlan: z.enum(["yearly", "prepaid_20"], "errors.choose_one"),
    country: Country,
    meaning: z.literal("approval", "enquiries.meaning_needed"),
    password: Password,
  })
  .superRefine((form, context) => {
    const ofChild = form.donorIs !== "self";
    const other = [form.otherGivenName, form.otherFamilyName, form.otherEmail, form.otherRelation].some((part) => part !== undefined);
    const problems = [
      ...needs(form.donorIs === "unborn" || form.bornOn !== undefined, "bornOn"),
      ...needs(form.donorIs !== "unborn" || form.expectedOn !== undefined, "expectedOn"),
      ...needs(!ofChild || form.donorGivenName !== undefined, "donorGivenName"),
      ...needs(!ofChild || form.donorFamilyName !== undefined, "donorFamilyName"),
      ...needs(!ofChild || form.relation !== undefined, "relation", "errors.choose_one"),
      ...needs(!ofChild || other || form.soleGuardian !== undefined, "soleGuardian", "enquiries.other_guardian_needed"),
      ...(ofChild && other
        ? [
            ...needs(form.otherGivenName !== undefined, "otherGivenName"),
            ...needs(form.otherFamilyName !== undefined, "otherFamilyName"),
            ...needs(form.otherEmail !== undefined, "otherEmail"),
            ...needs(form.otherRelation !== undefined, "otherRelation", "errors.choose_one"),
            ...needs(form.soleGuardian === undefined, "soleGuardian", "enquiries.sole_or_other"),
          ]
        : []),
    ];
    for (const { path, error } of problems) context.addIssue({ code: "custom", path: [path], message: error });
  });
export type Acceptance = z.output<typeof AcceptanceForm>;
