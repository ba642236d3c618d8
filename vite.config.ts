import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { oneFile } from "./app/ui/verify/one-file.build";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

const here = (folder: string) => fileURLToPath(new URL(folder, import.meta.url));

const alias = { "~db": here("./db"), "~emails": here("./emails"), "~": here("./app") };

/** Files that change with the packages only, and what nearly every page draws with: few files shrink and travel better than many small ones. */
const CHUNKS: Record<string, RegExp> = {
  frame: /\/node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run|turbo-stream)\//,
  kit: /\/app\/(ui\/(fields\/|post-form|page-head|data-table|status-mark|tissue-mark|summary-list|notice|din-plate|empty-state|tab-links|code|shells\/(head|foot|public))|web\/(title|form-answer)|bank\/history\/refusal)/,
};

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [oneFile(alias), tailwindcss(), remix(remixConfig)],
  resolve: { alias },
  // Bundled, so that the parts of it that no letter uses (a highlighter of code, Tailwind) are left out of the server's memory.
  ssr: { noExternal: [/^@react-email\//] },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    ...(!isSsrBuild && {
      minify: "terser" as const, // slower than esbuild, and 4 % smaller
      terserOptions: { compress: { passes: 3, ecma: 2020 as const } },
      rollupOptions: { output: { manualChunks: (id: string) => Object.keys(CHUNKS).find((name) => CHUNKS[name]?.test(id)) } },
    }),
  },
  // What browsers need is prepared at once in development, or the first page would meet two copies of React.
  optimizeDeps: {
    include: ["react", "react-dom/client", "react/jsx-runtime", "react/jsx-dev-runtime", "@remix-run/react"],
  },
}));
