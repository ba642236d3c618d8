import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Where this portal keeps what is its own: passwords, a demo's secrets, and (unless root starts it) the database. */
export const dataFolder = () => resolve(root, process.env.TRILINEAGE_DATA || ".data");

export const clientFolder = join(root, "build/client");
export const serverBundle = join(root, "build/server/index.js");
