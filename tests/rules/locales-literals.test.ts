import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Attributes whose text people read or hear. */
const SPOKEN = new Set(["aria-label", "aria-description", "title", "alt", "placeholder", "label", "hint", "caption", "summary"]);
/** A word is two letters or more in a row; signs, units and single letters are the same in every language. */
const WORD = /\p{L}{2,}/u;
/** Names that are the same in every language. */
const NAMES = /^(A9999 26 000002|DEMO|DIN|PDF|JSON|CSV|ISBT 128)$/;

function literalsIn(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(join(root, path), "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const spoken = spokenText(node);
    if (spoken && WORD.test(spoken) && !NAMES.test(spoken))
      found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${spoken}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function spokenText(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return node.text.replace(/&\w+;/g, " ").trim();
  if (!ts.isJsxAttribute(node) || !SPOKEN.has(node.name.getText())) return undefined;
  return node.initializer && ts.isStringLiteral(node.initializer) ? node.initializer.text : undefined;
}

const files = ["app", "emails"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".tsx"))
    .map((path) => join(folder, path)),
);

test("no text stands outside the catalogues", () => {
  expect(files.length).toBeGreaterThan(20);
  expect(files.flatMap(literalsIn)).toEqual([]);
});
