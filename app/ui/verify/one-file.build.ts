import { dirname, resolve } from "node:path";
import { build, type Plugin, type Rollup, type UserConfig } from "vite";

const MARK = "?one-file";

/** Vite plugin: `import { script, style } from "./entry.tsx?one-file"` gives the entry with all its imports as two texts, to stand inside one HTML file. */
export function oneFile(alias: NonNullable<UserConfig["resolve"]>["alias"]): Plugin {
  return {
    name: "one-file",
    enforce: "pre",
    resolveId: (source, importer) =>
      source.endsWith(MARK) && importer ? `\0one-file:${resolve(dirname(importer), source.slice(0, -MARK.length))}` : undefined,
    load: async (id) => (id.startsWith("\0one-file:") ? asModule(await bundle(id.slice("\0one-file:".length), alias)) : undefined),
  };
}

async function bundle(entry: string, alias: NonNullable<UserConfig["resolve"]>["alias"]): Promise<Rollup.RollupOutput["output"]> {
  const results = await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    resolve: { alias: alias ?? {} },
    mode: "production",
    esbuild: { jsx: "automatic", jsxDev: false, legalComments: "none" },
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "es2022",
      minify: "esbuild",
      lib: { entry, formats: ["iife"], name: "page" },
      rollupOptions: { output: { inlineDynamicImports: true } },
    },
  });
  return [results].flat().flatMap((result) => ("output" in result ? result.output : [])) as unknown as Rollup.RollupOutput["output"];
}

/** Neither text may end the element that it stands in. */
function asModule(output: Rollup.RollupOutput["output"]): string {
  const script = output.map((part) => (part.type === "chunk" ? part.code : "")).join("");
  const style = output.map((part) => (part.type === "asset" && part.fileName.endsWith(".css") ? String(part.source) : "")).join("");
  const safe = script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
  return `export const script = ${JSON.stringify(safe)};\nexport const style = ${JSON.stringify(style.replaceAll("</style", ""))};\n`;
}
