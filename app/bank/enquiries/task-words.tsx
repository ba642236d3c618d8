import { useT } from "~/web/i18n";
import type { JsonValue } from "~db/schema/columns";
import { isTaskKind } from "./task-address.rules";

/** A task in words: its sentence and the name of its act, filled with what the task knows. */
export function useTaskWords() {
  const { t } = useT();
  return (task: { kind: string; data: unknown }) => {
    const values = sayable(task.data);
    if (!isTaskKind(task.kind)) return { what: t("tasks.other", { kind: task.kind }), act: t("tasks.other_act") };
    return { what: t(`tasks.${task.kind}`, values), act: t(`tasks.${task.kind}_act`) };
  };
}

/** Tissues are named in the reader's language by the message itself; every other value is a number or a code. */
function sayable(data: unknown): Record<string, string | number> {
  const known: Record<string, string | number> = {
    tissue: "other",
    din: "",
    number: "",
    reason: "other",
    code: "",
    kind: "other",
    version: "",
  };
  for (const [name, value] of Object.entries((data ?? {}) as Record<string, JsonValue>))
    if (typeof value === "string" || typeof value === "number") known[name] = value;
  return known;
}
