import { z } from "zod";
import { Day } from "~/bank/people/fields.server";
import { Moment, Name, Note, Review } from "./fields.server";
import { ANSWERS, isMarker, MARKER_NAMES } from "./markers-known.rules";

export const sampleForm = (zone: string) =>
  z.object({
    specimenOf: z.enum(["donor", "mother"], "errors.choose_one"),
    takenAt: Moment(zone),
    laboratory: Name,
    laboratoryLicence: Name,
  });
export type SampleForm = z.output<ReturnType<typeof sampleForm>>;

const Result = z.object({
  marker: z.enum(MARKER_NAMES),
  result: z.enum(ANSWERS),
  method: z.enum(["serology", "nat"]).optional(),
  repeatOf: z.uuid().optional(),
});
export const MarkerResultForm = Result.extend({ testedOn: Day });
export type MarkerResultForm = z.output<typeof MarkerResultForm>;

/** A panel: the answer to each marker stands under its name, the result that it repeats under `repeat.<marker>`; a blank one was not tested. */
export const MarkerPanelForm = z
  .object({ testedOn: Day })
  .catchall(z.unknown())
  .transform(({ testedOn, ...typed }, context) => {
    const results = Object.entries(typed).flatMap(([name, result]) => {
      if (!isMarker(name) || result === undefined) return [];
      const read = Result.safeParse({ marker: name, result, repeatOf: typed[`repeat.${name}`] });
      if (!read.success) context.addIssue({ code: "custom", message: "errors.choose_one", path: [name] });
      return read.success ? [read.data] : [];
    });
    if (results.length === 0) context.addIssue({ code: "custom", message: "laboratory.marker_needed", path: ["testedOn"] });
    return { testedOn, results };
  });
export type MarkerPanelForm = z.output<typeof MarkerPanelForm>;

export const AssessmentForm = z.object({
  conclusion: z.enum(["acceptable", "not_acceptable"], "errors.choose_one"),
  note: Note,
  ...Review,
});
export type AssessmentForm = z.output<typeof AssessmentForm>;
