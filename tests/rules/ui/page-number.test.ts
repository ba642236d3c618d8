import { expect, test } from "vitest";
import { pageNumber } from "~/ui/page-number";

test.each([
  ["", 1],
  ["page=", 1],
  ["page=1", 1],
  ["page=27", 27],
  ["page=999999", 999_999],
  ["page=1000000", 1],
  ["page=0", 1],
  ["page=-2", 1],
  ["page=2.5", 1],
  ["page=1e9", 1],
  ["page=two", 1],
  [`page=${"9".repeat(400)}`, 1],
  ["page=3&page=4", 3],
])("an address with %j asks for page %i", (search, page) => expect(pageNumber(new URLSearchParams(search))).toBe(page));
