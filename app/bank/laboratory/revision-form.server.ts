import { z } from "zod";
import { Count, Measure, Moment } from "./fields.server";
import type { SpecificationForm } from "./specifications.operations.server";
import { isTest, type Test } from "./tests-known.rules";

interface Published extends Omit<SpecificationForm, "tests"> {
  tests: (Omit<SpecificationForm["tests"][number], "test"> & { id: string; test: string })[];
}

const Limit = Measure(0, 1e12);

/** The next version of a published specification: its numbers stand under `minimum.<id>` and `maximum.<id>`; all else stays as it was. */
export const revisionForm = ({ tests, code, productCode, stage, pdlConvention }: Published, zone: string) =>
  z
    .object({ cpdlMax: Measure(0, 100), passageMax: Count(30), effectiveFrom: Moment(zone) })
    .catchall(z.unknown())
    .transform(({ cpdlMax, passageMax, effectiveFrom, ...typed }, context): SpecificationForm => {
      const read = (name: string, before: number | null): number | null => {
        if (before === null) return null;
        const parsed = Limit.safeParse(typed[name]);
        if (!parsed.success) context.addIssue({ code: "custom", message: "laboratory.number_wrong", path: [name] });
        return parsed.success ? parsed.data : before;
      };
      const revised = tests.map(({ id, test, method, limitKind, minimum, maximum, expected, unit, required, identity }) => ({
        test: known(test),
        method,
        limitKind,
        minimum: read(`minimum.${id}`, minimum),
        maximum: read(`maximum.${id}`, maximum),
        expected,
        unit,
        required,
        identity,
      }));
      for (const [at, { minimum, maximum }] of revised.entries())
        if (minimum !== null && maximum !== null && minimum > maximum)
          context.addIssue({ code: "custom", message: "laboratory.number_low", path: [`maximum.${tests[at]?.id}`] });
      return { code, productCode, stage, pdlConvention, cpdlMax, passageMax, effectiveFrom, tests: revised };
    });

function known(test: string): Test {
  if (!isTest(test)) throw new Error(`No test ${test} is known.`);
  return test;
}
