import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { clientFolder } from "../../app/run/places.mjs";

interface Part {
  module: string;
  imports: string[];
}
interface Manifest {
  entry: Part;
  routes: Record<string, Part & { id: string; parentId?: string; path?: string; hasLoader: boolean }>;
}

/** What Remix tells the browser about its files. */
export function manifest(): Manifest {
  const file = readdirSync(join(clientFolder, "assets")).find((name) => /^manifest-\w+\.js$/.test(name)) ?? "";
  const text = readFileSync(join(clientFolder, "assets", file), "utf8");
  return JSON.parse(text.replace(/^window\.__remixManifest=/, "").replace(/;\s*$/, ""));
}

/** Every script of the build with its text. */
export function scripts(): { name: string; text: string }[] {
  return readdirSync(join(clientFolder, "assets"))
    .filter((name) => name.endsWith(".js"))
    .map((name) => ({ name, text: readFileSync(join(clientFolder, "assets", name), "utf8") }));
}

const filesOf = (part: Part | undefined): string[] => (part ? [part.module, ...part.imports] : []);

/** The scripts that every page loads. */
export function sharedFiles({ entry, routes }: Manifest): Set<string> {
  return new Set([...filesOf(entry), ...filesOf(routes.root)]);
}

/** The scripts that a page loads: the shared ones, its own and those of the routes around it. */
export function filesOfPage(all: Manifest, id: string): Set<string> {
  const files = sharedFiles(all);
  for (let route = all.routes[id]; route; route = all.routes[route.parentId ?? ""]) for (const file of filesOf(route)) files.add(file);
  return files;
}

/** Bytes on the wire, compressed as any server would. */
export function gzipBytes(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(clientFolder, file)), { level: 9 }).length, 0);
}
