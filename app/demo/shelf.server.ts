import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

type Kept = { id: string };

/** What a stand-in remembers: objects by kind and id, oldest first. */
export type Shelf = {
  put<T extends Kept>(kind: string, object: T): T;
  get<T extends Kept>(kind: string, id: string): T | undefined;
  all<T extends Kept>(kind: string): T[];
};

/**
 * Opens a shelf. With a file, every `put` is a line appended to it before the call returns, so a killed process forgets
 * nothing that was answered; a last line cut off half-way is ignored, and opening rewrites the file with the newest states.
 */
export function openShelf(file?: string): Shelf {
  const kinds = new Map<string, Map<string, Kept>>();
  const of = (kind: string) => {
    const known = kinds.get(kind) ?? new Map<string, Kept>();
    kinds.set(kind, known);
    return known;
  };
  if (file) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    for (const [kind, object] of linesOf(file)) of(kind).set(object.id, object);
    compact(file, kinds);
  }
  return {
    put(kind, object) {
      of(kind).set(object.id, object);
      if (file) appendFileSync(file, `${JSON.stringify([kind, object])}\n`);
      return object;
    },
    get: <T extends Kept>(kind: string, id: string) => of(kind).get(id) as T | undefined,
    all: <T extends Kept>(kind: string) => [...of(kind).values()] as T[],
  };
}

function linesOf(file: string): [string, Kept][] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as [string, Kept]];
      } catch {
        return [];
      }
    });
}

function compact(file: string, kinds: Map<string, Map<string, Kept>>): void {
  const lines = [...kinds].flatMap(([kind, objects]) => [...objects.values()].map((object) => `${JSON.stringify([kind, object])}\n`));
  writeFileSync(`${file}.new`, lines.join(""), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
