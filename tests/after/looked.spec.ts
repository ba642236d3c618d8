import { expect, test } from "@playwright/test";
import { looked } from "../support/looked";
import { PAGE_TYPES } from "../support/page-types";

/** Pages of states that neither the demo bank nor a journey is in; their words and access are tested without a browser. */
const NOT_LOOKED_AT: string[] = [];

test("every type of page was looked at in a browser, but for those that are listed", () => {
  const seen = looked();
  const unseen = PAGE_TYPES.map(({ route }) => route).filter((route) => !seen.has(route));
  expect(unseen.sort()).toEqual(NOT_LOOKED_AT);
});
