export type FormValue = string | FormValue[] | { [name: string]: FormValue };

/**
 * Reads Stripe's form encoding (`line_items[0][price_data][currency]=eur`) into nested objects and lists. Names with only
 * numbers under them become lists; all values stay strings. Throws a RangeError for a name that is also a parent of another.
 */
export function parseForm(encoded: string): Record<string, FormValue> {
  const root: Record<string, FormValue> = Object.create(null);
  for (const [name, value] of new URLSearchParams(encoded)) set(root, pathOf(name), value);
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, withLists(value)]));
}

/** `a[b][0]` as `["a", "b", "0"]`; `a[]` counts up. */
function pathOf(name: string): string[] {
  const [head = ""] = name.split("[", 1);
  return [head, ...[...name.slice(head.length).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? "")];
}

function set(root: Record<string, FormValue>, path: string[], value: string): void {
  let place = root;
  for (const [depth, step] of path.entries()) {
    const name = step === "" ? String(Object.keys(place).length) : step;
    if (depth === path.length - 1) {
      place[name] = value;
      return;
    }
    const next = place[name] ?? Object.create(null);
    if (typeof next !== "object" || Array.isArray(next)) throw new RangeError(name);
    place[name] = next;
    place = next;
  }
}

function withLists(value: FormValue): FormValue {
  if (typeof value !== "object" || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, withLists(inner)] as const);
  const isList = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name));
  if (!isList) return Object.fromEntries(entries);
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner);
}
