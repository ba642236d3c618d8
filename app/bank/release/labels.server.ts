import { z } from "zod";
import { labelOf } from "../storage/scan.store.server";

/** Labels scanned one after the other, a line each. @returns DIN and division of each, 15 characters */
export const ScannedLabels = z.string("release.labels_needed").transform((text, context) => {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  const labels = lines.map(labelOf);
  if (labels.length === 0 || labels.some((label) => label?.division == null)) {
    context.addIssue({ code: "custom", message: "release.labels_unread" });
    return z.NEVER;
  }
  return labels.map((label) => `${label?.din}${label?.division}`);
});
