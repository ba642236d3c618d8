/** The element of a document that carries its catalogue. */
export const CATALOGUE = "catalogue";

const texts = new Map<string, string>();

/** Gives a catalogue's text a name, by which a document's data may call it: the text is large, and would be written into them letter by letter. */
export function nameCatalogue(name: string, text: string): void {
  texts.set(name, text);
}

/** The text of a catalogue that may be named: as the server keeps it, or as the document carries it. */
export function textOf(catalogue: string): string {
  if (catalogue.startsWith("{")) return catalogue;
  const known = texts.get(catalogue);
  if (known !== undefined || typeof document === "undefined") return known ?? "{}";
  const carried = document.getElementById(CATALOGUE)?.textContent ?? "{}";
  texts.set(catalogue, carried);
  return carried;
}
