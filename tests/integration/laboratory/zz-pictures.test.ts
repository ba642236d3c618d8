import { writeFileSync } from "node:fs";
import { test } from "vitest";
import * as culture from "~/routes/staff/cultures.$cultureId._index";
import * as lot from "~/routes/staff/lots.$lotId._index";
import * as quality from "~/routes/staff/quality._index";
import * as laboratory from "~/routes/staff/laboratory._index";
import { ask } from "~tests/support/asked";
import { givenCulture, givenReleasableLot } from "~tests/support/given/laboratory";
import { rendered } from "~tests/support/rendered";
test("pictures", async () => {
  const l = await givenReleasableLot(); const c = await givenCulture({ tissue: "adipose" });
  const pages = { culture: [culture, { cultureId: l.cultureId }], growing: [culture, { cultureId: c.cultureId }], lot: [lot, { lotId: l.lotId }], quality: [quality, {}], laboratory: [laboratory, {}] } as const;
  for (const [name, [page, params]] of Object.entries(pages)) {
    const data = await ask(page.loader as never, name === "lot" || name === "quality" ? l.quality : l.laboratory, "/staff", params);
    for (const locale of ["en", "ar"] as const)
      writeFileSync(`/tmp/lab/pics/${name}-${locale}.html`, `<!doctype html><html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="theme.css"><body>${rendered({ Page: page.default, data, locale, i18n: ["laboratory"], path: "/staff" })}</body></html>`);
  }
});
