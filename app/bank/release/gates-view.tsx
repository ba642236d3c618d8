import type { ReactNode } from "react";
import type { MessageKey } from "~/locales/namespaces";
import { GateList } from "~/ui/gate-list";
import { useT } from "~/web/i18n";
import type { Gate } from "./gates.rules";

const MARK = { open: "met", shut: "stop", not_evaluated: "know" } as const;

/** Every gate with its evidence and whose turn it is, those that stand in the way first. */
export function GatesView({ gates, waiting = [] }: { gates: readonly Gate[]; waiting?: readonly string[] }) {
  const { t } = useT();
  const sorted = [...gates].sort((one, other) => Number(other.state === "shut") - Number(one.state === "shut"));
  return (
    <GateList
      gates={sorted.map((gate) => ({
        label: t(`release.gate_${gate.name}`),
        state: gate.state === "shut" && waiting.includes(gate.name) ? "waiting" : MARK[gate.state],
        evidence: <Evidence gate={gate} />,
        whose: gate.state === "shut" ? t(`release.whose_${gate.whose}`) : undefined,
      }))}
    />
  );
}

/** Why a gate is open or shut, in words, with its numbers. */
export function Evidence({ gate }: { gate: Gate }): ReactNode {
  const { t, date, number, cells } = useT();
  const words = (kind: "test" | "item", codes: string | number) =>
    String(codes)
      .split(", ")
      .map((code) => t(`release.${kind}_${code}` as MessageKey))
      .join(" · ");
  const values = Object.fromEntries(
    Object.entries(gate.values).map(([name, value]) => {
      if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return [name, date(value)];
      if (name === "tests") return [name, words("test", value)];
      if (name === "items") return [name, words("item", value)];
      if (name === "cells" || name === "doseCells") return [name, cells(Number(value))];
      return [
        name,
        typeof value === "number" && !Number.isInteger(value) ? number(value, name === "found" || name === "limit" ? 2 : 1) : value,
      ];
    }),
  );
  return t(`release.gate_${gate.name}_${gate.evidence}` as MessageKey, values);
}
