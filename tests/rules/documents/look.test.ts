import { writeFileSync } from "node:fs";
import { test } from "vitest";
import { releaseCertificate } from "~/bank/certificates/release-certificate.pdf.server";
import { translator } from "~/web/i18n.server";
import { MARCO } from "~tests/support/documents";
test("look", async () => {
  for (const l of ["en", "it", "ar"] as const) writeFileSync(`/tmp/look-${l}.pdf`, await releaseCertificate(MARCO, translator(l)));
});
