import { expect, test } from "@playwright/test";
import { looked } from "../support/looked";
import { PAGE_TYPES } from "../support/page-types";

test("every type of page was looked at in a browser", () => {
  const seen = looked();
  expect(PAGE_TYPES.map(({ route }) => route).filter((route) => !seen.has(route))).toEqual([]);
});
