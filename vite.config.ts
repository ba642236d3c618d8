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

export default defineConfig({
  plugins: [oneFile(alias), tailwindcss(), remix(remixConfig)],
  resolve: { alias },
  build: { target: "es2022", assetsInlineLimit: 0 },
  // What browsers need is prepared at once in development, or the first page would meet two copies of React.
  optimizeDeps: {
    include: ["react", "react-dom/client", "react/jsx-runtime", "react/jsx-dev-runtime", "@remix-run/react", "@lingui/core"],
  },
});
