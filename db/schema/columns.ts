import type { ColumnType } from "kysely";

export type Tissue = "bone_marrow" | "adipose" | "dental_pulp" | "birth";
export type Locale = "en" | "it" | "ar";

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** A jsonb column: read as a value, written as JSON text (an array would else become a PostgreSQL array). */
export type Json = ColumnType<JsonValue, string, string>;
export type GeneratedJson = ColumnType<JsonValue, string | undefined, string>;
