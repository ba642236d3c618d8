import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const routes = fileURLToPath(new URL("../../app/routes/", import.meta.url));
/** What stands before the addresses of a folder of routes (app/routes.ts). */
const PREFIX: Record<string, string> = { public: "", family: "family", clinic: "clinic", staff: "staff", demo: "demo" };

/** A route that shows a page, and what its addresses look like. */
export interface PageType {
  /** `staff/vials.$vialId._index` */
  route: string;
  address: RegExp;
}

/** Every route that shows a page, those with the fewest variable parts first: an address is of the first type that it matches. */
export const PAGE_TYPES: readonly PageType[] = Object.keys(PREFIX)
  .flatMap((folder) =>
    readdirSync(`${routes}${folder}`)
      .filter((file) => file.endsWith(".tsx") && /^export default /m.test(readFileSync(`${routes}${folder}/${file}`, "utf8")))
      .map((file) => typeOf(folder, file.slice(0, -".tsx".length))),
  )
  .filter(({ route }) => route !== "public/$")
  .sort((a, b) => variables(a) - variables(b));

export const typeOfAddress = (path: string): PageType | undefined => PAGE_TYPES.find(({ address }) => address.test(path));

function variables({ route }: PageType): number {
  return route.split("$").length;
}

function typeOf(folder: string, name: string): PageType {
  const parts = name
    .split(/\.(?![^[]*\])/)
    .filter((part) => part !== "_index")
    .map((part) => (part.startsWith("$") ? "[^/]+" : part.replace(/_$/, "").replace(/\[(.*?)\]/g, "$1")));
  const path = [PREFIX[folder], ...parts].filter(Boolean).join("/");
  return { route: `${folder}/${name}`, address: new RegExp(`^/${path}$`) };
}
