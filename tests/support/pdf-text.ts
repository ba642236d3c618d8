/** The text of each page of a PDF, as a reader would copy it. */
export async function textOf(pdf: Uint8Array): Promise<string[]> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const document = await getDocument({ data: Uint8Array.from(pdf), disableFontFace: true, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ("str" in item ? item.str : ""))
        .join(" ")
        .replace(/\s+/g, " "),
    );
  }
  return pages;
}

/** The roles of a page's structure tree, in reading order, as nested lists. */
export async function rolesOf(pdf: Uint8Array, page = 1): Promise<string> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const document = await getDocument({ data: Uint8Array.from(pdf), disableFontFace: true, verbosity: 0 }).promise;
  const tree = await (await document.getPage(page)).getStructTree();
  return JSON.stringify(tree, (key, value) => (key === "id" ? undefined : value));
}
