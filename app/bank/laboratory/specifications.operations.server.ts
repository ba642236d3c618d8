import { z } from "zod";
import { PRODUCTS, type ProductCode } from "~/bank/collection/product-codes.rules";
import { refuseUnless } from "~/bank/history/refusal";
import { transact } from "~/bank/history/transact.server";
import type { Actor } from "~/bank/people/actor";
import { Line } from "~/bank/people/fields.server";
import { authorise } from "~/bank/people/policy";
import { newId } from "~/outside/ids.server";
import { TEST_NAMES } from "./tests-known.rules";

const Limit = z
  .object({
    test: z.enum(TEST_NAMES),
    method: Line(200),
    limitKind: z.enum(["min", "max", "range", "equals"]),
    minimum: z.number().nullable(),
    maximum: z.number().nullable(),
    expected: z.string().nullable(),
    unit: z.string(),
    required: z.boolean(),
    identity: z.boolean(),
  })
  .refine((limit) => limit.limitKind !== "equals" || limit.expected !== null, "laboratory.limit_needed")
  .refine((limit) => limit.limitKind !== "min" || limit.minimum !== null, "laboratory.limit_needed")
  .refine((limit) => limit.limitKind !== "range" || (limit.minimum !== null && limit.maximum !== null), "laboratory.limit_needed")
  // Of a release lot the endotoxin limit is computed for its patient, so it may be open.
  .refine((limit) => limit.limitKind !== "max" || limit.maximum !== null || limit.test === "endotoxin", "laboratory.limit_needed");

export const SpecificationForm = z.object({
  code: z.string().regex(/^SPEC-[A-Z0-9]+(-[A-Z0-9]+)*$/, "laboratory.specification_code_wrong"),
  productCode: z.string().refine((code) => Object.hasOwn(PRODUCTS, code), "errors.choose_one"),
  stage: z.enum(["bank", "release"], "errors.choose_one"),
  /** Population doublings, by the convention. */
  cpdlMax: z.number().min(0).max(100),
  passageMax: z.number().int().min(0).max(30),
  pdlConvention: z.enum(["P0_HARVEST_ZERO", "CFUF_ORIGIN"]),
  effectiveFrom: z.date(),
  tests: z.array(Limit).min(1),
});
export type SpecificationForm = z.output<typeof SpecificationForm>;

/** Publishes the next version of a specification. What lots were made under stays; limits never bind the past. @returns its id */
export async function publishSpecification(actor: Actor, form: SpecificationForm): Promise<string> {
  return transact(actor, async (tx, record) => {
    authorise(actor, "specification.publish");
    refuseUnless(form.effectiveFrom >= tx.now, "effective_in_the_past");
    const last = await tx
      .selectFrom("specifications")
      .select(["version", "effectiveFrom", "productCode", "stage"])
      .where("code", "=", form.code)
      .orderBy("version", "desc")
      .forShare()
      .executeTakeFirst();
    refuseUnless(!last || (last.productCode === form.productCode && last.stage === form.stage), "specification_of_another");
    refuseUnless(!last || form.effectiveFrom > last.effectiveFrom, "effective_before_last");
    const id = newId();
    const { tests, ...rest } = form;
    const version = (last?.version ?? 0) + 1;
    const productClass = PRODUCTS[form.productCode as ProductCode].productClass;
    await tx
      .insertInto("specifications")
      .values({ id, ...rest, version, productClass, approvedBy: actor.kind === "staff" ? actor.id : null })
      .execute();
    const rows = tests.map((test, ordinal) => ({ id: newId(), specificationId: id, ordinal, ...test }));
    await tx.insertInto("specificationTests").values(rows).execute();
    await record({ type: "specification.published", about: [id, ...rows.map((row) => row.id)], data: { code: form.code, version } });
    return id;
  });
}
