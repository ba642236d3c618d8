import { z } from "zod";
import { Day, Line } from "~/bank/people/fields.server";
import { KitForm } from "./kits.operations.server";

/** What the packing page posts: material, logger, and for each part its lot and its expiry. */
export function kitPageForm(parts: readonly string[]) {
  const fields = Object.fromEntries(
    parts.flatMap((part) => [
      [`lot_${part}`, Line(60)],
      [`expires_${part}`, Day],
    ]),
  );
  return z
    .object({ material: KitForm.shape.material, loggerSerial: KitForm.shape.loggerSerial })
    .and(z.object(fields))
    .transform((sent) => {
      const said = sent as Record<string, string>;
      return {
        material: sent.material,
        loggerSerial: sent.loggerSerial,
        parts: parts.map((part) => ({ part, lot: said[`lot_${part}`] ?? "", expiresOn: said[`expires_${part}`] ?? "" })),
      };
    });
}
