/** The page of a list that an address asks for, from 1; whatever is no such number is the first. */
export function pageNumber(search: URLSearchParams): number {
  const [digits] = /^[1-9]\d{0,5}$/.exec(search.get("page") ?? "") ?? [];
  return digits === undefined ? 1 : Number(digits);
}
